import type { Migration } from '../../migrate';

/** Photos that consoles have sent, by their id. */
export const media: Migration = {
  version: 2,
  up: (sql) => {
    sql.exec('CREATE TABLE media (id BLOB PRIMARY KEY, type BLOB NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;');
  },
};
