import type { Envelope } from '../../preload/contract';
import type { StoreReads, StoreWrites } from '../ports';
import { addToCounter } from './counters';
import { EVENT_COUNT } from './counts';
import { seal, unseal } from './document';
import type { Sql } from './sql';

interface EventRow extends Record<string, unknown> {
  readonly id: string;
  readonly seq: number | null;
  readonly doc: string;
  readonly crc: number;
}

/** What happened to each case: confirmed events in the stream's order, then pending ones in the order they were given. */
export const eventReads = (sql: Sql): Pick<StoreReads, 'events' | 'caseSeq'> => ({
  events: (caseId) =>
    sql
      .all<EventRow>('SELECT id, seq, doc, crc FROM events WHERE case_id = ? ORDER BY seq IS NULL, seq, n', caseId)
      .map((row) => ({ seq: row.seq, envelope: unseal<Envelope>(row, `event ${row.id}`) })),
  caseSeq: (caseId) => sql.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM events WHERE case_id = ?', caseId)?.seq ?? 0,
});

type EventWrites = Pick<StoreWrites, 'appendConfirmed' | 'appendPending' | 'removePending' | 'confirm'>;

export const eventWrites = (sql: Sql): EventWrites => {
  const insert = (seq: number | null, envelope: Envelope): void => {
    const { doc, crc } = seal(envelope);
    sql.run('INSERT INTO events (id, case_id, seq, doc, crc) VALUES (?, ?, ?, ?, ?)', envelope.id, envelope.caseId, seq, doc, crc);
    addToCounter(sql, EVENT_COUNT, 1);
  };
  return {
    appendConfirmed: (seq, envelope) => {
      const known = sql.get<{ seq: number | null }>('SELECT seq FROM events WHERE id = ?', envelope.id);
      if (!known) {
        insert(seq, envelope);
        return 'new';
      }
      if (known.seq !== null) return 'known';
      // The stream's text is the one that counts, should anything on the way have added to ours.
      const { doc, crc } = seal(envelope);
      sql.run('UPDATE events SET seq = ?, doc = ?, crc = ? WHERE id = ?', seq, doc, crc, envelope.id);
      return 'confirmed';
    },
    appendPending: (envelope) => insert(null, envelope),
    removePending: (eventIds) => {
      for (const id of eventIds) {
        const { changes } = sql.run('DELETE FROM events WHERE id = ? AND seq IS NULL', id);
        if (changes > 0) addToCounter(sql, EVENT_COUNT, -changes);
      }
    },
    confirm: (eventId, seq) => {
      sql.run('UPDATE events SET seq = ? WHERE id = ? AND seq IS NULL', seq, eventId);
    },
  };
};
