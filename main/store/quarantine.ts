import type { QuarantineEntry, StoreReads, StoreWrites } from '../ports';
import type { Sql } from './sql';

/** Messages that could not be read, kept as they came; the latest first. */
export const quarantineReads = (sql: Sql): Pick<StoreReads, 'quarantine'> => ({
  quarantine: (limit) =>
    sql.all<QuarantineEntry & Record<string, unknown>>('SELECT id, at, seq, subject, reason, body FROM quarantine ORDER BY id DESC LIMIT ?', limit),
});

export const quarantineWrites = (sql: Sql): Pick<StoreWrites, 'addQuarantine'> => ({
  addQuarantine: ({ at, seq, subject, reason, body }) => {
    sql.run('INSERT INTO quarantine (at, seq, subject, reason, body) VALUES (?, ?, ?, ?, ?)', at, seq, subject, reason, body);
  },
});
