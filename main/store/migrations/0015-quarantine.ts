import type { Migration } from '../migrate';

/**
 * Of what is set aside: how much text is kept, so that it can be bounded, and the subject, because places in two streams
 * are told apart by it.
 */
export const quarantine: Migration = {
  version: 15,
  up: (sql) => {
    sql.exec(`
      ALTER TABLE quarantine ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE quarantine ADD COLUMN subject BLOB NOT NULL DEFAULT x'';
      UPDATE quarantine SET
        bytes = coalesce(length(CAST(json_extract(CAST(doc AS TEXT), '$.body') AS BLOB)), 0),
        subject = CAST(coalesce(json_extract(CAST(doc AS TEXT), '$.subject'), '') AS BLOB)
      WHERE json_valid(CAST(doc AS TEXT));
      DROP INDEX quarantine_by_seq;
      CREATE INDEX quarantine_by_subject ON quarantine (subject, seq);
      CREATE INDEX quarantine_with_text ON quarantine (id, bytes) WHERE bytes > 0;
      INSERT INTO counters (name, value) SELECT CAST('quarantine:bytes' AS BLOB), coalesce(sum(bytes), 0) FROM quarantine;
    `);
  },
};
