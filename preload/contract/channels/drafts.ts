import * as v from 'valibot';
import { Id, Millis, type Of } from '../scalars';

/** A form's fields take no more; four times the longest text of an event. */
const MAX_FIELDS = 64 * 1024;

const key = {
  /** The case it is about, or what else the form is for. */
  about: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'a case id or a short name')),
  /** The form, such as `reply`, or `complete/<taskId>`. */
  form: v.pipe(v.string(), v.regex(/^[\w-]{1,40}(\/[\w-]{1,64})?$/, 'a form, and its task')),
};
/** The form's fields as JSON; main keeps them and does not look inside. */
const fields = v.pipe(v.string(), v.maxLength(MAX_FIELDS));

/** Which form. */
export const DraftKey = v.strictObject(key);
export type DraftKey = Of<typeof DraftKey>;

/** What somebody has typed into a form and not sent. 草稿 */
export const Draft = v.strictObject({ ...key, at: Millis, fields });
export type Draft = Of<typeof Draft>;

/** A draft was written or dropped (null) in the window named. */
export const DraftChange = v.strictObject({ windowId: Id, ...key, fields: v.nullable(fields) });
export type DraftChange = Of<typeof DraftChange>;

export const draftChannels = {
  /** The drafts of this seat and operator. */
  'drafts.read': { input: v.undefined(), output: v.array(Draft) },
  'drafts.write': { input: v.strictObject({ windowId: Id, ...key, fields }), output: v.undefined() },
  /** It was sent, or given up. */
  'drafts.drop': { input: v.strictObject({ windowId: Id, ...key }), output: v.undefined() },
} as const;
