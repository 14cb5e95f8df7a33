import type { Migration } from '../migrate';

/** What a seat keeps for itself: unsent drafts, saved views of the queue. `owner` is the seat, `key` the document's own name. */
export const ownDocuments: Migration = {
  version: 9,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE own_documents (
        kind BLOB NOT NULL, owner BLOB NOT NULL, key BLOB NOT NULL, at INTEGER NOT NULL, doc BLOB NOT NULL, crc INTEGER NOT NULL,
        PRIMARY KEY (kind, owner, key)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
