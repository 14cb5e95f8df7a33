import type { OutboxEntry } from '../ports';
import { unseal } from './document';
import type { Sql } from './sql';
import type { UnsentCommand, UnsentLine, UnsentLog } from './unsent-log';

/** Collects what a transaction does to the outbox, and tells the log once the transaction has reached the disk. */
export class UnsentRecorder {
  readonly #log: UnsentLog;
  #lines: UnsentLine[] = [];

  constructor(log: UnsentLog) {
    this.#log = log;
  }

  add({ commandId, caseId, command, seat, eventIds, createdAt }: Omit<OutboxEntry, 'id' | 'attempts'>): void {
    this.#lines.push({ op: 'add', commandId, caseId, command, seat, eventIds: [...eventIds], createdAt });
  }

  done(commandId: string): void {
    this.#lines.push({ op: 'done', commandId });
  }

  commit(): void {
    const lines = this.#lines;
    this.#lines = [];
    try {
      this.#log.append(lines);
    } catch {
      // A full disk. The cache holds the command; the log is made anew from it at the next start.
    }
  }

  forget(): void {
    this.#lines = [];
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

/**
 * Holds the log against a cache that has just been opened, and makes it say what is unsent now.
 * @returns commands of a cache before this one, which this one knows nothing of: they were never acknowledged
 */
export const reconcile = (sql: Sql, log: UnsentLog): readonly UnsentCommand[] => {
  const known = (commandId: string): boolean => sql.get('SELECT 1 AS one FROM commands WHERE id = ?', commandId) !== undefined;
  const stranded = log.read().commands.filter(({ commandId }) => !known(commandId));
  try {
    log.rewrite([...stranded, ...inOutbox(sql)]);
  } catch {
    // A full disk: the old log stands, and says more than enough.
  }
  return stranded;
};
