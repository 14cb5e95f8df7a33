import type { Migration } from '../migrate';

/** All that a page of the archive is narrowed by stands in its index: what does not fit is passed over without its case being read. */
export const archive: Migration = {
  version: 27,
  up: (sql) => {
    sql.exec(`
      DROP INDEX cases_ended;
      CREATE INDEX cases_ended ON cases (ended_at, township, village, state, departments) WHERE open = 0;
    `);
  },
};
