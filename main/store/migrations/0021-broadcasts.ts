import type { Migration } from '../migrate';

/**
 * Broadcasts: one row a person asked, with the earliest instant of each stage, and counts by village and minute that are kept
 * as the rows change. `broadcast_events` holds what operators say, sent or not; what members say is folded and not kept, the
 * stream has it.
 */
export const broadcasts: Migration = {
  version: 21,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE broadcasts (id BLOB PRIMARY KEY, sent_at INTEGER NOT NULL, doc BLOB NOT NULL, crc INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE INDEX broadcasts_by_time ON broadcasts (sent_at);

      -- n: place in the frozen list; village: of the member when it was sent; crc: over the rest of the row.
      CREATE TABLE broadcast_people (
        broadcast_id BLOB NOT NULL,
        member_id BLOB NOT NULL,
        n INTEGER NOT NULL,
        village BLOB NOT NULL,
        reachable INTEGER NOT NULL,
        delivered INTEGER,
        read INTEGER,
        answered INTEGER,
        via INTEGER NOT NULL,
        claim_id BLOB,
        claim_name BLOB,
        calls INTEGER NOT NULL,
        last_result BLOB,
        crc INTEGER NOT NULL,
        PRIMARY KEY (broadcast_id, member_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX broadcast_people_open ON broadcast_people (broadcast_id, village, n) WHERE answered IS NULL;
      CREATE INDEX broadcast_people_claimed ON broadcast_people (broadcast_id, claim_id) WHERE claim_id IS NOT NULL;

      -- What each minute brought; minute 0 also how many were asked.
      CREATE TABLE broadcast_minutes (
        broadcast_id BLOB NOT NULL,
        village BLOB NOT NULL,
        minute INTEGER NOT NULL,
        sent INTEGER NOT NULL,
        delivered INTEGER NOT NULL,
        read INTEGER NOT NULL,
        answered INTEGER NOT NULL,
        PRIMARY KEY (broadcast_id, village, minute)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE broadcast_replies (
        id BLOB PRIMARY KEY,
        broadcast_id BLOB NOT NULL,
        seq INTEGER NOT NULL,
        mark BLOB,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX broadcast_replies_of ON broadcast_replies (broadcast_id, seq);

      -- n: order of arrival, which is the order of unsent events; seq: position in the stream, NULL while unsent; folded: it has
      -- come through the stream and counts. The platform's answer may be quicker than its delivery, and a copy may come later.
      CREATE TABLE broadcast_events (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        broadcast_id BLOB NOT NULL,
        seq INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        not_before INTEGER NOT NULL DEFAULT 0,
        refused BLOB,
        folded INTEGER NOT NULL DEFAULT 0,
        doc BLOB NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX broadcast_events_of ON broadcast_events (broadcast_id, seq);
      CREATE INDEX broadcast_events_open ON broadcast_events (n) WHERE folded = 0;
      CREATE INDEX broadcast_events_unsent ON broadcast_events (broadcast_id, n) WHERE seq IS NULL AND refused IS NULL;
    `);
  },
};
