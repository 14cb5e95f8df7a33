import type { CellObject as SheetCell, SheetData } from 'write-excel-file/node';

export type Cell = string | number | undefined;

/** A table for a spreadsheet. `notice`: what stands above it, such as who made it and whether it is masked. */
export interface TableFile {
  readonly notice: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A spreadsheet takes such a text for a formula and runs it. */
const FORMULA = /^[=+\-@\t\r]/;
const asText = (cell: Cell): string => {
  const text = String(cell ?? '');
  return typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text;
};

/** RFC 4180: quotes doubled, lines end with CR LF. The byte-order mark tells a spreadsheet that it is UTF-8. */
export const toCsv = ({ notice, columns, rows }: TableFile): Uint8Array => {
  const line = (cells: readonly Cell[]) => cells.map((cell) => `"${asText(cell).replaceAll('"', '""')}"`).join(',');
  return Buffer.from(`\uFEFF${[[notice], columns, ...rows].map(line).join('\r\n')}\r\n`);
};

/** Office Open XML. Texts are cells of type text, so none is taken for a formula. */
export const toXlsx = async ({ notice, columns, rows }: TableFile): Promise<Uint8Array> => {
  const cell = (value: Cell): SheetCell => (typeof value === 'number' ? { value, type: Number } : { value: value ?? '', type: String });
  const data: SheetData = [
    [cell(notice)],
    columns.map((value) => ({ value, type: String, fontWeight: 'bold' })),
    ...rows.map((row) => row.map(cell)),
  ];
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(data, { columns: columns.map(() => ({ width: 18 })) }).toBuffer();
};
