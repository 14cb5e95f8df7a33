import type { Migration } from '../migrate';

/** What operators made of the suggestions, one row a first dispatch. 派遣选择 */
export const routingChoices: Migration = {
  version: 6,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE routing_choices (
        command_id BLOB PRIMARY KEY, at INTEGER NOT NULL, doc BLOB NOT NULL, crc INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX routing_choices_at ON routing_choices (at);
    `);
  },
};
