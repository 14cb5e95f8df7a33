import type { Migration } from '../migrate';

/** How far the audits of consoles had come, as the platform's stream tells: one row a chain. */
export const auditEnds: Migration = {
  version: 14,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE audit_ends (chain BLOB PRIMARY KEY, console BLOB NOT NULL, n INTEGER NOT NULL, hash BLOB NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
