import type { Migration } from '../migrate';

/** Of which limit of a case somebody was told, and when a case is next due to be told of. */
export const notices: Migration = {
  version: 12,
  up: (sql) => {
    sql.exec(`
      -- The key of the table is the promise: a notice is given once.
      CREATE TABLE notices (
        case_id BLOB NOT NULL, limit_key BLOB NOT NULL, kind BLOB NOT NULL, at INTEGER NOT NULL, given_at INTEGER NOT NULL,
        PRIMARY KEY (case_id, limit_key, kind)
      ) STRICT, WITHOUT ROWID;

      ALTER TABLE cases ADD COLUMN next_notice INTEGER;
      CREATE INDEX cases_next_notice ON cases (next_notice, township, village) WHERE next_notice IS NOT NULL;
    `);
  },
};
