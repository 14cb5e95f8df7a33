import * as v from 'valibot';
import { Code, Id, Millis, text, type Of } from '../scalars';
import { SELECTION_STEPS } from '../vocabulary';
import { channel } from './channel';

/** The file of how a grid member was chosen, step by step; nothing in it is changed afterwards. 网格员选任档案 */

const Day = v.pipe(v.string(), v.isoDate());
const record = {
  step: v.picklist(SELECTION_STEPS),
  /** The day on which it was decided. */
  on: Day,
  /** Who decided. */
  by: text(100),
  note: v.optional(text(1000)),
  /** Kinds of people who may not serve that were looked into and do not fit; ids from `roster.json`. */
  checked: v.array(Code),
};

export const SelectionEntry = v.strictObject({
  entryId: Id,
  ...record,
  recordedAt: Millis,
  recordedBy: v.string(),
});
export type SelectionEntry = Of<typeof SelectionEntry>;

export const SelectionFile = v.strictObject({
  memberId: Code,
  /** As they were written down, the oldest first; of a step the last one stands. */
  entries: v.array(SelectionEntry),
  /** What can be written down now. */
  open: v.array(v.picklist(SELECTION_STEPS)),
  mayNotServe: v.array(v.strictObject({ id: Code, zh: v.string(), en: v.string() })),
  /** Where the words of those kinds are from: the customer's own file. */
  source: v.strictObject({ zh: v.string(), en: v.string() }),
});
export type SelectionFile = Of<typeof SelectionFile>;

export const selectionChannels = {
  /** Written down before anything is handed out. */
  'selection.read': channel(v.strictObject({ memberId: Code }), SelectionFile),
  /** The same `commandId` again writes nothing twice. */
  'selection.record': channel(v.strictObject({ commandId: Id, memberId: Code, ...record }), SelectionFile),
} as const;
