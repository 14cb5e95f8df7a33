import type { Migration } from '../migrate';

/** What was asked and answered, what waits to be sent, what could not be sent, and what could not be read. */
export const commands: Migration = {
  version: 3,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE commands (
        id BLOB PRIMARY KEY,
        case_id BLOB NOT NULL,
        rev INTEGER NOT NULL,
        event_ids BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        case_id BLOB NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        not_before INTEGER NOT NULL DEFAULT 0,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX outbox_of_case ON outbox (case_id, id);

      CREATE TABLE attention (
        id BLOB PRIMARY KEY,
        rev INTEGER NOT NULL,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX attention_by_rev ON attention (rev);

      CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;

      -- Rows that a window may still hold although they are no more.
      CREATE TABLE gone (
        kind BLOB NOT NULL,
        id BLOB NOT NULL,
        rev INTEGER NOT NULL,
        PRIMARY KEY (kind, id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX gone_by_rev ON gone (kind, rev);
    `);
  },
};
