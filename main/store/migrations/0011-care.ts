import type { Migration } from '../migrate';

/**
 * People in care. `people.doc` and `care_events.doc` hold texts sealed under the person's own key; a row of `people` from
 * before this has `sealed` 0 and is sealed when the store is opened. Reveals are counted by day and operator.
 */
export const care: Migration = {
  version: 11,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE person_keys (person_id BLOB PRIMARY KEY, doc BLOB NOT NULL, crc INTEGER NOT NULL) STRICT;
      ALTER TABLE people ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;

      -- doc: the state folded from the events, sealed.
      CREATE TABLE care_states (person_id BLOB PRIMARY KEY, doc BLOB NOT NULL, crc INTEGER NOT NULL) STRICT;

      -- n: order of arrival, which is the order of unsent events; seq: position in the care stream, NULL while unsent.
      -- doc NULL: the record was erased, and this event says so.
      CREATE TABLE care_events (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        person_id BLOB NOT NULL,
        township BLOB NOT NULL,
        seq INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        not_before INTEGER NOT NULL DEFAULT 0,
        refused BLOB,
        doc BLOB,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX care_events_of_person ON care_events (person_id, seq);
      CREATE INDEX care_events_unsent ON care_events (person_id, n) WHERE seq IS NULL AND refused IS NULL;

      CREATE TABLE reveals (day BLOB NOT NULL, operator_id BLOB NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (day, operator_id)) STRICT, WITHOUT ROWID;
    `);
  },
};
