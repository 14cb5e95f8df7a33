import type { BroadcastRecord, BroadcastReads, BroadcastWrites } from '../ports';
import { actReads, actWrites } from './broadcast-acts';
import { peopleReads, peopleWrites } from './broadcast-people';
import { replyReads, replyWrites } from './broadcast-replies';
import { readCounter, setCounter } from './counters';
import { seal, unseal, type Sealed } from './document';
import type { Sql } from './sql';
import type { UnsentRecorder } from './unsent-recorder';

type Row = Sealed & Record<string, unknown> & { readonly id: string };

const opened = (row: Row): BroadcastRecord => unseal<BroadcastRecord>(row, `broadcast ${row.id}`);

/** Broadcasts, who was asked, what came back, and what operators did. */
export const broadcastReads = (sql: Sql): BroadcastReads => ({
  broadcastSeq: () => readCounter(sql, 'broadcastSeq'),
  broadcastBegun: () => readCounter(sql, 'broadcastBegun'),
  broadcast: (id) => {
    const row = sql.get<Row>('SELECT id, doc, crc FROM broadcasts WHERE id = ?', id);
    return row && opened(row);
  },
  broadcasts: (limit) => sql.all<Row>('SELECT id, doc, crc FROM broadcasts ORDER BY sent_at DESC, id DESC LIMIT ?', limit).map(opened),
  ...peopleReads(sql),
  ...replyReads(sql),
  ...actReads(sql),
});

export const broadcastWrites = (sql: Sql, unsent: UnsentRecorder): BroadcastWrites => ({
  putBroadcast: (record) => {
    const { doc, crc } = seal(record);
    sql.run('INSERT OR REPLACE INTO broadcasts (id, sent_at, doc, crc) VALUES (?, ?, ?, ?)', record.id, record.sentAt, doc, crc);
  },
  setBroadcastSeq: (seq) => setCounter(sql, 'broadcastSeq', seq),
  setBroadcastBegun: (at) => setCounter(sql, 'broadcastBegun', at),
  ...peopleWrites(sql),
  ...replyWrites(sql),
  ...actWrites(sql, unsent),
});
