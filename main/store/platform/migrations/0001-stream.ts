import type { Migration } from '../../migrate';

/** The stream, the buckets (one revision for all), and what the player has in mind. */
export const stream: Migration = {
  version: 1,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE stream (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        subject BLOB NOT NULL,
        id BLOB NOT NULL UNIQUE,
        body BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX stream_by_subject ON stream (subject, seq);

      CREATE TABLE buckets (
        rev INTEGER PRIMARY KEY AUTOINCREMENT,
        kind BLOB NOT NULL,
        key BLOB NOT NULL,
        value BLOB,
        UNIQUE (kind, key)
      ) STRICT;

      CREATE TABLE facts (key BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
