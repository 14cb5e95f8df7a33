import type { RosterColumn } from '../../../preload/contract';

/** A row of a table as it was read: its number as a spreadsheet counts, its cells as text. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Headings under which a column is known, without spaces and in lower case. */
const HEADINGS: Readonly<Record<RosterColumn, readonly string[]>> = {
  id: ['编号', '工号', '人员编号', 'id', 'code'],
  name: ['姓名', '名字', 'name'],
  phone: ['电话', '手机', '手机号', '手机号码', '联系电话', 'phone', 'mobile'],
  role: ['角色', '岗位', '职务', '队伍角色', 'role'],
  areaCode: ['区域代码', '所属区域代码', '行政区划代码', 'areacode'],
  area: ['所属区域', '区域', '村', '村(社区)', '所在村(社区)', 'area'],
  grids: ['网格', '负责网格', '网格代码', 'grids', 'grid'],
  onDuty: ['在岗', '是否在岗', '值班', 'onduty'],
};
/** Without these nobody is a member; of the two areas one is enough. */
const NEEDED: readonly RosterColumn[] = ['name', 'phone', 'role'];
/** Lines above the headings: a title, who made it. */
const MOST_ABOVE = 10;

const heading = (cell: string): string => cell.normalize('NFKC').replace(/\s/g, '').toLowerCase();

export type Columns = Readonly<Partial<Record<RosterColumn, number>>>;

const columnsIn = ({ cells }: TableRow): Columns => {
  const found: Partial<Record<RosterColumn, number>> = {};
  cells.forEach((cell, at) => {
    const words = heading(cell);
    for (const [column, names] of Object.entries(HEADINGS) as [RosterColumn, readonly string[]][])
      if (names.includes(words)) found[column] ??= at;
  });
  return found;
};

/** The row of headings and what stands under it; `missing`: columns that are not there, by the row that has most of them. */
export const findColumns = (
  rows: readonly TableRow[],
): { readonly columns: Columns; readonly body: readonly TableRow[]; readonly missing: readonly RosterColumn[] } => {
  const [best] = rows
    .slice(0, MOST_ABOVE)
    .map((row, at) => ({ columns: columnsIn(row), at }))
    .toSorted((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length);
  const columns = best?.columns ?? {};
  const missing = NEEDED.filter((column) => columns[column] === undefined);
  if (columns.area === undefined && columns.areaCode === undefined) missing.push('area');
  return { columns, body: rows.slice((best?.at ?? -1) + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), missing };
};
