import type { CaseAction, CaseRow } from '../../../../preload/contract';

/** What an act on several cases asks for, the same for all of them. */
export type Field = 'category' | 'priority' | 'level' | 'outcome' | 'into' | 'text';

export interface BulkAct {
  readonly fields: readonly Field[];
  /** The words may stay empty. */
  readonly wordless?: true;
  /** Most characters of the words. */
  readonly max?: number;
}

/**
 * Which actions are offered for several cases at once. Null: each case needs a look of its own (a decision on what was
 * asked, a check on the spot, an answer in its own words), so that acting in bulk would be acting blindly.
 */
export const BULK = {
  accept: { fields: [] },
  refile: { fields: ['category', 'priority', 'text'], wordless: true, max: 1000 },
  reject: { fields: ['text'], max: 1000 },
  void: { fields: ['text'], max: 1000 },
  merge: { fields: ['into'] },
  unmerge: null,
  dispatch: { fields: ['text'], wordless: true, max: 2000 },
  recall: null,
  reply: { fields: ['text'], max: 2000 },
  note: { fields: ['text'], max: 4000 },
  escalate: null,
  return: null,
  supervise: { fields: ['level', 'text'], max: 2000 },
  explain: null,
  dispute: null,
  mediate: null,
  transfer: null,
  extend: { fields: ['text'], max: 1000 },
  suspend: { fields: ['text'], max: 1000 },
  resume: { fields: ['text'], wordless: true, max: 1000 },
  'request-extension': { fields: ['text'], max: 1000 },
  'request-suspension': { fields: ['text'], max: 1000 },
  'request-closing': null,
  'request-voiding': { fields: ['text'], max: 1000 },
  appeal: null,
  answer: null,
  offer: null,
  'verify-pass': null,
  'verify-fail': null,
  close: { fields: ['outcome', 'text'], wordless: true, max: 2000 },
  reopen: { fields: ['text'], max: 1000 },
} as const satisfies Record<CaseAction, BulkAct | null>;

export type BulkAction = { [A in CaseAction]: (typeof BULK)[A] extends null ? never : A }[CaseAction];
export const bulkAct = (action: BulkAction): BulkAct => BULK[action];
export const BULK_ACTIONS = (Object.keys(BULK) as CaseAction[]).filter((action): action is BulkAction => BULK[action] !== null);

/** Exactly what every one of these cases allows to this seat now; merging takes two. */
export const offered = (rows: readonly CaseRow[]): readonly BulkAction[] =>
  rows.length === 0
    ? []
    : BULK_ACTIONS.filter((action) => rows.every((row) => row.actions.includes(action)) && (action !== 'merge' || rows.length > 1));
