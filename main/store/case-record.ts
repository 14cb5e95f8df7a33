import type { CaseIndex, CaseState } from '../domain';
import type { CaseRecord } from '../ports';
import { seal, unseal, type SealedBytes } from './document';

/** What every query for cases selects, from `cases` under the alias `c`. */
export const CASE_COLUMNS = 'c.key, c.id, c.rev, c.unread, c.pending, c.doc, c.crc, c.search_text, c.sort';

export interface CaseRowOnDisk extends Record<string, unknown> {
  readonly key: number;
  readonly id: string;
  readonly rev: number;
  readonly unread: number;
  readonly pending: number;
  readonly doc: string;
  readonly crc: number;
  readonly search_text: string;
  readonly sort: number;
}

/** The search text and the sort key have columns of their own; JSON would lose an infinite sort key. */
interface CaseDocument {
  readonly state: CaseState;
  readonly index: Omit<CaseIndex, 'searchText' | 'order'>;
  readonly problems: CaseRecord['problems'];
  readonly alert?: CaseRecord['alert'];
}

export const sealCase = (record: CaseRecord): SealedBytes => {
  const { searchText, order, ...index } = record.index;
  return seal(
    { state: record.state, index, problems: record.problems, alert: record.alert } satisfies CaseDocument,
    beside(record, order, searchText),
  );
};

/** A case that was written, as it will be read. */
export const asRead = ({ id, rev, state, index: given, problems, unread, pending, alert }: CaseRecord): CaseRecord => {
  const { searchText: text, order, ...index } = given;
  // A column of text holds no half of a character.
  const searchText = text.isWellFormed() ? text : Buffer.from(text).toString();
  return { id, rev, state, index: Object.assign(index, { order, searchText }), problems, unread, pending, alert };
};

/** What a reader is shown of the row besides its document, for the checksum. */
const beside = (row: Pick<CaseRecord, 'id' | 'rev' | 'pending'> & { unread: number | boolean }, sort: number, searchText: string): string =>
  [row.id, row.rev, Number(row.unread), row.pending, sort, searchText].join('\n');

/** @throws StorageError 'damaged' */
export const toCaseRecord = (row: CaseRowOnDisk): CaseRecord => {
  const { state, index, problems, alert } = unseal<CaseDocument>(row, `case ${row.id}`, beside(row, row.sort, row.search_text));
  return {
    id: row.id,
    rev: row.rev,
    state,
    index: Object.assign(index, { order: row.sort, searchText: row.search_text }),
    problems,
    unread: row.unread === 1,
    pending: row.pending,
    alert,
  };
};
