import type { Migration } from '../migrate';

/**
 * What the evaluation needs of each case, so that a figure reads the cases of its period and no others: `from_at` to
 * `to_at` is the span in which the case can have to do with a period. Made from the events when somebody asks.
 */
export const evaluation: Migration = {
  version: 19,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE case_facts (
        case_key INTEGER PRIMARY KEY REFERENCES cases (key),
        from_at INTEGER NOT NULL,
        to_at INTEGER NOT NULL,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX case_facts_by_time ON case_facts (to_at, case_key, from_at);
    `);
  },
};
