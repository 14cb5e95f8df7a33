import type { Migration } from '../../migrate';

/** The stream of broadcasts and their answers. */
export const broadcasts: Migration = {
  version: 4,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE broadcast_stream (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        subject BLOB NOT NULL,
        id BLOB NOT NULL UNIQUE,
        body BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX broadcast_stream_by_subject ON broadcast_stream (subject, seq);
    `);
  },
};
