import type { BroadcastEnvelope } from '../../preload/contract';
import type { BroadcastAct, BroadcastReads, BroadcastWrites } from '../ports';
import { seal, unseal, type Sealed } from './document';
import { dueAt, isDue } from './put-off';
import type { Sql } from './sql';
import type { UnsentRecorder } from './unsent-recorder';

interface Row extends Sealed, Record<string, unknown> {
  readonly n: number;
  readonly id: string;
  readonly seq: number | null;
  readonly attempts: number;
  readonly not_before: number;
  readonly refused: string | null;
}

const ACTS = 'SELECT n, id, seq, attempts, not_before, refused, doc, crc FROM broadcast_events';
const opened = (row: Row): BroadcastAct => ({
  n: row.n,
  seq: row.seq,
  envelope: unseal<BroadcastEnvelope>(row, `act ${row.id}`),
  attempts: row.attempts,
  notBefore: row.not_before,
  ...(row.refused === null ? {} : { refused: row.refused }),
});

/** What operators said of broadcasts, and what of it this console has still to send. */
export const actReads = (sql: Sql): Pick<BroadcastReads, 'broadcastActs' | 'openActs' | 'actHeads'> => ({
  broadcastActs: (broadcastId) => sql.all<Row>(`${ACTS} WHERE broadcast_id = ? ORDER BY seq IS NULL, seq, n`, broadcastId).map(opened),
  openActs: () => sql.all<Row>(`${ACTS} WHERE folded = 0 ORDER BY n`).map(opened),
  actHeads: (now, limit) =>
    sql
      .all<Row>(
        `${ACTS} WHERE n IN (SELECT min(n) FROM broadcast_events WHERE seq IS NULL AND refused IS NULL GROUP BY broadcast_id)
         AND ${isDue} ORDER BY n LIMIT ?`,
        ...dueAt(now),
        limit,
      )
      .map(opened),
});

type Writes = Pick<BroadcastWrites, 'appendAct' | 'confirmAct' | 'postponeAct' | 'refuseAct' | 'dropActs'>;

export const actWrites = (sql: Sql, unsent: UnsentRecorder): Writes => {
  return {
    appendAct: (envelope, seq, notBefore = 0) => {
      const known = sql.get<{ folded: number }>('SELECT folded FROM broadcast_events WHERE id = ?', envelope.id);
      if (known) {
        if (known.folded === 1 || seq === null) return 'known';
        unsent.broadcastSaid(envelope.id);
        sql.run('UPDATE broadcast_events SET seq = ?, folded = 1, refused = NULL WHERE id = ?', seq, envelope.id);
        return 'confirmed';
      }
      const { doc, crc } = seal(envelope);
      sql.run(
        'INSERT INTO broadcast_events (id, broadcast_id, seq, not_before, folded, doc, crc) VALUES (?, ?, ?, ?, ?, ?, ?)',
        envelope.id,
        envelope.broadcastId,
        seq,
        notBefore,
        seq === null ? 0 : 1,
        doc,
        crc,
      );
      if (seq === null) unsent.broadcast(envelope);
      return 'new';
    },
    confirmAct: (id, seq) => {
      unsent.broadcastSaid(id);
      sql.run('UPDATE broadcast_events SET seq = ?, refused = NULL WHERE id = ? AND seq IS NULL', seq, id);
    },
    postponeAct: (id, notBefore) =>
      void sql.run('UPDATE broadcast_events SET attempts = attempts + 1, not_before = ? WHERE id = ?', notBefore, id),
    refuseAct: (id, reason) => {
      sql.run('UPDATE broadcast_events SET refused = ? WHERE id = ?', reason, id);
      unsent.broadcastSaid(id);
    },
    dropActs: (ids) => {
      for (const id of ids) {
        sql.run('DELETE FROM broadcast_events WHERE id = ?', id);
        unsent.broadcastSaid(id);
      }
    },
  };
};
