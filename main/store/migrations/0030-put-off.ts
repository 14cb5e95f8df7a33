import type { Migration } from '../migrate';

/**
 * What was made with each event and now is not: digests of cases are made later, up to a revision that is written down, and
 * whether an event belongs further back in its case's history is asked only below the highest place that was ever confirmed.
 */
export const putOff: Migration = {
  version: 30,
  up: (sql) => {
    sql.exec(`
      INSERT OR REPLACE INTO counters (name, value) SELECT CAST('digestedRev' AS BLOB), value FROM counters WHERE name = CAST('rev' AS BLOB);
      INSERT OR REPLACE INTO counters (name, value) SELECT CAST('confirmedSeq' AS BLOB), coalesce(max(seq), 0) FROM events;
    `);
  },
};
