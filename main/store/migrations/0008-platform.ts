import type { Migration } from '../migrate';

/** Whose events these are and which part of them is read; and where a message that was set aside stood in the stream. */
export const platform: Migration = {
  version: 8,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE platform (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        identity BLOB NOT NULL,
        scope BLOB NOT NULL,
        begun INTEGER NOT NULL
      ) STRICT;
      ALTER TABLE quarantine ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX quarantine_by_seq ON quarantine (seq) WHERE seq > 0;
    `);
  },
};
