import { StorageError, type StoreReads } from '../ports';
import type { CaseRows } from './case-rows';
import type { Param } from './driver';
import { scopeClause } from './scope';

type CaseReads = Pick<StoreReads, 'case' | 'casesMergedInto' | 'openCases' | 'endedCases' | 'casesSince' | 'openCasesIn'>;

/** The cases as projected. Each query walks one index in its own order and stops at the limit. */
export const caseReads = (rows: CaseRows): CaseReads => {
  const select = (rest: string, ...params: readonly Param[]) => rows.select(`cases c ${rest}`, ...params);

  return {
    case: (id) => {
      const kept = rows.kept(id);
      if (kept) return kept.record;
      const record = select('WHERE c.id = ?', id)[0];
      if (record && record.id !== id) throw new StorageError('damaged', `the index leads from case ${id} to another`);
      return record;
    },
    openCases: (scope, limit, after) => {
      const { sql: within, params } = scopeClause(scope);
      return after
        ? select(
            `WHERE c.open = 1 AND (c.sort, c.id) > (?, ?) AND ${within} ORDER BY c.sort, c.id LIMIT ?`,
            after.order,
            after.id,
            ...params,
            limit,
          )
        : select(`WHERE c.open = 1 AND ${within} ORDER BY c.sort, c.id LIMIT ?`, ...params, limit);
    },
    endedCases: (scope, since, limit) => {
      const { sql: within, params } = scopeClause(scope);
      return select(`WHERE c.open = 0 AND c.ended_at >= ? AND ${within} ORDER BY c.ended_at DESC LIMIT ?`, since, ...params, limit);
    },
    casesMergedInto: (id, limit) =>
      rows.select('merges m JOIN cases c ON c.key = m.case_key WHERE m.into_id = ? ORDER BY c.key LIMIT ?', id, limit),
    casesSince: (rev, limit) => select('WHERE c.rev > ? ORDER BY c.rev LIMIT ?', rev, limit),
    openCasesIn: (box, limit) =>
      select(
        'INDEXED BY cases_open_place WHERE c.open = 1 AND c.lat BETWEEN ? AND ? AND c.lon BETWEEN ? AND ? LIMIT ?',
        box.south,
        box.north,
        box.west,
        box.east,
        limit,
      ),
  };
};
