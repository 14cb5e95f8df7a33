import type { Migration } from '../migrate';

/** Photos, and which of them the platform does not have yet. The bytes stand last, so that nothing else has to read over them. */
export const media: Migration = {
  version: 7,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE media (
        id BLOB NOT NULL UNIQUE,
        type BLOB NOT NULL,
        size INTEGER NOT NULL,
        used_at INTEGER NOT NULL,
        crc INTEGER NOT NULL,
        thumb_crc INTEGER,
        thumb BLOB,
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE INDEX media_by_use ON media (used_at, size, id);

      CREATE TABLE media_outbox (
        id BLOB PRIMARY KEY,
        added_at INTEGER NOT NULL,
        named INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0,
        not_before INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
