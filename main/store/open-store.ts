import { StorageError, type Clock, type Store } from '../ports';
import { CaseRows } from './case-rows';
import { readCounter, setCounter } from './counters';
import { EntryCache } from './directory-reads';
import { storeMigrations } from './migrations';
import { openFile, type FileOptions } from './open-file';
import { readsOf, writesOf } from './parts';

export interface StoreOptions extends FileOptions {
  readonly clock: Clock;
}

export interface SqliteStore extends Store {
  /** Moves the log into the file; a few milliseconds now instead of in somebody's command later. For idle moments. */
  checkpoint(): void;
}

/**
 * Opens the cache of this console, makes it if there is none, and brings it to the latest shape.
 * @throws StoreOpenError
 */
export const openStore = (options: StoreOptions): SqliteStore => {
  const sql = openFile(options, storeMigrations);
  const cache = new EntryCache();
  const cases = new CaseRows(sql);
  const reads = readsOf(sql, cases, cache);
  const writes = writesOf(sql, cache, reads);
  if (readCounter(sql, 'createdAt') === 0) sql.transaction(() => setCounter(sql, 'createdAt', options.clock.now()));
  return {
    read: reads,
    write: (work) => {
      if (sql.inTransaction) throw new StorageError('failed', 'a write within a write');
      try {
        return sql.transaction(() => work(writes));
      } catch (error) {
        // What was read inside the transaction may never have been.
        cache.clear();
        cases.clear();
        throw error;
      }
    },
    checkpoint: () => void sql.get('PRAGMA wal_checkpoint(PASSIVE)'),
    close: () => sql.close(),
  };
};
