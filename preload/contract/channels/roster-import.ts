import * as v from 'valibot';
import { BadRow, RosterImport, RosterPreview } from '../roster-import';
import { Id, type Of } from '../scalars';
import { channel, nothing } from './channel';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const One = v.strictObject({ importId: Id });

export const BadRows = v.strictObject({ total: count, rows: v.array(BadRow) });
export type BadRows = Of<typeof BadRows>;

/** Taking the roster from a file: for the shift lead, a look first. 导入名册 */
export const rosterImportChannels = {
  /** Asks for a file by the system's dialog and reads it; null: the person thought better of it. */
  'imports.roster': channel(nothing, v.nullable(RosterPreview)),
  /** The rows of the file that was read last which are not taken, and why. */
  'roster.badRows': channel(v.strictObject({ ...One.entries, skip: count, limit: v.pipe(count, v.minValue(1), v.maxValue(500)) }), BadRows),
  /** Takes the good rows of the file that was read last, or goes on with one that was broken off. */
  'roster.take': channel(One, RosterImport),
  /** What was taken from files here, the latest first. */
  'roster.imports': channel(nothing, v.array(RosterImport)),
  /** Puts back what stood before, for everybody whom nobody has changed since. */
  'roster.takeBack': channel(One, RosterImport),
} as const;
