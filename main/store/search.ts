import type { StoreReads } from '../ports';
import { searchExpression } from './bigrams';
import { CASE_COLUMNS, toCaseRecord, type CaseRowOnDisk } from './case-record';
import { scopeClause } from './scope';
import type { Sql } from './sql';

/** The latest first: the key counts up with each case that is stored, so the index is walked backwards and no sort is needed. */
export const searchReads = (sql: Sql): Pick<StoreReads, 'search'> => ({
  search: (text, scope, limit) => {
    const expression = searchExpression(text);
    if (expression === undefined) return [];
    const { sql: within, params } = scopeClause(scope);
    return sql
      .all<CaseRowOnDisk>(
        `SELECT ${CASE_COLUMNS} FROM case_words w CROSS JOIN cases c ON c.key = w.rowid
         WHERE w.words MATCH ? AND ${within} ORDER BY w.rowid DESC LIMIT ?`,
        expression, ...params, limit,
      )
      .map(toCaseRecord);
  },
});
