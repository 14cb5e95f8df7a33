import type { Envelope } from '../../preload/contract';
import { StorageError, type StoreReads, type StoreWrites } from '../ports';
import { addToCounter, raiseCounter, readCounter } from './counters';
import { EVENT_COUNT } from './counts';
import { seal, unseal } from './document';
import type { Sql } from './sql';

/** The highest place in the stream that any event has here; an answer can tell of one before the stream delivers it. */
const CONFIRMED = 'confirmedSeq';

export const EVENT_COLUMNS = 'id, seq, doc, crc';

/** The position is part of what the checksum covers. */
const besideEvent = (id: string, seq: number | null): string => `${id} ${seq ?? 'pending'}`;

export interface EventRow extends Record<string, unknown> {
  readonly id: string;
  readonly seq: number | null;
  readonly doc: string;
  readonly crc: number;
}

/** @throws StorageError 'damaged' */
export const envelopeOf = (row: EventRow): Envelope => unseal<Envelope>(row, `event ${row.id}`, besideEvent(row.id, row.seq));

/** A damaged index can lead to a row of another case, which is whole in itself. */
const ofCase = (caseId: string, envelope: Envelope): Envelope => {
  if (envelope.caseId !== caseId) throw new StorageError('damaged', `event ${envelope.id} stands in another case's history`);
  return envelope;
};

/** What happened to each case: confirmed events in the stream's order, then pending ones in the order they were given. */
export const eventReads = (sql: Sql): Pick<StoreReads, 'events' | 'caseSeq' | 'confirmedSeq'> => ({
  events: (caseId) =>
    sql
      .all<EventRow & { late: number }>(
        `SELECT ${EVENT_COLUMNS}, id IN (SELECT event_id FROM late_merges) AS late FROM events WHERE case_id = ? ORDER BY seq IS NULL, seq, n`,
        caseId,
      )
      .map((row) => ({ seq: row.seq, envelope: ofCase(caseId, envelopeOf(row)), ...(row.late === 1 ? { late: true } : {}) })),
  caseSeq: (caseId) => sql.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM events WHERE case_id = ?', caseId)?.seq ?? 0,
  confirmedSeq: () => readCounter(sql, CONFIRMED),
});

type EventWrites = Pick<StoreWrites, 'appendConfirmed' | 'replaceEvent' | 'appendPending' | 'removePending' | 'confirm' | 'markLate'>;

export const eventWrites = (sql: Sql): EventWrites => {
  const find = (id: string) => sql.get<EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE id = ?`, id);
  /** @returns false: an event of this id is there */
  const insert = (seq: number | null, envelope: Envelope): boolean => {
    const { doc, crc } = seal(envelope, besideEvent(envelope.id, seq));
    const values = [envelope.id, envelope.caseId, seq, doc, crc];
    const { changes } = sql.run(
      'INSERT INTO events (id, case_id, seq, doc, crc) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
      ...values,
    );
    if (changes > 0) addToCounter(sql, EVENT_COUNT, 1);
    return changes > 0;
  };
  const place = (seq: number, envelope: Envelope): void => {
    const { doc, crc } = seal(envelope, besideEvent(envelope.id, seq));
    sql.run('UPDATE events SET seq = ?, doc = ?, crc = ? WHERE id = ?', seq, doc, crc, envelope.id);
    raiseCounter(sql, CONFIRMED, seq);
  };

  return {
    appendConfirmed: (seq, envelope) => {
      if (insert(seq, envelope)) {
        raiseCounter(sql, CONFIRMED, seq);
        return { kind: 'new' };
      }
      const known = find(envelope.id);
      if (known && known.seq !== null) return { kind: 'known', seq: known.seq };
      // The stream's text is the one that counts, should anything on the way have added to ours.
      place(seq, envelope);
      return { kind: 'confirmed' };
    },
    replaceEvent: (envelope) => {
      const known = find(envelope.id);
      if (known && known.seq !== null) place(known.seq, envelope);
    },
    appendPending: (envelope) => {
      if (!insert(null, envelope)) throw new StorageError('failed', `event ${envelope.id} is there already`);
    },
    removePending: (eventIds) => {
      for (const id of eventIds) {
        const { changes } = sql.run('DELETE FROM events WHERE id = ? AND seq IS NULL', id);
        if (changes > 0) addToCounter(sql, EVENT_COUNT, -changes);
      }
    },
    confirm: (eventId, seq) => {
      const known = find(eventId);
      if (known && known.seq === null) place(seq, envelopeOf(known));
    },
    markLate: (eventId) => sql.run('INSERT OR IGNORE INTO late_merges (event_id) VALUES (?)', eventId).changes > 0,
  };
};
