import { toCaseRecord, CASE_COLUMNS, type CaseRowOnDisk } from './case-record';
import { unseal } from './document';
import { spoiledPhotos } from './media';
import { EVENT_COLUMNS, envelopeOf, type EventRow } from './events';
import { Sql } from './sql';
import type { FileOptions } from './open-file';

interface SealedRow extends Record<string, unknown> {
  readonly key: string | number;
  readonly doc: string;
  readonly crc: number;
}

/** Tables of sealed documents, the column they are walked by, and what comes before its first value. */
const SEALED = [
  ['outbox', 'id', 0],
  ['attention', 'id', ''],
  ['quarantine', 'id', 0],
  ['areas', 'key', ''],
  ['grids', 'key', ''],
  ['departments', 'key', ''],
  ['members', 'key', ''],
  ['people', 'key', ''],
] as const;

/**
 * Looks at everything in a closed store: SQLite's own check of the trees and indexes, references, and the checksum of
 * every document. Slow (it reads the whole file); for tests and for a person who wants to know.
 * @returns what is wrong, empty when all is well
 */
export const checkIntegrity = ({ path, key }: FileOptions): string[] => {
  const sql = new Sql(path, key);
  try {
    return [
      ...sql
        .all<{ found: string }>('SELECT CAST(integrity_check AS BLOB) AS found FROM pragma_integrity_check')
        .map((row) => row.found)
        .filter((line) => line !== 'ok'),
      ...sql.all('PRAGMA foreign_key_check').map((row) => `a reference leads nowhere: ${JSON.stringify(row)}`),
      ...SEALED.flatMap(([table, key, before]) =>
        problemsIn(sql, `SELECT ${key} AS key, doc, crc FROM ${table}`, key, before, (row) => unseal(row, `${table} ${row.key}`)),
      ),
      ...problemsIn(sql, `SELECT n AS key, ${EVENT_COLUMNS} FROM events`, 'n', 0, (row) => envelopeOf(row as unknown as EventRow)),
      ...spoiledPhotos(sql),
      ...problemsIn(sql, `SELECT ${CASE_COLUMNS} FROM cases c`, 'c.key', 0, (row) => toCaseRecord(row as unknown as CaseRowOnDisk)),
    ];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    sql.close();
  }
};

/** Walks a table in order of `key`, in pages, and collects what `read` throws. */
const problemsIn = (sql: Sql, select: string, key: string, before: string | number, read: (row: SealedRow) => unknown): string[] => {
  const problems: string[] = [];
  let after = before;
  for (;;) {
    const rows = sql.all<SealedRow>(`${select} WHERE ${key} > ? ORDER BY ${key} LIMIT 500`, after);
    for (const row of rows) {
      try {
        read(row);
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
    const last = rows.at(-1);
    if (!last) return problems;
    after = last.key;
  }
};
