import type { BroadcastEnvelope, CareEnvelope } from '../../preload/contract';
import type { OutboxEntry } from '../ports';
import { unseal } from './document';
import type { PersonKeys } from './person-keys';
import type { Sql } from './sql';
import type { UnsentCommand, UnsentFile, UnsentLine, UnsentLog } from './unsent-log';

/** Collects what a transaction does to the outbox, and tells the log once the transaction has reached the disk. */
export class UnsentRecorder {
  readonly #log: UnsentLog;
  #lines: UnsentLine[] = [];
  /** Whose key was destroyed: nothing of theirs stays in this file either. */
  #erased = new Set<string>();

  constructor(log: UnsentLog) {
    this.#log = log;
  }

  add({ commandId, caseId, command, seat, eventIds, createdAt }: Omit<OutboxEntry, 'id' | 'attempts'>): void {
    this.#lines.push({ op: 'add', commandId, caseId, command, seat, eventIds: [...eventIds], createdAt });
  }

  done(commandId: string): void {
    this.#lines.push({ op: 'done', commandId });
  }

  care(envelope: CareEnvelope): void {
    this.#lines.push({ op: 'care', envelope });
  }

  said(eventId: string): void {
    this.#lines.push({ op: 'said', eventId });
  }

  broadcast(envelope: BroadcastEnvelope): void {
    this.#lines.push({ op: 'broadcast', envelope });
  }

  broadcastSaid(eventId: string): void {
    this.#lines.push({ op: 'broadcastSaid', eventId });
  }

  erased(personId: string): void {
    this.#erased.add(personId);
  }

  commit(): void {
    const lines = this.#lines;
    const erased = this.#erased;
    this.forget();
    try {
      this.#log.append(lines);
      // Somebody's health is not kept here a moment longer than it has to be.
      if (erased.size > 0 || lines.some(({ op }) => op === 'said')) this.#tidy(erased);
    } catch {
      // A full disk. The cache holds the command; the log is made anew from it at the next start.
    }
  }

  forget(): void {
    this.#lines = [];
    this.#erased = new Set();
  }

  #tidy(erased: ReadonlySet<string>): void {
    const { commands, care, broadcasts } = this.#log.read();
    this.#log.rewrite({ commands, broadcasts, care: care.filter(({ personId }) => !erased.has(personId)) });
  }
}

interface Row extends Record<string, unknown> {
  readonly id: number;
  readonly case_id: string;
  readonly doc: string;
  readonly crc: number;
}
type Document = Pick<OutboxEntry, 'commandId' | 'command' | 'seat' | 'eventIds' | 'createdAt'>;

const inOutbox = (sql: Sql): UnsentCommand[] =>
  sql
    .all<Row>('SELECT id, case_id, doc, crc FROM outbox ORDER BY id')
    .map((row) => ({ caseId: row.case_id, ...unseal<Document>(row, `outbox entry ${row.id}`) }))
    .map(({ commandId, caseId, command, seat, eventIds, createdAt }) => ({
      commandId,
      caseId,
      command,
      seat,
      eventIds: [...eventIds],
      createdAt,
    }));

interface CareRow extends Record<string, unknown> {
  readonly id: string;
  readonly person_id: string;
  readonly doc: string;
  readonly crc: number;
}

const unsaid = (sql: Sql, keys: PersonKeys): CareEnvelope[] =>
  sql
    .all<CareRow>('SELECT id, person_id, doc, crc FROM care_events WHERE seq IS NULL AND refused IS NULL AND doc IS NOT NULL ORDER BY n')
    .map((row) => keys.unseal<CareEnvelope>(row.person_id, `event ${row.id}`, unseal(row, `event ${row.id} of ${row.person_id}`)));

const unsentActs = (sql: Sql): BroadcastEnvelope[] =>
  sql
    .all<{ id: string; doc: string; crc: number }>(
      'SELECT id, doc, crc FROM broadcast_events WHERE seq IS NULL AND refused IS NULL ORDER BY n',
    )
    .map((row) => unseal<BroadcastEnvelope>(row, `act ${row.id}`));

/**
 * Holds the log against a cache that has just been opened, and makes it say what is unsent now.
 * @returns what a cache before this one held, and this one knows nothing of: it was never acknowledged
 */
export const reconcile = (sql: Sql, log: UnsentLog, keys: PersonKeys): UnsentFile => {
  const known = (commandId: string): boolean => sql.get('SELECT 1 AS one FROM commands WHERE id = ?', commandId) !== undefined;
  /** The event lies here, or its person was erased here, of which the platform is still to be told. */
  const knownOfPerson = ({ id, personId }: CareEnvelope): boolean =>
    sql.get('SELECT 1 AS one FROM care_events WHERE id = ? OR (person_id = ? AND doc IS NULL)', id, personId) !== undefined;
  const kept = log.read();
  const stranded = {
    commands: kept.commands.filter(({ commandId }) => !known(commandId)),
    care: kept.care.filter((envelope) => !knownOfPerson(envelope)),
    broadcasts: kept.broadcasts.filter(({ id }) => sql.get('SELECT 1 AS one FROM broadcast_events WHERE id = ?', id) === undefined),
  };
  try {
    log.rewrite({
      commands: [...stranded.commands, ...inOutbox(sql)],
      care: [...stranded.care, ...unsaid(sql, keys)],
      broadcasts: [...stranded.broadcasts, ...unsentActs(sql)],
    });
  } catch {
    // A full disk: the old log stands, and says more than enough.
  }
  return stranded;
};
