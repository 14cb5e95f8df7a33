import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreOpenError, toOpenError } from './errors';
import { latestVersion, migrate, schemaVersion, type Migration } from './migrate';
import { forgetFile, REACHES, Sql } from './sql';

export const KEY_BYTES = 32;

export interface FileOptions {
  readonly path: string;
  /** KEY_BYTES of them. */
  readonly key: Uint8Array;
}

/** What is known of the file from elsewhere. */
export interface FileChecks {
  /** It is byte for byte as it was closed: its trees need not be walked. */
  readonly asClosed?: boolean;
  /** Looks at the open file before anything in it is changed; `schema` 0: it is empty. @throws StoreOpenError */
  readonly look?: (sql: Sql, schema: number) => void;
}

/** Set on every open. The lock is exclusive because the bundled SQLite (3.45) has a fault in WAL mode that needs two connections. */
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  ${REACHES.now}
  PRAGMA temp_store = MEMORY;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = FAST;
  PRAGMA cache_size = -32768;
  PRAGMA journal_size_limit = 67108864;
`;

/**
 * Opens one encrypted file and brings it to the latest shape. A file that cannot be opened is left as it was found.
 * @throws StoreOpenError
 */
export const openFile = (options: FileOptions, migrations: readonly Migration[], checks: FileChecks = {}): Sql => {
  const { path, key } = options;
  if (key.length !== KEY_BYTES) throw new StoreOpenError('failed', path, 'the key must be 32 bytes long');
  let sql: Sql | undefined;
  let looksGood = false;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const check = endedUncleanly(path) || (!checks.asClosed && sizeOf(path) <= CHECKED_ALWAYS);
    sql = new Sql(path, key);
    sql.exec('PRAGMA busy_timeout = 2000');
    // Reads the first page: a wrong key, a cut file and a damaged header show here.
    const found = schemaVersion(sql);
    const known = latestVersion(migrations);
    if (found > known)
      throw new StoreOpenError('newer-schema', path, `schema ${found}, this version knows up to ${known}`, { found, known });
    if (check)
      checkTrees(sql, path, endedUncleanly(path) && sizeOf(path) + sizeOf(`${path}-wal`) <= INDEXES_CHECKED ? 'integrity' : 'quick');
    checks.look?.(sql, found);
    looksGood = true;
    sql.exec(SETTINGS);
    // The exclusive lock is taken with the first transaction that may write.
    sql.exec('BEGIN IMMEDIATE; COMMIT');
    migrate(sql, migrations);
    return sql;
  } catch (error) {
    // A file that is damaged or too new is not written to, not even its own log into it.
    if (looksGood) sql?.close();
    else sql?.abandon();
    throw toOpenError(path, error);
  }
};

/** Files up to this many bytes are checked at every start: it takes less than 50 ms. Larger ones after an unclean end. */
const CHECKED_ALWAYS = 16 * 1024 * 1024;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** A log beside the file: the last process did not close it. */
const endedUncleanly = (path: string): boolean => sizeOf(`${path}-wal`) > 0;

/** After an unclean end files up to this many bytes are also checked index by index, which takes about 10 ms a MiB. */
const INDEXES_CHECKED = 48 * 1024 * 1024;

/**
 * Damage is found here or, in the text of a row, by its checksum; the cipher alone notices neither. An entry of an index
 * that is another leads to no row, or past one, and no checksum tells that a row is missing: only the check of the indexes.
 */
const checkTrees = (sql: Sql, path: string, how: 'integrity' | 'quick'): void => {
  const answer = sql.get<{ found: string }>(`SELECT CAST(${how}_check AS BLOB) AS found FROM pragma_${how}_check(1)`)?.found;
  if (answer !== 'ok') throw new StoreOpenError('damaged', path, answer ?? 'the check gave no answer');
};

/** True if there is a file that is not empty: data that a key must exist for. */
export const hasData = (path: string): boolean => sizeOf(path) > 0;

/**
 * Keeps a file that cannot be used under another name, its log with it, so that a new one can take its place.
 * @param at milliseconds since 1970, becomes part of the name
 * @returns the new name
 */
export const setAside = (path: string, at: number): string => {
  forgetFile(path);
  const name = `${path}.set-aside-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}`;
  for (const suffix of ['-wal', '-shm', '-journal', '.anchor', '']) if (existsSync(path + suffix)) renameSync(path + suffix, name + suffix);
  return name;
};
