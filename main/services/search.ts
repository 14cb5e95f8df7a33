import { ok, type CaseRow, type Result } from '../../preload/contract';
import { foundCases } from './cases-in-scope';
import type { Context } from './context';
import { caseRow } from './rows';

/** Cases whose number, title, description or address holds the words, the latest first; also those long ended. */
export const createSearch =
  (context: Context) =>
  ({ text, limit }: { readonly text: string; readonly limit: number }): Result<CaseRow[]> =>
    ok(text === '' || limit === 0 ? [] : foundCases(context, text, limit).map((record) => caseRow(context, record)));
