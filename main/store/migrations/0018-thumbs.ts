import type { Migration } from '../migrate';

/**
 * Small pictures of photos whose whole ones are not here, in a table of their own: they outlive the whole ones. Of photos to be sent
 * it is kept which small pictures the platform has already.
 */
export const thumbs: Migration = {
  version: 18,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE thumbs (
        id BLOB NOT NULL UNIQUE,
        type BLOB NOT NULL,
        size INTEGER NOT NULL,
        used_at INTEGER NOT NULL,
        crc INTEGER NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE INDEX thumbs_by_use ON thumbs (used_at, size, id);
      ALTER TABLE media_outbox ADD COLUMN thumb_sent INTEGER NOT NULL DEFAULT 0;
    `);
  },
};
