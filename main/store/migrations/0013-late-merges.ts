import type { Migration } from '../migrate';

/** Merges that the stream has and that came too late: in the history, and without effect. */
export const lateMerges: Migration = {
  version: 13,
  up: (sql) => {
    sql.exec('CREATE TABLE late_merges (event_id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID');
  },
};
