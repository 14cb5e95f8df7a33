import Libsql from 'libsql';

/**
 * The only file that knows which SQLite this is: libsql, with the better-sqlite3 interface and page encryption. What
 * it does differently from what everyone expects is dealt with here:
 * - a text is cut at its first NUL, so what may hold one goes in as JSON or as bytes;
 * - `get()` adds a field `_metadata`, and setting fields from native code is slow (200 cases: 2.2 ms against 1.1 ms), so
 *   rows cross as tuples and get their names here;
 * - binding a boolean ends the whole process (a panic in native code), so parameters are checked before they cross;
 * - `close()` does not close while prepared statements wait for the garbage collector (see Sql.close).
 */
export type Param = string | number | bigint | null | Uint8Array;
export type Row = Record<string, unknown>;

export interface Statement {
  run(params: readonly Param[]): { readonly changes: number; readonly lastInsertRowid: number };
  get(params: readonly Param[]): Row | undefined;
  all(params: readonly Param[]): Row[];
}

export interface Driver {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  readonly inTransaction: boolean;
  close(): void;
}

/** The class of a SQLite error, without libsql's type: `SQLITE_FULL`, `SQLITE_CORRUPT_INDEX`… */
export const sqliteCode = (error: unknown): string | undefined => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
};

const checked = (params: readonly Param[]): Param[] => {
  for (const param of params) {
    const fits = param === null || typeof param === 'string' || typeof param === 'number' || typeof param === 'bigint' || param instanceof Uint8Array;
    if (!fits) throw new TypeError(`a ${typeof param} cannot be bound to a statement`);
  }
  return [...params];
};

const named = (names: readonly string[], tuple: readonly unknown[]): Row => {
  const row: Row = {};
  for (let at = 0; at < names.length; at += 1) row[names[at]!] = tuple[at];
  return row;
};

/**
 * Opens or makes a file.
 * @param key 32 bytes; pages are encrypted with AES-256 in CBC mode.
 * @throws libsql's error, with a `code` of SQLite.
 */
export const openDriver = (path: string, key: Uint8Array): Driver => {
  const options = { encryptionCipher: 'aes256cbc', encryptionKey: Buffer.from(key).toString('hex') };
  const database = new Libsql(path, options as ConstructorParameters<typeof Libsql>[1]);
  return {
    exec: (sql) => void database.exec(sql),
    prepare: (sql) => {
      const statement = database.prepare<unknown[]>(sql);
      let names: readonly string[] | undefined;
      /** Only a statement that answers with rows may be asked for its columns. */
      const columns = (): readonly string[] => (names ??= statement.raw().columns().map((column) => column.name));
      return {
        run: (params) => {
          const { changes, lastInsertRowid } = statement.run(checked(params));
          return { changes, lastInsertRowid: Number(lastInsertRowid) };
        },
        get: (params) => {
          const known = columns();
          const tuple = statement.get(checked(params)) as readonly unknown[] | undefined;
          return tuple && named(known, tuple);
        },
        all: (params) => {
          const known = columns();
          return (statement.all(checked(params)) as (readonly unknown[])[]).map((tuple) => named(known, tuple));
        },
      };
    },
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => void database.close(),
  };
};
