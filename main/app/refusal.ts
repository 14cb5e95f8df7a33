import { fail, type ErrorCode, type Result } from '../../preload/contract';
import { StorageError } from '../ports';

const CODES: Readonly<Record<StorageError['fault'], ErrorCode>> = {
  'disk-full': 'disk-full',
  'read-only': 'storage-failed',
  damaged: 'storage-failed',
  failed: 'storage-failed',
};

/**
 * The answer to a window for an exception of the cache; undefined: it is none. A damaged cache is no longer worked on:
 * `damaged` is called, which brings the screen that offers to rebuild it.
 */
export const storageRefusal =
  (damaged: (error: StorageError) => void) =>
  (error: unknown): Result<never> | undefined => {
    if (!(error instanceof StorageError)) return undefined;
    if (error.fault === 'damaged') damaged(error);
    return fail(CODES[error.fault], 'nothing was saved', { fault: error.fault });
  };
