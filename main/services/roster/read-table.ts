import type { TableRow } from '../../domain';

/** A file that is larger is no roster: 21,844 people take two megabytes; bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS = 60_000;
/** What a spreadsheet's cell can hold; who leads a village's grids has some hundred codes in one. */
const MAX_CELL = 32_767;

const ZIP = [0x50, 0x4b];

/** Spreadsheets of an office in China save CSV as GBK unless told otherwise; what is no UTF-8 is taken for GB 18030, its superset. */
const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return (cell instanceof Date ? cell.toISOString() : String(cell as string | number | boolean)).slice(0, MAX_CELL);
};

const separatorOf = (text: string): string => {
  const line = text.slice(0, 4000);
  const count = (mark: string) => line.split(mark).length;
  return [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0]!;
};

/** The rows of the first sheet or of the CSV file with their numbers; undefined: it is neither. */
export const readTable = async (bytes: Uint8Array): Promise<readonly TableRow[] | undefined> => {
  const isSheet = ZIP.every((byte, at) => bytes[at] === byte);
  try {
    const rows = isSheet ? await sheetRows(bytes) : await csvRows(decode(bytes));
    return rows.map((cells, at) => ({ row: at + 1, cells: cells.map(textOf) }));
  } catch {
    return undefined;
  }
};

// What reads them is loaded with the first file: hardly a start of the console sees one.
const sheetRows = async (bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> => {
  const { readSheet } = await import('read-excel-file/node');
  return readSheet(Buffer.from(bytes), { trim: false });
};

const csvRows = async (text: string): Promise<readonly (readonly string[])[]> => {
  // A binary file is no table, whatever commas there are in it.
  if (text.includes('\0')) throw new Error('not a text');
  const { parse } = await import('csv-parse/sync');
  return parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  }) as unknown as string[][];
};
