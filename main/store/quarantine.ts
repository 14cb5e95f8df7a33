import type { QuarantineEntry, StoreReads, StoreWrites } from '../ports';
import { addToCounter, readCounter } from './counters';
import { seal, unseal } from './document';
import type { Sql } from './sql';

export interface QuarantineLimits {
  /** Of all texts kept. */
  readonly bytes: number;
  readonly rows: number;
}
/** Enough to find out what went wrong; no neighbour that sends rubbish fills a disk with it. */
export const QUARANTINE_LIMITS: QuarantineLimits = { bytes: 16 * 1024 * 1024, rows: 10_000 };

interface QuarantineRow extends Record<string, unknown> {
  readonly id: number;
  readonly doc: string;
  readonly crc: number;
}

/** Entries of before say nothing of their size. */
type Kept = Omit<QuarantineEntry, 'id' | 'bytes'> & { readonly bytes?: number };

const BYTES = 'quarantine:bytes';
const FORGOTTEN = 'quarantine:forgotten';

const entryOf = (row: QuarantineRow): QuarantineEntry => {
  const kept = unseal<Kept>(row, `quarantine ${row.id}`);
  return { ...kept, id: row.id, bytes: kept.bytes ?? Buffer.byteLength(kept.body) };
};

/** All that was ever set aside and not read since. */
export const quarantinedCount = (sql: Sql): number => rowsOf(sql) + readCounter(sql, FORGOTTEN);
const rowsOf = (sql: Sql): number => sql.get<{ n: number }>('SELECT count(*) AS n FROM quarantine')?.n ?? 0;

/** Messages that could not be read, kept as they came; the latest first. */
export const quarantineReads = (sql: Sql): Pick<StoreReads, 'quarantine' | 'isQuarantined' | 'quarantineForgotten'> => ({
  isQuarantined: (seq, subject) => seq > 0 && sql.get('SELECT 1 FROM quarantine WHERE subject = ? AND seq = ?', subject, seq) !== undefined,
  quarantine: (limit) => sql.all<QuarantineRow>('SELECT id, doc, crc FROM quarantine ORDER BY id DESC LIMIT ?', limit).map(entryOf),
  quarantineForgotten: () => readCounter(sql, FORGOTTEN),
});

type Writes = Pick<StoreWrites, 'addQuarantine' | 'removeQuarantine' | 'dropQuarantineOf'>;

export const quarantineWrites = (sql: Sql, limits: QuarantineLimits = QUARANTINE_LIMITS): Writes => {
  const remove = (id: number): void => {
    const row = sql.get<{ bytes: number }>('SELECT bytes FROM quarantine WHERE id = ?', id);
    if (!row) return;
    sql.run('DELETE FROM quarantine WHERE id = ?', id);
    if (row.bytes > 0) addToCounter(sql, BYTES, -row.bytes);
  };
  const dropOf = (subject: string, seq = 0): void => {
    for (const { id } of sql.all<{ id: number }>('SELECT id FROM quarantine WHERE subject = ? AND seq = ?', subject, seq)) remove(id);
  };
  /** Its text goes, what was the matter with it stays. */
  const letTextGo = (row: QuarantineRow & { readonly bytes: number }): void => {
    const { id: _, ...entry } = entryOf(row);
    const { doc, crc } = seal({ ...entry, body: '' });
    sql.run('UPDATE quarantine SET doc = ?, crc = ?, bytes = 0 WHERE id = ?', doc, crc, row.id);
    addToCounter(sql, BYTES, -row.bytes);
  };
  const keepWithin = (): void => {
    while (readCounter(sql, BYTES) > limits.bytes) {
      const oldest = sql.get<QuarantineRow & { bytes: number }>(
        'SELECT id, doc, crc, bytes FROM quarantine WHERE bytes > 0 ORDER BY id LIMIT 1',
      );
      if (!oldest) break;
      letTextGo(oldest);
    }
    const over = Math.max(0, rowsOf(sql) - limits.rows);
    for (const { id } of sql.all<{ id: number }>('SELECT id FROM quarantine ORDER BY id LIMIT ?', over)) remove(id);
    if (over > 0) addToCounter(sql, FORGOTTEN, over);
  };
  return {
    addQuarantine: (entry) => {
      if (entry.seq === 0) dropOf(entry.subject);
      const { doc, crc } = seal(entry);
      const bytes = Buffer.byteLength(entry.body);
      sql.run('INSERT INTO quarantine (seq, doc, crc, bytes, subject) VALUES (?, ?, ?, ?, ?)', entry.seq, doc, crc, bytes, entry.subject);
      if (bytes > 0) addToCounter(sql, BYTES, bytes);
      keepWithin();
    },
    removeQuarantine: remove,
    dropQuarantineOf: dropOf,
  };
};
