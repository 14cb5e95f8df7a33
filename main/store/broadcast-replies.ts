import type { BroadcastReads, BroadcastReply, BroadcastWrites } from '../ports';
import { seal, unseal, type Sealed } from './document';
import type { Param } from './driver';
import type { Sql } from './sql';

type Row = Sealed & Record<string, unknown> & { readonly id: string };

const opened = (row: Row): BroadcastReply => unseal<BroadcastReply>(row, `reply ${row.id}`);

/** `clue`: whatever was not found to be nothing. */
const which = (only: 'all' | 'new' | 'clue'): { readonly sql: string; readonly params: readonly Param[] } => {
  if (only === 'all') return { sql: '', params: [] };
  if (only === 'new') return { sql: 'AND mark IS NULL', params: [] };
  return { sql: 'AND mark IS NOT NULL AND mark <> ?', params: ['nothing'] };
};

/** Replies and clues, the latest in the stream first. */
export const replyReads = (sql: Sql): Pick<BroadcastReads, 'replies' | 'replyCount' | 'reply'> => ({
  replies: (broadcastId, only, skip, limit) => {
    const { sql: more, params } = which(only);
    return sql
      .all<Row>(
        `SELECT id, doc, crc FROM broadcast_replies WHERE broadcast_id = ? ${more} ORDER BY seq DESC LIMIT ? OFFSET ?`,
        broadcastId,
        ...params,
        limit,
        skip,
      )
      .map(opened);
  },
  replyCount: (broadcastId, only) => {
    const { sql: more, params } = which(only);
    return (
      sql.get<{ n: number }>(`SELECT count(*) AS n FROM broadcast_replies WHERE broadcast_id = ? ${more}`, broadcastId, ...params)?.n ?? 0
    );
  },
  reply: (id) => {
    const row = sql.get<Row>('SELECT id, doc, crc FROM broadcast_replies WHERE id = ?', id);
    return row && opened(row);
  },
});

export const replyWrites = (sql: Sql): Pick<BroadcastWrites, 'addReply' | 'putReply'> => {
  const put = (broadcastId: string, reply: BroadcastReply): void => {
    const { doc, crc } = seal(reply);
    sql.run(
      'INSERT OR REPLACE INTO broadcast_replies (id, broadcast_id, seq, mark, doc, crc) VALUES (?, ?, ?, ?, ?, ?)',
      reply.id,
      broadcastId,
      reply.seq,
      reply.mark?.mark ?? null,
      doc,
      crc,
    );
  };
  return {
    addReply: (broadcastId, reply) => {
      if (sql.get('SELECT 1 AS one FROM broadcast_replies WHERE id = ?', reply.id)) return false;
      put(broadcastId, reply);
      return true;
    },
    putReply: put,
  };
};
