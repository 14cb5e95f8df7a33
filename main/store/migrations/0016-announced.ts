import type { Migration } from '../migrate';

/** Which notices have been shown to somebody: a console that is killed between the two shows them at its next start. */
export const announced: Migration = {
  version: 16,
  up: (sql) => {
    sql.exec(`
      ALTER TABLE notices ADD COLUMN announced INTEGER NOT NULL DEFAULT 1;
      CREATE INDEX notices_unannounced ON notices (case_id) WHERE announced = 0;
    `);
  },
};
