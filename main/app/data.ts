import type { CallError, Result } from '../../preload/contract';
import { fail } from '../../preload/contract';
import { StorageError } from '../ports';

const CODES: Readonly<Record<StorageError['fault'], CallError['code']>> = {
  'disk-full': 'disk-full',
  'read-only': 'storage-failed',
  damaged: 'storage-failed',
  failed: 'storage-failed',
};

/** The answer to a window for an exception of the cache; undefined: it is none. */
export const storageRefusal = (error: unknown): Result<never> | undefined =>
  error instanceof StorageError ? fail(CODES[error.fault], 'nothing was saved', { fault: error.fault }) : undefined;
