import { ok, type Input, type Output, type Result } from '../../preload/contract';
import type { Context } from './context';
import { caseRow } from './rows';
import { scopesOf } from './scope';

/** A page of the cases that have ended, of those the seat is shown. */
export const createReadArchive =
  (context: Context) =>
  ({ after, limit, ...query }: Input<'archive.page'>): Result<Output<'archive.page'>> => {
    const { records, next } = context.store.read.archive(scopesOf(context.getSeat()), query, limit, after);
    return ok({
      rows: records.map((record) => caseRow(context, record)),
      ...(next ? { next, ...(query.text === undefined || query.text === '' ? { lookedTo: next.endedAt } : {}) } : {}),
    });
  };
