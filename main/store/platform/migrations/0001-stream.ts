import type { Migration } from '../../migrate';

/** The stream, the buckets (one revision for all), and what the player has in mind. */
export const stream: Migration = {
  version: 1,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE stream (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        subject TEXT NOT NULL,
        id TEXT NOT NULL UNIQUE,
        body BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX stream_by_subject ON stream (subject, seq);

      CREATE TABLE buckets (
        rev INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT,
        UNIQUE (kind, key)
      ) STRICT;

      CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
