import type { CaseRow, Department, Suggestion } from '../../../../preload/contract';

/** A dispatch as it is being put together. `null`: untouched, what is proposed stands. */
export interface Plan {
  readonly chosen: readonly string[] | null;
  readonly lead: string | null;
  readonly common: string | null;
  /** Own instructions by department; empty text: the common ones. */
  readonly own: Readonly<Record<string, string>>;
  /** Value of the time field; null: the rulebook's. */
  readonly due: string | null;
}
export const freshPlan: Plan = { chosen: null, lead: null, common: null, own: {}, due: null };

const LIVE = ['sent', 'acknowledged', 'arrived'] as const;
const isLive = (state: string): boolean => (LIVE as readonly string[]).includes(state);

/** Departments that have an open task of this case already. */
export const busyIn = (row: CaseRow): ReadonlySet<string> =>
  new Set(row.tasks.filter((task) => isLive(task.state)).map((task) => task.departmentId));

/**
 * What is proposed: the suggested departments while nobody works on the case; later ones are added deliberately.
 * Having handled the like before is a hint, no reason to be sent for.
 */
export const proposed = (row: CaseRow, suggestions: readonly Suggestion[]): readonly string[] =>
  busyIn(row).size > 0
    ? []
    : suggestions.filter((suggestion) => suggestion.reason !== 'handled-before').map((suggestion) => suggestion.departmentId);

/** Who leads: as chosen, else as suggested, else the first; nobody when somebody at work already leads. */
export const leadOf = (plan: Plan, chosen: readonly string[], row: CaseRow, suggestions: readonly Suggestion[]): string | undefined => {
  if (plan.lead !== null && chosen.includes(plan.lead)) return plan.lead;
  if (row.tasks.some((task) => task.lead && isLive(task.state))) return undefined;
  return suggestions.find((suggestion) => suggestion.lead && chosen.includes(suggestion.departmentId))?.departmentId ?? chosen[0];
};

/** A department without an area serves everybody; another one serves what lies under its area. */
const serves = (department: Department, place: string): boolean => department.area === undefined || place.startsWith(department.area);

/** Suggested ones first, in their order; then those that serve the place; then the rest, by id. */
export const inOrder = (
  departments: Iterable<Department>,
  suggestions: readonly Suggestion[],
  place: string,
): readonly { readonly department: Department; readonly near: boolean }[] => {
  const rank = new Map(suggestions.map((suggestion, index) => [suggestion.departmentId, index]));
  const score = (department: Department) => rank.get(department.id) ?? (serves(department, place) ? 1000 : 2000);
  return [...departments]
    .sort((a, b) => score(a) - score(b) || (a.id < b.id ? -1 : 1))
    .map((department) => ({ department, near: score(department) < 2000 }));
};

/** Whether the department is meant by what somebody typed. */
export const matches = (department: Department, words: string): boolean => {
  const wanted = words.trim().toLowerCase();
  return (
    wanted === '' ||
    [department.name, department.phone, ...department.onDuty.flatMap((person) => [person.name, person.phone])].some((text) =>
      text.toLowerCase().includes(wanted),
    )
  );
};

/** The instructions with what is to be told as well, each once and as far as there is room. */
export const carried = (common: string, words: readonly string[], max = 2000): string => {
  const added = words.filter((word) => !common.includes(word));
  return added.length === 0 ? common : [common.trimEnd(), ...added].filter(Boolean).join('\n').slice(0, max);
};
