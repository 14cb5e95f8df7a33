import { crc32 } from 'node:zlib';
import { StorageError, type PlatformEntry, type PlatformLog } from '../../ports';
import { openFile, type FileOptions } from '../open-file';
import type { Sql } from '../sql';
import { platformMigrations } from './migrations';

/**
 * Opens the embedded platform's own file, makes it if there is none.
 * @throws StoreOpenError
 */
export const openPlatformLog = (options: FileOptions): PlatformLog => {
  const sql = openFile(options, platformMigrations);
  const within = <T>(work: () => T): T => (sql.inTransaction ? work() : sql.transaction(work));
  return {
    ...streamOf(sql, within, 'stream'),
    care: {
      ...streamOf(sql, within, 'care_stream'),
      rollUp: (subject, seq) => void sql.run('DELETE FROM care_stream WHERE subject = ? AND seq < ?', subject, seq),
    },
    broadcasts: streamOf(sql, within, 'broadcast_stream'),
    ...bucketsOf(sql, within),
    ...mediaOf(sql),
    ...factsOf(sql),
    transaction: (work) => sql.transaction(work),
    close: () => sql.close(),
  };
};

type Within = <T>(work: () => T) => T;

interface StreamRow extends Record<string, unknown> {
  readonly seq: number;
  readonly subject: string;
  readonly id: string;
  readonly body: string;
  readonly crc: number;
}

const toEntry = ({ seq, subject, id, body, crc }: StreamRow): PlatformEntry => {
  if (crc32(body) !== crc) throw new StorageError('damaged', `message ${seq} does not fit its checksum`);
  return { seq, subject, id, body };
};

const streamOf = (
  sql: Sql,
  within: Within,
  table: 'stream' | 'care_stream' | 'broadcast_stream',
): Pick<PlatformLog, 'append' | 'after' | 'lastSeq' | 'ofSubject'> => ({
  append: ({ subject, id, body, expectedSeq }) =>
    within(() => {
      // Before the sequence: a retry of what is stored already is no conflict.
      const known = sql.get<{ seq: number }>(`SELECT seq FROM ${table} WHERE id = ?`, id);
      if (known) return { kind: 'duplicate', seq: known.seq };
      const lastSeq = sql.get<{ seq: number | null }>(`SELECT max(seq) AS seq FROM ${table} WHERE subject = ?`, subject)?.seq ?? 0;
      if (expectedSeq !== undefined && expectedSeq !== lastSeq) return { kind: 'conflict', lastSeq };
      const { lastInsertRowid } = sql.run(
        `INSERT INTO ${table} (subject, id, body, crc) VALUES (?, ?, ?, ?)`,
        subject,
        id,
        body,
        crc32(body),
      );
      return { kind: 'stored', seq: lastInsertRowid };
    }),
  after: (seq, limit) =>
    sql.all<StreamRow>(`SELECT seq, subject, id, body, crc FROM ${table} WHERE seq > ? ORDER BY seq LIMIT ?`, seq, limit).map(toEntry),
  lastSeq: () => sql.get<{ seq: number | null }>(`SELECT max(seq) AS seq FROM ${table}`)?.seq ?? 0,
  ofSubject: (subject) =>
    sql.all<StreamRow>(`SELECT seq, subject, id, body, crc FROM ${table} WHERE subject = ? ORDER BY seq`, subject).map(toEntry),
});

type BucketRow = { rev: number; kind: string; key: string; value: string | null } & Record<string, unknown>;

const bucketsOf = (sql: Sql, within: Within): Pick<PlatformLog, 'directoryAfter' | 'putDirectory'> => ({
  directoryAfter: (rev, limit) =>
    sql.all<BucketRow>('SELECT rev, kind, key, value FROM buckets WHERE rev > ? ORDER BY rev LIMIT ?', rev, limit),
  putDirectory: (entries) =>
    within(() => {
      // A replaced row goes and comes back with the next revision.
      for (const { kind, key, value } of entries)
        sql.run('INSERT OR REPLACE INTO buckets (kind, key, value) VALUES (?, ?, ?)', kind, key, value);
    }),
});

const mediaOf = (sql: Sql): Pick<PlatformLog, 'media' | 'putMedia'> => ({
  media: (id) => {
    const row = sql.get<{ type: string; crc: number }>('SELECT type, crc FROM media WHERE id = ?', id);
    const bytes = row && sql.bytes('SELECT bytes FROM media WHERE id = ?', id);
    if (!bytes) return undefined;
    if (crc32(bytes) !== row.crc) throw new StorageError('damaged', `photo ${id} does not fit its checksum`);
    return { type: row.type, bytes };
  },
  putMedia: (id, { type, bytes }) => {
    sql.run('INSERT OR IGNORE INTO media (id, type, crc, bytes) VALUES (?, ?, ?, ?)', id, type, crc32(bytes), bytes);
  },
});

const factsOf = (sql: Sql): Pick<PlatformLog, 'get' | 'set'> => ({
  get: (key) => sql.get<{ value: string }>('SELECT value FROM facts WHERE key = ?', key)?.value,
  set: (key, value) => {
    sql.run('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)', key, value);
  },
});
