import * as v from 'valibot';
import { AreaCode, Code, text, type Of } from '../scalars';
import { CASE_STATES, PRIORITIES } from '../vocabulary';

/** What the queue shows and in which order. */
export const ViewFilter = v.strictObject({
  only: v.picklist(['all', 'mine', 'overdue', 'unread', 'urgent', 'requests']),
  text: v.pipe(v.string(), v.maxLength(100)),
  reported: v.optional(v.literal('today')),
  state: v.optional(v.picklist(CASE_STATES)),
  priority: v.optional(v.picklist(PRIORITIES)),
  category: v.optional(Code),
  village: v.optional(AreaCode),
  department: v.optional(Code),
  sort: v.picklist(['due', 'reported', 'updated']),
});

/** A filter, search and order of the queue under a name. A shipped one has no name of its own until it is given one. 视图 */
export const SavedView = v.strictObject({ id: Code, name: v.optional(text(40)), filter: ViewFilter });
export type SavedView = Of<typeof SavedView>;

/** In the operator's order; the first nine have the keys Ctrl+1 to Ctrl+9. */
const Views = v.pipe(v.array(SavedView), v.maxLength(30));

export const viewChannels = {
  /** The views of this seat and operator; null: none were ever kept, the shipped ones stand. */
  'views.read': { input: v.undefined(), output: v.nullable(Views) },
  'views.write': { input: v.strictObject({ views: Views }), output: v.undefined() },
} as const;
