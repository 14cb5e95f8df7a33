import type { Migration } from '../migrate';

/** The event log, and the cases as projected from it. Texts are declared BLOB: see driver.ts. */
export const eventsAndCases: Migration = {
  version: 1,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE counters (name BLOB PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

      -- n: order of arrival, which is the order of pending events; seq: position in the stream, NULL while pending.
      CREATE TABLE events (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        case_id BLOB NOT NULL,
        seq INTEGER,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX events_of_case ON events (case_id, seq);
      CREATE INDEX events_pending ON events (case_id) WHERE seq IS NULL;

      -- doc holds state, index and problems; the columns after it are what queries need of them.
      CREATE TABLE cases (
        key INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        rev INTEGER NOT NULL,
        unread INTEGER NOT NULL,
        pending INTEGER NOT NULL,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL,
        search_text BLOB NOT NULL,
        state BLOB NOT NULL,
        open INTEGER NOT NULL,
        sort REAL NOT NULL,
        township BLOB NOT NULL,
        village BLOB,
        lon REAL,
        lat REAL,
        ended_at INTEGER,
        departments BLOB NOT NULL,
        task_states BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX cases_by_rev ON cases (rev);
      CREATE INDEX cases_open ON cases (sort, id, township, village) WHERE open = 1;
      CREATE INDEX cases_open_place ON cases (lat, lon) WHERE open = 1;
      CREATE INDEX cases_ended ON cases (ended_at, township, village) WHERE open = 0;

      -- Apart from the cases, because a digest of all of them reads these and nothing else.
      CREATE TABLE case_digests (id BLOB PRIMARY KEY, digest BLOB NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE case_departments (
        case_key INTEGER NOT NULL REFERENCES cases (key),
        department_id BLOB NOT NULL,
        PRIMARY KEY (case_key, department_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX case_departments_by_department ON case_departments (department_id);
    `);
  },
};
