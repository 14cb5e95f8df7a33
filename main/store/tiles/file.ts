import { rmSync } from 'node:fs';
import { StorageError } from '../../ports';
import { latestVersion, migrate, schemaVersion } from '../migrate';
import { forgetFile, Sql } from '../sql';
import { tileMigrations } from './migrations';

/**
 * A checkpoint after 2 MiB, and a log of no more, so that the file and what lies beside it stay near the size that was
 * set. What a power cut takes is a few tiles (NORMAL).
 */
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA temp_store = MEMORY;
  PRAGMA secure_delete = FAST;
  PRAGMA cache_size = -4096;
  PRAGMA wal_autocheckpoint = 512;
  PRAGMA journal_size_limit = 2097152;
`;

const attempt = (path: string, key: Uint8Array): Sql => {
  const sql = new Sql(path, key);
  try {
    sql.exec('PRAGMA busy_timeout = 2000');
    const found = schemaVersion(sql);
    if (found > latestVersion(tileMigrations)) throw new StorageError('damaged', `schema ${found} is of a newer version`);
    // So that a smaller size makes the file smaller; has to be said before the first table.
    if (found === 0) sql.exec('PRAGMA auto_vacuum = INCREMENTAL');
    sql.exec(SETTINGS);
    migrate(sql, tileMigrations);
    return sql;
  } catch (error) {
    sql.abandon();
    throw error;
  }
};

/** Takes the file away, its log with it. */
export const removeTiles = (path: string): void => {
  forgetFile(path);
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
};

const isDamage = (error: unknown): boolean => error instanceof StorageError && error.fault === 'damaged';

/**
 * Opens the file of tiles. What cannot be read (another key, damage, a newer version) is thrown away and begun anew: it
 * can all be had again, and nothing else is in it. No tree is walked before; each tile has a checksum of its own.
 * @throws StorageError when the disk is full or read-only
 */
export const openTiles = (path: string, key: Uint8Array): Sql => {
  try {
    return attempt(path, key);
  } catch (error) {
    if (!isDamage(error)) throw error;
    removeTiles(path);
    return attempt(path, key);
  }
};
