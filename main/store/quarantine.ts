import type { QuarantineEntry, StoreReads, StoreWrites } from '../ports';
import { seal, unseal } from './document';
import type { Sql } from './sql';

interface QuarantineRow extends Record<string, unknown> {
  readonly id: number;
  readonly doc: string;
  readonly crc: number;
}

/** Messages that could not be read, kept as they came; the latest first. */
export const quarantineReads = (sql: Sql): Pick<StoreReads, 'quarantine' | 'isQuarantined'> => ({
  // Each stream counts for itself, so that a place alone says little.
  isQuarantined: (seq, subject) =>
    sql
      .all<QuarantineRow>('SELECT id, doc, crc FROM quarantine WHERE seq = ? AND seq > 0', seq)
      .some((row) => unseal<Omit<QuarantineEntry, 'id'>>(row, `quarantine ${row.id}`).subject === subject),
  quarantine: (limit) =>
    sql
      .all<QuarantineRow>('SELECT id, doc, crc FROM quarantine ORDER BY id DESC LIMIT ?', limit)
      .map((row) => ({ id: row.id, ...unseal<Omit<QuarantineEntry, 'id'>>(row, `quarantine ${row.id}`) })),
});

export const quarantineWrites = (sql: Sql): Pick<StoreWrites, 'addQuarantine'> => ({
  addQuarantine: (entry) => {
    const { doc, crc } = seal(entry);
    sql.run('INSERT INTO quarantine (seq, doc, crc) VALUES (?, ?, ?)', entry.seq, doc, crc);
  },
});
