import { existsSync } from 'node:fs';
import { StorageError, type Clock, type Store } from '../ports';
import { Anchor, describeFile, type Anchored } from './anchor';
import { auditHead, auditHashOf } from './audit';
import { sealLeftovers } from './care';
import { CaseRows } from './case-rows';
import { readCounter, setCounter } from './counters';
import { EntryCache } from './directory-reads';
import { toOpenError } from './errors';
import { storeMigrations } from './migrations';
import { KEY_BYTES, openFile, type FileOptions } from './open-file';
import { readsOf, writesOf } from './parts';
import { consoleIdOf, signer } from './signing';
import { KeptTwice } from './kept-twice';
import { LogAhead } from './log-ahead';
import { ToldNotices } from './told-notices';
import type { Sql } from './sql';
import { UnsentLog } from './unsent-log';
import { reconcile, UnsentRecorder } from './unsent-recorder';
import { personKeys } from './person-keys';

export interface StoreOptions extends FileOptions {
  readonly clock: Clock;
  /** False: for a file that somebody has worked on from outside, and who looks into it knows that. */
  readonly anchored?: boolean;
}

export interface SqliteStore extends Store {
  /** Moves the log into the file; a few milliseconds now instead of in somebody's command later. For idle moments. */
  checkpoint(): void;
}

/** Opens the file if it is what it was: not damaged, not an older copy. */
const openAnchored = (options: StoreOptions, anchor: Anchor | undefined): Sql => {
  if (!anchor || options.key.length !== KEY_BYTES) return openFile(options, storeMigrations);
  try {
    const kept = anchor.read();
    const asClosed = anchor.checkFile(kept);
    // From here on the file changes.
    if (kept?.file) anchor.write({ n: kept.n, hash: kept.hash, rev: kept.rev });
    return openFile(options, storeMigrations, {
      asClosed,
      look: (sql, schema) =>
        anchor.checkAge(kept, {
          everAnchored: schema > 0 && readCounter(sql, 'anchored') === 1,
          rev: schema > 0 ? readCounter(sql, 'rev') : -1,
          hashOf: (n) => auditHashOf(sql, n),
        }),
    });
  } catch (error) {
    throw toOpenError(options.path, error);
  }
};

/**
 * Opens the cache of this console, makes it if there is none, and brings it to the latest shape.
 * @throws StoreOpenError
 */
export const openStore = (options: StoreOptions): SqliteStore => {
  const anchor = options.anchored === false ? undefined : new Anchor(options.path, options.key);
  const sql = openAnchored(options, anchor);
  const ahead = new LogAhead(`${options.path}-wal`);
  const log = new UnsentLog(options.path, options.key);
  const recorder = new UnsentRecorder(log);
  const twice = new KeptTwice(sql, options.path, options.key);
  const cache = new EntryCache();
  const cases = new CaseRows(sql);
  const told = new ToldNotices(sql);
  const keys = personKeys(sql, options.key, (personId) => recorder.erased(personId));
  sealLeftovers(sql, keys);
  const sign = signer(options.key);
  const reads = readsOf(sql, cases, told, cache, keys, consoleIdOf(sign));
  const writes = writesOf(sql, cases, told, cache, keys, reads, recorder, twice);
  if (readCounter(sql, 'createdAt') === 0) sql.transaction(() => setCounter(sql, 'createdAt', options.clock.now()));
  const age = (): Anchored => ({ ...auditHead(sql), rev: readCounter(sql, 'rev') });

  /** A full disk may make it lag behind, which is what it may do. */
  const tie = (how: (anchor: Anchor) => void): void => {
    try {
      if (anchor) how(anchor);
    } catch {
      return;
    }
  };
  const stranded = reconcile(sql, log, keys);
  const givenBack = twice.reconcile();
  if (anchor && readCounter(sql, 'anchored') === 0) sql.transaction(() => setCounter(sql, 'anchored', 1));
  tie((to) => to.write(age()));

  return {
    read: reads,
    stranded: stranded.commands,
    strandedCare: stranded.care,
    strandedActs: stranded.broadcasts,
    givenBack,
    write: (work, reach = 'now') => {
      if (sql.inTransaction) throw new StorageError('failed', 'a write within a write');
      try {
        const result = sql.transaction(() => work(writes), reach);
        recorder.commit();
        twice.commit();
        // What may still be lost must not be held against the file.
        if (reach === 'now') tie((to) => to.add(age()));
        else ahead.written();
        return result;
      } catch (error) {
        recorder.forget();
        twice.forget();
        // What was read inside the transaction may never have been.
        cache.clear();
        cases.clear();
        told.clear();
        keys.forget();
        throw error;
      }
    },
    sign,
    checkpoint: () => void sql.get('PRAGMA wal_checkpoint(PASSIVE)'),
    close: () => {
      const last = lastAge(age);
      ahead.close();
      sql.close();
      if (last && !existsSync(`${options.path}-wal`)) tie((to) => to.write({ ...last, file: describeFile(options.path) }));
    },
  };
};

/** A second close, or a file that can no longer be read, has nothing to say. */
const lastAge = (age: () => Anchored): Anchored | undefined => {
  try {
    return age();
  } catch {
    return undefined;
  }
};
