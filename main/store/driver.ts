import Libsql from 'libsql';

/**
 * The only file that knows which SQLite this is: libsql, with the better-sqlite3 interface and page encryption. What
 * it does differently from what everyone expects is dealt with here:
 * - A text that is not UTF-8 (a damaged page) ends the whole process when it is read, and one with a NUL is cut there.
 *   So text crosses as bytes both ways: columns of text are declared BLOB, strings are bound as bytes, and bytes come
 *   back as strings. In SQL a literal text therefore never equals a column; bind it. Where the engine needs a text
 *   (JSON, full-text search) it is CAST.
 * - Binding a boolean ends the whole process too; parameters are checked before they cross.
 * - Bytes that are no text (photos) are bound as they are, and are read by `bytes` only.
 * - `get()` adds a field `_metadata`, and setting fields from native code is slow (200 cases: 2.2 ms against 1.1 ms), so
 *   rows cross as tuples and get their names here.
 * - `close()` does not close while prepared statements wait for the garbage collector (see Sql.close).
 */
export type Param = string | number | null | Uint8Array;
export type Row = Record<string, unknown>;

export interface Statement {
  run(params: readonly Param[]): { readonly changes: number; readonly lastInsertRowid: number };
  get(params: readonly Param[]): Row | undefined;
  all(params: readonly Param[]): Row[];
  /** The first column of the first row, as bytes; undefined: no row, or null. */
  bytes(params: readonly Param[]): Uint8Array | undefined;
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

const bound = (params: readonly Param[]): (Uint8Array | number | null)[] =>
  params.map((param) => {
    if (typeof param === 'string') return Buffer.from(param, 'utf8');
    if (typeof param === 'number' || param === null || param instanceof Uint8Array) return param;
    throw new TypeError(`a ${typeof param} cannot be bound to a statement`);
  });

/** Bytes that are not UTF-8 become replacement characters; checksums find those. */
const read = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('utf8') : value);

const named = (names: readonly string[], tuple: readonly unknown[]): Row => {
  const row: Row = {};
  for (let at = 0; at < names.length; at += 1) row[names[at]!] = read(tuple[at]);
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
      const columns = (): readonly string[] =>
        (names ??= statement
          .raw()
          .columns()
          .map((column) => column.name));
      return {
        run: (params) => {
          const { changes, lastInsertRowid } = statement.run(bound(params));
          return { changes, lastInsertRowid: Number(lastInsertRowid) };
        },
        get: (params) => {
          const known = columns();
          const tuple = statement.get(bound(params)) as readonly unknown[] | undefined;
          return tuple && named(known, tuple);
        },
        bytes: (params) => {
          columns();
          const value = (statement.get(bound(params)) as readonly unknown[] | undefined)?.[0];
          return value instanceof Uint8Array ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : undefined;
        },
        all: (params) => {
          const known = columns();
          return (statement.all(bound(params)) as (readonly unknown[])[]).map((tuple) => named(known, tuple));
        },
      };
    },
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => void database.close(),
  };
};
