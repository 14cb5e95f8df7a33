import * as v from 'valibot';
import { Code, Id, Millis, type Of } from './scalars';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A file that was taken into the platform's directory, wholly or in part, and what became of it. */
export const FileImport = v.strictObject({
  importId: Id,
  fileName: v.string(),
  at: Millis,
  by: v.string(),
  /** Entries of the directory it adds or changes. */
  entries: count,
  /** Of those, so many the platform has. */
  done: count,
  /** Taken back, as far as nobody changed the entries since: those are left as they are. */
  back: v.optional(v.strictObject({ at: Millis, entries: count, left: v.array(Code) })),
  /** Why it is not whole: the platform does not take it from this login, or did not answer. */
  problem: v.optional(v.picklist(['refused', 'unreachable'])),
});
export type FileImport = Of<typeof FileImport>;
