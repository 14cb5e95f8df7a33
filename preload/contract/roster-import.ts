import * as v from 'valibot';
import { FileImport } from './file-import';
import { Id, type Of } from './scalars';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Columns of a roster as a spreadsheet has them. */
export const ROSTER_COLUMNS = ['id', 'name', 'phone', 'role', 'areaCode', 'area', 'grids', 'onDuty'] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** Why a row is not taken. */
export const ROW_PROBLEMS = [
  'missing',
  'too-long',
  'masked',
  'bad-id',
  'bad-phone',
  'unknown-role',
  'unknown-area',
  'ambiguous-area',
  'outside',
  'unknown-grid',
  'ambiguous-grid',
  'grid-elsewhere',
  'bad-duty',
  'id-twice',
  'person-twice',
] as const;
export type RowProblemName = (typeof ROW_PROBLEMS)[number];

export const RowProblem = v.strictObject({
  column: v.picklist(ROSTER_COLUMNS),
  reason: v.picklist(ROW_PROBLEMS),
  /** What stands there, where that says nothing of a person. */
  value: v.optional(v.string()),
  /** The row it is the same as. */
  row: v.optional(count),
});
export type RowProblem = Of<typeof RowProblem>;

/** A row that is not taken: its number in the file, as a spreadsheet counts. */
export const BadRow = v.strictObject({ row: count, problems: v.array(RowProblem) });
export type BadRow = Of<typeof BadRow>;

/** A file of the roster as it was read; nothing of it has been taken. */
export const RosterPreview = v.variant('kind', [
  v.strictObject({
    kind: v.literal('read'),
    importId: Id,
    fileName: v.string(),
    rows: count,
    bad: count,
    added: count,
    changed: count,
    same: count,
  }),
  /** Nothing of it could be read. `columns`: those without which nobody is a member. */
  v.strictObject({
    kind: v.literal('unreadable'),
    fileName: v.string(),
    why: v.picklist(['not-a-table', 'too-large', 'too-many-rows', 'columns', 'empty']),
    columns: v.array(v.picklist(ROSTER_COLUMNS)),
  }),
]);
export type RosterPreview = Of<typeof RosterPreview>;

/** A roster that was taken from a file: its entries are people. */
export const RosterImport = FileImport;
export type RosterImport = FileImport;
