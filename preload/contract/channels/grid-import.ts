import * as v from 'valibot';
import { FileImport } from '../file-import';
import { BadFeature, GRID_SYSTEMS, GridColumns, GridFile, GridPreview } from '../grid-import';
import { Id, type Of } from '../scalars';
import { channel, nothing } from './channel';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const One = v.strictObject({ importId: Id });

export const BadFeatures = v.strictObject({ total: count, features: v.array(BadFeature) });
export type BadFeatures = Of<typeof BadFeatures>;

/** Taking outlines of grids from a file: for the shift lead, a look first. 网格边界导入 */
export const gridImportChannels = {
  /** Asks for a GeoJSON file by the system's dialog and reads it; null: the person thought better of it. */
  'imports.grids': channel(nothing, v.nullable(GridFile)),
  /** What would become of the file that was read last, in this system and with these properties. */
  'grids.check': channel(v.strictObject({ ...One.entries, system: v.picklist(GRID_SYSTEMS), columns: GridColumns }), GridPreview),
  /** The features that are not taken, and why. */
  'grids.badFeatures': channel(
    v.strictObject({ ...One.entries, skip: count, limit: v.pipe(count, v.minValue(1), v.maxValue(500)) }),
    BadFeatures,
  ),
  /** The same as a table in a file. */
  'exports.gridFaults': channel(One, v.strictObject({ path: v.optional(v.string()), records: count })),
  /** Takes the good features as they were checked last, or goes on with a file that was broken off. */
  'grids.take': channel(One, FileImport),
  /** What was taken from files here, the latest first. */
  'grids.imports': channel(nothing, v.array(FileImport)),
  /** Puts back what stood before, for every grid that nobody has changed since. */
  'grids.takeBack': channel(One, FileImport),
} as const;
