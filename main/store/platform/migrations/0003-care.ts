import type { Migration } from '../../migrate';

/** The stream of what happens to people in care: of its own, because its subjects are rolled up when a record ends. */
export const care: Migration = {
  version: 3,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE care_stream (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        subject BLOB NOT NULL,
        id BLOB NOT NULL UNIQUE,
        body BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX care_stream_by_subject ON care_stream (subject, seq);
    `);
  },
};
