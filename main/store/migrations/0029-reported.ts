import type { Migration } from '../migrate';

/**
 * When and where each case was reported, in an index of its own: the map counts a span of time without reading a case. Cases
 * that are there already are entered when somebody asks (`reportedFrom`: the lowest key that is in it; those below are not yet).
 */
export const reported: Migration = {
  version: 29,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE reported_cases (
        key INTEGER PRIMARY KEY REFERENCES cases (key),
        at INTEGER NOT NULL,
        township BLOB NOT NULL,
        village BLOB,
        grid BLOB
      ) STRICT;
      CREATE INDEX reported_cases_by_time ON reported_cases (at, township, village, grid);
      INSERT INTO counters (name, value) SELECT CAST('reportedFrom' AS BLOB), coalesce(max(key), 0) + 1 FROM cases;
    `);
  },
};
