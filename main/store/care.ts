import type { CareEnvelope, Person } from '../../preload/contract';
import type { CareState } from '../domain';
import type { CareReads, CareWrites, PersonEntry, StoredCareEvent, UnsentCare } from '../ports';
import { nextRev, readCounter, setCounter } from './counters';
import { seal, unseal } from './document';
import { bury, goneSince } from './gone';
import type { PersonKeys } from './person-keys';
import { dueAt, isDue } from './put-off';
import { areaRange } from './scope';
import type { Sql } from './sql';
import type { UnsentRecorder } from './unsent-recorder';

interface Doc extends Record<string, unknown> {
  readonly doc: string;
  readonly crc: number;
}
interface PersonRow extends Doc {
  readonly id: string;
  readonly rev: number;
  readonly state: string | null;
  readonly state_crc: number | null;
  readonly pending: number;
}
interface EventRow extends Record<string, unknown> {
  readonly id: string;
  readonly person_id: string;
  readonly township: string;
  readonly seq: number | null;
  readonly attempts: number;
  readonly refused: string | null;
  readonly doc: string | null;
  readonly crc: number;
}

const PEOPLE = `
  SELECT p.id, p.rev, p.doc, p.crc, s.doc AS state, s.crc AS state_crc,
    (SELECT count(*) FROM care_events e WHERE e.person_id = p.id AND e.seq IS NULL AND e.refused IS NULL) AS pending
  FROM people p LEFT JOIN care_states s ON s.person_id = p.id`;
const EVENTS = 'SELECT id, person_id, township, seq, attempts, refused, doc, crc FROM care_events';
/** undefined: the record was erased. */
const openedEvent = (keys: PersonKeys, row: EventRow): CareEnvelope | undefined => {
  if (row.doc === null) return undefined;
  const sealed = unseal({ doc: row.doc, crc: row.crc }, `event ${row.id} of ${row.person_id}`);
  return keys.unseal<CareEnvelope>(row.person_id, `event ${row.id}`, sealed);
};
const subjectCounter = (personId: string): string => `careSubject:${personId}`;

export const careReads = (sql: Sql, keys: PersonKeys): CareReads => {
  const opened = <T>(personId: string, what: string, row: Doc): T => keys.unseal<T>(personId, what, unseal(row, `${what} of ${personId}`));
  const toEntry = (row: PersonRow): PersonEntry => ({
    rev: row.rev,
    person: opened<Person>(row.id, 'record', row),
    care: row.state === null ? undefined : opened<CareState>(row.id, 'care', { doc: row.state, crc: row.state_crc ?? 0 }),
    pending: row.pending,
  });
  const envelopeOf = (row: EventRow): CareEnvelope | undefined => openedEvent(keys, row);

  return {
    careSeq: () => readCounter(sql, 'careSeq'),
    careSince: () => readCounter(sql, 'careSince'),
    careBegun: () => readCounter(sql, 'careBegun'),
    person: (id) => sql.all<PersonRow>(`${PEOPLE} WHERE p.id = ? LIMIT 1`, id).map(toEntry)[0],
    people: (area) =>
      sql
        .all<PersonRow>(
          `${PEOPLE} LEFT JOIN grids g ON g.id = p.grid_code
           WHERE coalesce(g.area, p.area) >= ? AND coalesce(g.area, p.area) < ? ORDER BY p.rev`,
          ...areaRange(area),
        )
        .map(toEntry),
    peopleSince: (rev, limit) => ({
      rows: sql.all<PersonRow>(`${PEOPLE} WHERE p.rev > ? ORDER BY p.rev LIMIT ?`, rev, limit).map(toEntry),
      gone: goneSince(sql, 'person', rev, limit),
    }),
    careEvents: (personId) =>
      sql.all<EventRow>(`${EVENTS} WHERE person_id = ? ORDER BY seq IS NULL, seq, n`, personId).flatMap((row): StoredCareEvent[] => {
        const envelope = envelopeOf(row);
        return envelope ? [{ seq: row.seq, envelope, ...(row.refused === null ? {} : { refused: row.refused }) }] : [];
      }),
    careSubjectSeq: (personId) => readCounter(sql, subjectCounter(personId)),
    unsentCare: (now, limit) =>
      sql
        .all<EventRow>(
          `${EVENTS} WHERE n IN (SELECT min(n) FROM care_events WHERE seq IS NULL AND refused IS NULL GROUP BY person_id)
           AND ${isDue} ORDER BY n LIMIT ?`,
          ...dueAt(now),
          limit,
        )
        .map((row): UnsentCare => ({
          id: row.id,
          personId: row.person_id,
          township: row.township,
          attempts: row.attempts,
          envelope: envelopeOf(row),
        })),
    revealsOn: (day) =>
      sql.all<{ operatorId: string; count: number }>(
        'SELECT operator_id AS operatorId, count FROM reveals WHERE day = ? ORDER BY count DESC, operator_id',
        day,
      ),
  };
};

export const careWrites = (sql: Sql, keys: PersonKeys, unsent: UnsentRecorder): CareWrites => {
  const sawOnSubject = (personId: string, seq: number): void =>
    setCounter(sql, subjectCounter(personId), Math.max(seq, readCounter(sql, subjectCounter(personId))));
  const touch = (personId: string): void => void sql.run('UPDATE people SET rev = ? WHERE id = ?', nextRev(sql), personId);
  const insert = (envelope: CareEnvelope, seq: number | null, sealed: { doc: Uint8Array | null; crc: number }): void => {
    const { id, personId, area } = envelope;
    sql.run(
      'INSERT INTO care_events (id, person_id, township, seq, doc, crc) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      personId,
      area.slice(0, 9),
      seq,
      sealed.doc,
      sealed.crc,
    );
  };
  const confirm = (eventId: string, seq: number): void => {
    const row = sql.get<EventRow>(`${EVENTS} WHERE id = ?`, eventId);
    if (!row) return;
    sawOnSubject(row.person_id, seq);
    unsent.said(eventId);
    // Nothing is kept of the erased but that it was said.
    if (row.doc === null) sql.run('DELETE FROM care_events WHERE id = ?', eventId);
    else sql.run('UPDATE care_events SET seq = ?, refused = NULL WHERE id = ?', seq, eventId);
  };

  return {
    appendCare: (envelope, seq) => {
      const known = sql.get<{ seq: number | null }>('SELECT seq FROM care_events WHERE id = ?', envelope.id);
      if (seq !== null) sawOnSubject(envelope.personId, seq);
      if (known) {
        if (known.seq !== null || seq === null) return 'known';
        confirm(envelope.id, seq);
        return 'confirmed';
      }
      insert(envelope, seq, seal(keys.seal(envelope.personId, `event ${envelope.id}`, envelope)));
      if (seq === null) unsent.care(envelope);
      return 'new';
    },
    confirmCare: confirm,
    passOverCare: sawOnSubject,
    postponeCare: (eventId, notBefore) =>
      void sql.run('UPDATE care_events SET attempts = attempts + 1, not_before = ? WHERE id = ?', notBefore, eventId),
    refuseCare: (eventId, reason) => {
      sql.run('UPDATE care_events SET refused = ? WHERE id = ?', reason, eventId);
      unsent.said(eventId);
    },
    retryCare: (eventId) => {
      const row = sql.get<EventRow>(`${EVENTS} WHERE id = ? AND seq IS NULL AND refused IS NOT NULL AND doc IS NOT NULL`, eventId);
      if (!row) return false;
      sql.run('UPDATE care_events SET refused = NULL, attempts = 0, not_before = 0 WHERE id = ?', eventId);
      unsent.care(openedEvent(keys, row)!);
      return true;
    },
    settleStrandedCare: (eventId) => unsent.said(eventId),
    putCare: (state) => {
      const { doc, crc } = seal(keys.seal(state.personId, 'care', state));
      sql.run('INSERT OR REPLACE INTO care_states (person_id, doc, crc) VALUES (?, ?, ?)', state.personId, doc, crc);
      touch(state.personId);
    },
    touchPerson: touch,
    setCareSeq: (seq) => setCounter(sql, 'careSeq', seq),
    setCareSince: (at) => setCounter(sql, 'careSince', at),
    setCareBegun: (at) => setCounter(sql, 'careBegun', at),
    erasePerson: (personId, announce) => {
      forgetPerson(sql, keys, personId);
      if (sql.run('DELETE FROM people WHERE id = ?', personId).changes > 0) bury(sql, 'person', personId, nextRev(sql));
      if (announce) insert(announce, null, { doc: null, crc: 0 });
    },
    countReveal: (day, operatorId) =>
      void sql.run(
        'INSERT INTO reveals (day, operator_id, count) VALUES (?, ?, 1) ON CONFLICT (day, operator_id) DO UPDATE SET count = count + 1',
        day,
        operatorId,
      ),
  };
};

/** Destroys a person's key and what was sealed under it; an event that says so stays until it is sent. */
export const forgetPerson = (sql: Sql, keys: PersonKeys, personId: string): void => {
  keys.destroy(personId);
  sql.run('DELETE FROM care_events WHERE person_id = ? AND doc IS NOT NULL', personId);
  sql.run('DELETE FROM care_states WHERE person_id = ?', personId);
};

/** Seals the records that an older version wrote, once. */
export const sealLeftovers = (sql: Sql, keys: PersonKeys): void => {
  const rows = sql.all<Doc & { id: string; key: string }>('SELECT id, key, doc, crc FROM people WHERE sealed = 0');
  if (rows.length === 0) return;
  sql.transaction(() => {
    for (const row of rows) {
      const { doc, crc } = seal(keys.seal(row.id, 'record', unseal(row, `person ${row.id}`)));
      sql.run('UPDATE people SET doc = ?, crc = ?, sealed = 1 WHERE key = ?', doc, crc, row.key);
    }
  });
};
