import type { StoreReads } from '../ports';
import { anyWordExpression, searchExpression } from './bigrams';
import type { CaseRows } from './case-rows';
import { scopeClause } from './scope';

export const searchReads = (rows: CaseRows): Pick<StoreReads, 'search' | 'openCasesAlike'> => ({
  // The latest first: the key counts up with each case that is stored, so the index is walked backwards and no sort is needed.
  search: (text, scope, limit) => {
    const expression = searchExpression(text);
    if (expression === undefined) return [];
    const { sql: within, params } = scopeClause(scope);
    return rows.select(
      `case_words w CROSS JOIN cases c ON c.key = w.rowid WHERE w.words MATCH CAST(? AS TEXT) AND ${within} ORDER BY w.rowid DESC LIMIT ?`,
      expression,
      ...params,
      limit,
    );
  },
  openCasesAlike: (text, scope, limit) => {
    const expression = anyWordExpression(text);
    if (expression === undefined) return [];
    const { sql: within, params } = scopeClause(scope);
    return rows.select(
      `case_words w CROSS JOIN cases c ON c.key = w.rowid
       WHERE w.words MATCH CAST(? AS TEXT) AND c.open = 1 AND ${within} ORDER BY w.rank LIMIT ?`,
      expression,
      ...params,
      limit,
    );
  },
});
