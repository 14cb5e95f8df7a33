import type { Migration } from '../migrate';

/**
 * Two marks of how far something has come. Up to `digestedRev` cases have their digest, which is made after them now. Above
 * `confirmedSeq` no event has a place, so that one that comes there belongs at the end of its case's history.
 */
export const howFar: Migration = {
  version: 30,
  up: (sql) => {
    sql.exec(`
      INSERT OR REPLACE INTO counters (name, value) SELECT CAST('digestedRev' AS BLOB), value FROM counters WHERE name = CAST('rev' AS BLOB);
      INSERT OR REPLACE INTO counters (name, value) SELECT CAST('confirmedSeq' AS BLOB), coalesce(max(seq), 0) FROM events;
    `);
  },
};
