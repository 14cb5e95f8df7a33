import type { StoreReads, StoreWrites } from '../ports';
import type { Sql } from './sql';

interface CommandRow extends Record<string, unknown> {
  readonly case_id: string;
  readonly rev: number;
  readonly event_ids: string;
}

/** Answers given to commands, so that a command asked again is answered again and not done twice. */
export const commandReads = (sql: Sql): Pick<StoreReads, 'command'> => ({
  command: (commandId) => {
    const row = sql.get<CommandRow>('SELECT case_id, rev, event_ids FROM commands WHERE id = ?', commandId);
    return row && { caseId: row.case_id, rev: row.rev, eventIds: JSON.parse(row.event_ids) as string[] };
  },
});

export const commandWrites = (sql: Sql): Pick<StoreWrites, 'rememberCommand'> => ({
  rememberCommand: (commandId, { caseId, rev, eventIds }) => {
    sql.run('INSERT INTO commands (id, case_id, rev, event_ids) VALUES (?, ?, ?, ?)', commandId, caseId, rev, JSON.stringify(eventIds));
  },
});
