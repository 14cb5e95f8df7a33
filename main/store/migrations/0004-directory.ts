import type { Migration } from '../migrate';

/** Who and what there is in the district. `key` is the platform's; `id` the one the value itself carries. */
export const directory: Migration = {
  version: 4,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE areas (key BLOB PRIMARY KEY, id BLOB NOT NULL, doc BLOB NOT NULL, crc INTEGER NOT NULL) STRICT;
      CREATE TABLE grids (key BLOB PRIMARY KEY, id BLOB NOT NULL, area BLOB NOT NULL, doc BLOB NOT NULL, crc INTEGER NOT NULL) STRICT;
      CREATE INDEX grids_by_id ON grids (id);
      CREATE INDEX grids_by_area ON grids (area);
      CREATE TABLE departments (key BLOB PRIMARY KEY, id BLOB NOT NULL, doc BLOB NOT NULL, crc INTEGER NOT NULL) STRICT;
      CREATE TABLE members (key BLOB PRIMARY KEY, id BLOB NOT NULL, area BLOB NOT NULL, doc BLOB NOT NULL, crc INTEGER NOT NULL) STRICT;
      CREATE INDEX members_by_id ON members (id);
      CREATE INDEX members_by_area ON members (area);

      -- area: what the key says (<township>.<id>), for people whose grid is not known here.
      CREATE TABLE people (
        key BLOB PRIMARY KEY,
        id BLOB NOT NULL,
        rev INTEGER NOT NULL,
        area BLOB NOT NULL,
        grid_code BLOB NOT NULL,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX people_by_id ON people (id);
      CREATE INDEX people_by_rev ON people (rev);
      CREATE INDEX people_by_grid ON people (grid_code);
    `);
  },
};
