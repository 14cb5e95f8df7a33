import type { Migration } from '../migrate';

/** What was looked at and done, in a chain: each record carries the digest of everything before it. Append-only. */
export const audit: Migration = {
  version: 5,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE audit (n INTEGER PRIMARY KEY, doc BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
      CREATE TABLE audit_head (one INTEGER PRIMARY KEY CHECK (one = 1), n INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
      INSERT INTO audit_head VALUES (1, 0, x'');

      CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'the audit is append-only'); END;
      CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'the audit is append-only'); END;
      -- INSERT OR REPLACE would delete without waking the trigger above.
      CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE n = NEW.n)
        BEGIN SELECT RAISE (ABORT, 'the audit is append-only'); END;
    `);
  },
};
