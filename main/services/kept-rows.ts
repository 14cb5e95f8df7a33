import { isDeepStrictEqual } from 'node:util';
import type { CaseRow, Seat } from '../../preload/contract';
import type { CaseRecord } from '../ports';
import type { NameBook } from './names';

/** More than a few first pages of the queue; some 4 kB each. */
const MOST = 1000;

/** Rows that were made, by the case they were made of. */
export interface KeptRows {
  /** The row of this case as the store hands it out; made if there is none of this seat and these names. */
  of(record: CaseRecord, make: () => CaseRow): CaseRow;
}

/**
 * Making a row (what the seat may do, masked, cleaned, with names) costs more than all else on the way to the window, and
 * of the two hundred that are asked for while events come in nearly all are as they were. The store hands out the same
 * record until the case has another revision, and a case that another was merged into gets one.
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
