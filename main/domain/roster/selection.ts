import { SELECTION_STEPS, type SelectionStep } from '../../../preload/contract';

export interface Step {
  readonly step: SelectionStep;
  /** YYYY-MM-DD; such texts are in the order of their days. */
  readonly on: string;
}
export interface NewStep extends Step {
  readonly checked: readonly string[];
}
export type SelectionRefusal = 'too-early' | 'in-the-future' | 'before-its-turn' | 'unchecked';

/** What each step builds on; of several in one line any will do: somebody comes forward or is put forward. */
const NEEDS: Readonly<Record<SelectionStep, readonly SelectionStep[]>> = {
  'self-nomination': [],
  'public-nomination': [],
  'village-recommendation': ['self-nomination', 'public-nomination'],
  'branch-review': ['village-recommendation'],
  'township-review': ['branch-review'],
  adjustment: ['township-review'],
};

/** The earliest day on which a step can have been: that of what it builds on; undefined: that is not there yet. */
const earliest = (entries: readonly Step[], step: SelectionStep): string | undefined => {
  if (NEEDS[step].length === 0) return '';
  // Of a step written down again the last one stands.
  const days = NEEDS[step].flatMap((need) => entries.findLast((entry) => entry.step === need)?.on ?? []);
  return days.sort()[0];
};

/** Steps that can be written down now, in their order; one that is there can be written down once more and keeps what stood. */
export const openSteps = (entries: readonly Step[]): SelectionStep[] =>
  SELECTION_STEPS.filter((step) => earliest(entries, step) !== undefined);

/**
 * Why a step cannot be written down; undefined: it can. The township's review stands only when each of the kinds of people
 * who may not serve was looked into. 三类人员不得担任
 * @param mayNotServe the ids of those kinds
 * @param today YYYY-MM-DD
 */
export const refuseStep = (
  entries: readonly Step[],
  { step, on, checked }: NewStep,
  mayNotServe: readonly string[],
  today: string,
): SelectionRefusal | undefined => {
  const from = earliest(entries, step);
  if (from === undefined) return 'before-its-turn';
  if (on > today) return 'in-the-future';
  if (on < from) return 'too-early';
  if (step === 'township-review' && !mayNotServe.every((kind) => checked.includes(kind))) return 'unchecked';
  return undefined;
};
