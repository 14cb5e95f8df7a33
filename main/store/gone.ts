import type { Sql } from './sql';

type Kind = 'attention' | 'person';

/** Notes that a row is no more, so that windows which still hold it can be told. */
export const bury = (sql: Sql, kind: Kind, id: string, rev: number): void => {
  sql.run('INSERT OR REPLACE INTO gone (kind, id, rev) VALUES (?, ?, ?)', kind, id, rev);
};

/** The row is back. */
export const unbury = (sql: Sql, kind: Kind, id: string): void => {
  sql.run('DELETE FROM gone WHERE kind = ? AND id = ?', kind, id);
};

export const goneSince = (sql: Sql, kind: Kind, rev: number, limit: number): { id: string; rev: number }[] =>
  sql.all<{ id: string; rev: number }>('SELECT id, rev FROM gone WHERE kind = ? AND rev > ? ORDER BY rev LIMIT ?', kind, rev, limit);
