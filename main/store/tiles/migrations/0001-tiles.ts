import type { Migration } from '../../migrate';

/**
 * Tiles by their place, apart from their pictures: noting that one was used does not write its picture again. `used`
 * counts questions, so that no clock matters; `cost` is what the tile takes of the file.
 */
export const tiles: Migration = {
  version: 1,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE tiles (
        id INTEGER PRIMARY KEY,
        layer BLOB NOT NULL,
        z INTEGER NOT NULL,
        x INTEGER NOT NULL,
        y INTEGER NOT NULL,
        used INTEGER NOT NULL,
        cost INTEGER NOT NULL,
        UNIQUE (layer, z, x, y)
      ) STRICT;
      CREATE INDEX tiles_by_use ON tiles (used, cost);
      CREATE TABLE pictures (id INTEGER PRIMARY KEY, type BLOB NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
    `);
  },
};
