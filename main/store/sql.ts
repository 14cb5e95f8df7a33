import { StorageError, type Reach } from '../ports';
import { openDriver, type Driver, type Param, type Row, type Statement } from './driver';
import { toStorageError } from './errors';

/**
 * Connections whose end was put off, by path: a full disk or a damaged page kept them from leaving WAL mode, so they
 * still hold the file's lock. The next one to open the file ends them first.
 */
const unfinished = new Map<string, Sql>();

/**
 * Connections that are never ended. When the collector closes one in WAL mode, SQLite unlinks `<path>-wal` by name,
 * which by then may belong to a new file of that name; what stands here is not collected.
 */
const buried: unknown[] = [];

/** The file is no longer under this name. */
export const forgetFile = (path: string): void => {
  unfinished.get(path)?.abandon();
};

/**
 * NORMAL leaves the log to the system until the next commit in FULL, or the next checkpoint, which waits for all of it. A
 * checkpoint of 16 MiB is kept out of 99 commands in 100, for somebody waits for those; nobody does for what may come later, and
 * many small ones hold up no question as long as a large one.
 */
export const REACHES: { readonly [R in Reach]: string } = {
  now: 'PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;',
  later: 'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 700;',
};

/** One transaction, while it is under way. */
export interface Transaction {
  /** Written before the commit, in it. */
  readonly atEnd: (() => void)[];
}

/** One connection: statements prepared once, errors in the port's words, transactions. */
export class Sql {
  readonly #path: string;
  readonly #driver: Driver;
  readonly #statements = new Map<string, Statement>();
  #closed = false;
  #current: Transaction | undefined;
  /** As the file is opened. */
  #reach: Reach = 'now';

  /** @throws StorageError */
  constructor(path: string, key: Uint8Array) {
    const before = unfinished.get(path);
    if (before) before.#finish();
    this.#path = path;
    this.#driver = Sql.#told(() => openDriver(path, key));
  }

  all<R extends Row>(sql: string, ...params: readonly Param[]): R[] {
    return this.#run(() => this.#prepared(sql).all(params) as R[]);
  }

  get<R extends Row>(sql: string, ...params: readonly Param[]): R | undefined {
    return this.#run(() => this.#prepared(sql).get(params) as R | undefined);
  }

  /** The first column of the first row as bytes that are no text; undefined: no row, or null. */
  bytes(sql: string, ...params: readonly Param[]): Uint8Array | undefined {
    return this.#run(() => this.#prepared(sql).bytes(params));
  }

  run(sql: string, ...params: readonly Param[]): { readonly changes: number; readonly lastInsertRowid: number } {
    return this.#run(() => this.#prepared(sql).run(params));
  }

  /** Several statements without parameters. */
  exec(sql: string): void {
    this.#run(() => this.#driver.exec(sql));
  }

  get inTransaction(): boolean {
    return this.#driver.inTransaction;
  }

  /** The transaction under way, of those begun by `transaction`; undefined: none. */
  get current(): Transaction | undefined {
    return this.#current;
  }

  /** All or nothing; when it returns, the commit has reached the disk, or will with a later one. Does not nest. */
  transaction<T>(work: () => T, reach: Reach = 'now'): T {
    this.#setReach(reach);
    this.exec('BEGIN IMMEDIATE');
    const current: Transaction = { atEnd: [] };
    this.#current = current;
    try {
      const result = work();
      for (const last of current.atEnd) last();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors (a full disk); then there is nothing left to take back.
      if (this.inTransaction) this.exec('ROLLBACK');
      throw error;
    } finally {
      this.#current = undefined;
    }
  }

  /**
   * Leaves one file and nothing beside it, so that a `-wal` file found later means an unclean end. Never throws: where
   * the disk is full or the file damaged, the log stays beside the file and is read at the next start.
   */
  close(): void {
    if (this.#closed) return;
    try {
      this.#finish();
    } catch {
      unfinished.set(this.#path, this);
      this.#closed = true;
    }
  }

  /** Gives the file up as it is: no checkpoint, no change of mode. */
  abandon(): void {
    buried.push([...this.#statements.values()]);
    this.#end();
  }

  #setReach(reach: Reach): void {
    if (this.#reach === reach) return;
    this.exec(REACHES[reach]);
    this.#reach = reach;
  }

  #finish(): void {
    this.#closed = false;
    const mode = this.get<{ journal_mode: string }>('PRAGMA journal_mode = DELETE')?.journal_mode;
    if (mode !== 'delete') throw new StorageError('failed', `the file stayed in ${mode} mode`);
    // The lock goes with the next read after the mode has changed.
    this.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master');
    this.#end();
  }

  #end(): void {
    this.#closed = true;
    unfinished.delete(this.#path);
    this.#statements.clear();
    this.#driver.close();
  }

  #prepared(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#driver.prepare(sql)));
    return statement;
  }

  #run<T>(work: () => T): T {
    // libsql answers even after close(), as long as a statement is alive.
    if (this.#closed) throw new StorageError('failed', 'the database is closed');
    return Sql.#told(work);
  }

  static #told<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw toStorageError(error);
    }
  }
}
