import type { OutboxEntry, StoreReads, StoreWrites } from '../ports';
import { seal, unseal } from './document';
import { FURTHEST_MS } from './put-off';
import type { Sql } from './sql';
import type { UnsentRecorder } from './unsent-recorder';

interface OutboxRow extends Record<string, unknown> {
  readonly id: number;
  readonly case_id: string;
  readonly attempts: number;
  readonly doc: string;
  readonly crc: number;
}
type OutboxDocument = Omit<OutboxEntry, 'id' | 'caseId' | 'attempts'>;

const COLUMNS = 'o.id, o.case_id, o.attempts, o.doc, o.crc';
const toEntry = (row: OutboxRow): OutboxEntry => ({
  id: row.id,
  caseId: row.case_id,
  attempts: row.attempts,
  ...unseal<OutboxDocument>(row, `outbox entry ${row.id}`),
});

/** How many events that were replaced an entry remembers: those under way can only be its latest. */
const FORMER = 32;

/** Commands that the platform has not answered yet, in the order they were given; a case's later ones wait for its first. */
export const outboxReads = (sql: Sql): Pick<StoreReads, 'outboxHeads' | 'outboxOfCase' | 'casesInOutbox' | 'outboxHeld'> => ({
  outboxHeads: (now, limit) =>
    sql
      .all<OutboxRow>(
        `SELECT ${COLUMNS} FROM outbox o
         WHERE o.id = (SELECT min(f.id) FROM outbox f WHERE f.case_id = o.case_id) AND (o.not_before <= ? OR o.not_before > ?)
         ORDER BY o.id LIMIT ?`,
        now,
        now + FURTHEST_MS,
        limit,
      )
      .map(toEntry),
  outboxOfCase: (caseId) => sql.all<OutboxRow>(`SELECT ${COLUMNS} FROM outbox o WHERE o.case_id = ? ORDER BY o.id`, caseId).map(toEntry),
  // Nearly always there is nothing in it, and a batch of events names hundreds of cases.
  casesInOutbox: (caseIds) =>
    sql.get('SELECT 1 FROM outbox LIMIT 1') === undefined
      ? []
      : caseIds.filter((caseId) => sql.get('SELECT 1 FROM outbox WHERE case_id = ?', caseId) !== undefined),
  outboxHeld: (now) =>
    sql
      .all<OutboxRow>(`SELECT ${COLUMNS} FROM outbox o WHERE o.not_before > ? AND o.not_before <= ? ORDER BY o.id`, now, now + FURTHEST_MS)
      .map(toEntry)
      .filter(({ heldUntil = 0 }) => heldUntil > now),
});

type OutboxWrites = Pick<StoreWrites, 'enqueue' | 'dequeue' | 'postpone' | 'release' | 'replaceEvents' | 'settleStranded'>;

export const outboxWrites = (sql: Sql, unsent: UnsentRecorder): OutboxWrites => ({
  enqueue: ({ caseId, ...rest }) => {
    const { doc, crc } = seal(rest satisfies OutboxDocument);
    sql.run('INSERT INTO outbox (case_id, doc, crc, not_before) VALUES (?, ?, ?, ?)', caseId, doc, crc, rest.heldUntil ?? 0);
    unsent.add({ caseId, ...rest });
  },
  settleStranded: (commandId) => unsent.done(commandId),
  dequeue: (id) => {
    const row = sql.get<OutboxRow>(`SELECT ${COLUMNS} FROM outbox o WHERE o.id = ?`, id);
    if (row) unsent.done(toEntry(row).commandId);
    sql.run('DELETE FROM outbox WHERE id = ?', id);
  },
  postpone: (id, notBefore) => {
    sql.run('UPDATE outbox SET attempts = attempts + 1, not_before = ? WHERE id = ?', notBefore, id);
  },
  release: (id) => {
    const row = sql.get<OutboxRow>(`SELECT ${COLUMNS} FROM outbox o WHERE o.id = ?`, id);
    if (!row) return;
    const { heldUntil: _, ...entry } = unseal<OutboxDocument>(row, `outbox entry ${id}`);
    const { doc, crc } = seal(entry);
    sql.run('UPDATE outbox SET doc = ?, crc = ?, not_before = 0 WHERE id = ?', doc, crc, id);
  },
  replaceEvents: (id, eventIds) => {
    const row = sql.get<OutboxRow>(`SELECT ${COLUMNS} FROM outbox o WHERE o.id = ?`, id);
    if (!row) return;
    const before = unseal<OutboxDocument>(row, `outbox entry ${id}`);
    const replaced = before.eventIds.filter((eventId) => !eventIds.includes(eventId));
    const formerIds = [...(before.formerIds ?? []), ...replaced].slice(-FORMER);
    const entry: OutboxDocument = { ...before, eventIds, ...(formerIds.length > 0 ? { formerIds } : {}) };
    const { doc, crc } = seal(entry);
    unsent.add({ caseId: row.case_id, ...entry });
    // Something new to say: it need not wait for the old one's next attempt, but as long as it may be taken back.
    sql.run('UPDATE outbox SET doc = ?, crc = ?, not_before = ? WHERE id = ?', doc, crc, entry.heldUntil ?? 0, id);
  },
});
