import { StorageError, type StorageFault } from '../ports';
import { sqliteCode } from './driver';

export type OpenFault = 'damaged' | 'newer-schema' | 'disk-full' | 'read-only' | 'failed';

/** Why a file did not open. Nothing was deleted, and nothing in it was changed. */
export class StoreOpenError extends Error {
  constructor(
    readonly kind: OpenFault,
    readonly path: string,
    message: string,
    /** With `newer-schema`: the file's version and the highest this console knows. */
    readonly schema?: { readonly found: number; readonly known: number },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreOpenError';
  }
}

/** Primary result codes (https://www.sqlite.org/rescode.html); an extended code begins with its primary one. */
const FAULTS: readonly (readonly [prefix: string, fault: StorageFault])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_READONLY', 'read-only'],
];

/** A SQLite error in the port's words; what is not SQLite's is handed back as it is. */
export const toStorageError = (error: unknown): unknown => {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const fault = FAULTS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'failed';
  return new StorageError(fault, `${code}: ${(error as Error).message}`, { cause: error });
};

/** Of the files beside the cache, which are plain ones. */
const READ_ONLY: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Any error met while opening, in the words the start screen understands. */
export const toOpenError = (path: string, error: unknown): StoreOpenError => {
  if (error instanceof StoreOpenError) return error;
  const known = toStorageError(error);
  const message = known instanceof Error ? known.message : String(known);
  const options = { cause: error };
  if (known instanceof StorageError) {
    if (known.fault !== 'failed') return new StoreOpenError(known.fault, path, message, undefined, options);
    if (message.startsWith('SQLITE_BUSY'))
      return new StoreOpenError('failed', path, 'another process has this file open', undefined, options);
  }
  if (known instanceof Error && 'code' in known && known.code === 'ENOSPC')
    return new StoreOpenError('disk-full', path, message, undefined, options);
  if (known instanceof Error && 'code' in known && READ_ONLY.has(String(known.code)))
    return new StoreOpenError('read-only', path, message, undefined, options);
  return new StoreOpenError('failed', path, message, undefined, options);
};
