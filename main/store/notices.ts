import type { RunningLimit } from '../domain';
import type { StoreReads, StoreWrites } from '../ports';
import type { CaseRows } from './case-rows';
import { scopeClause } from './scope';
import type { Sql } from './sql';
import type { NoticeRow, ToldNotices } from './told-notices';

/** The first instant of these limits of which nobody has been told by what was given; null: there is none. */
export const nextNoticeOf = (given: readonly NoticeRow[], limits: readonly RunningLimit[]): number | null => {
  if (limits.length === 0) return null;
  const told = new Set(given.map((row) => `${row.kind} ${row.limit_key}`));
  const left = limits.flatMap(({ key, warnAt, dueAt }) => [
    ...(told.has(`warning ${key}`) ? [] : [warnAt]),
    // Overdue is what lies beyond the limit.
    ...(told.has(`overdue ${key}`) ? [] : [dueAt + 1]),
  ]);
  return left.length > 0 ? Math.min(...left) : null;
};

export const noticeReads = (
  sql: Sql,
  rows: CaseRows,
  told: ToldNotices,
): Pick<StoreReads, 'noticeDue' | 'nextNotice' | 'notices' | 'unannounced'> => ({
  noticeDue: (scope, now, limit) => {
    const { sql: within, params } = scopeClause(scope);
    return rows.select(`cases c WHERE c.next_notice <= ? AND ${within} ORDER BY c.next_notice LIMIT ?`, now, ...params, limit);
  },
  nextNotice: (scope) => {
    const { sql: within, params } = scopeClause(scope);
    const row = sql.get<{ next: number }>(
      `SELECT c.next_notice AS next FROM cases c WHERE c.next_notice IS NOT NULL AND ${within} ORDER BY c.next_notice LIMIT 1`,
      ...params,
    );
    return row?.next;
  },
  notices: (caseId) =>
    told.of(caseId).map(({ limit_key: key, kind, at, given_at: givenAt, announced }) => ({
      key,
      kind,
      at,
      givenAt,
      announced: announced === 1,
    })),
  unannounced: (limit) =>
    rows.select('cases c WHERE c.id IN (SELECT case_id FROM notices WHERE announced = 0) ORDER BY c.sort LIMIT ?', limit),
});

export const noticeWrites = (sql: Sql, told: ToldNotices): Pick<StoreWrites, 'addNotices' | 'dropNotices' | 'markAnnounced'> => ({
  addNotices: (caseId, limits, notices) => {
    for (const { key, kind, at, givenAt, announced } of notices) {
      sql.run(
        'INSERT INTO notices (case_id, limit_key, kind, at, given_at, announced) VALUES (?, ?, ?, ?, ?, ?)',
        caseId,
        key,
        kind,
        at,
        givenAt,
        announced ? 1 : 0,
      );
    }
    told.add(
      caseId,
      notices.map(({ key, kind, at, givenAt, announced }) => ({
        limit_key: key,
        kind,
        at,
        given_at: givenAt,
        announced: announced ? 1 : 0,
      })),
    );
    // A call to a task or to urgent news is about no limit.
    if (notices.every(({ kind }) => kind === 'task' || kind === 'urgent')) return;
    sql.run('UPDATE cases SET next_notice = ? WHERE id = ?', nextNoticeOf(told.of(caseId), limits), caseId);
  },
  markAnnounced: (caseId, kinds) => {
    told.changed(caseId);
    for (const kind of kinds) sql.run('UPDATE notices SET announced = 1 WHERE case_id = ? AND kind = ? AND announced = 0', caseId, kind);
  },
  dropNotices: (caseId, since, limits) => {
    const keys = JSON.stringify(limits.map(({ key }) => key));
    const { changes } = sql.run(
      // A call to a task or to urgent news is about no limit: what it named is gone with what is taken back, or was called rightly.
      "DELETE FROM notices WHERE case_id = ? AND given_at >= ? AND kind NOT IN ('task', 'urgent') AND limit_key NOT IN (SELECT CAST(value AS BLOB) FROM json_each(CAST(? AS TEXT)))",
      caseId,
      since,
      keys,
    );
    told.changed(caseId);
    return changes > 0;
  },
});
