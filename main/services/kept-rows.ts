import { isDeepStrictEqual } from 'node:util';
import type { CaseRow, Seat } from '../../preload/contract';
import type { CaseRecord } from '../ports';
import type { NameBook } from './names';

/**
 * Twice the longest first page that is asked for: with less, each row that is new to it would push out the one that is asked
 * for next. A row and its case are some 7 kB.
 */
const MOST = 400;

/** Rows that were made, by the case they were made of. */
export interface KeptRows {
  /** The row of this case as the store hands it out; made if there is none of this seat and these names. */
  of(record: CaseRecord, make: () => CaseRow): CaseRow;
}

/**
 * Making a row (what the seat may do, masked, cleaned, with names) costs more than all else on the way to the window, and
 * of a first page that is asked for again while events come in nearly all are as they were. The store hands out the same
 * record until the case has another revision, and a case that another was merged into, or whose names have changed, gets one;
 * names that were looked up inside a transaction that failed are known by their edition.
 */
export const createKeptRows = (getSeat: () => Seat, names: Pick<NameBook, 'edition'>, most = MOST): KeptRows => {
  const rows = new Map<CaseRecord, CaseRow>();
  let seat: Seat | undefined;
  let edition: object | undefined;
  return {
    of: (record, make) => {
      const now = getSeat();
      if (edition !== names.edition() || !isDeepStrictEqual(seat, now)) rows.clear();
      seat = now;
      edition = names.edition();
      const row = rows.get(record) ?? make();
      // A map hands its keys out in the order they were put in: the longest unasked for go first.
      rows.delete(record);
      rows.set(record, row);
      if (rows.size > most) rows.delete(rows.keys().next().value!);
      return row;
    },
  };
};
