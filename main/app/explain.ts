import type { BootState } from '../../preload/contract';
import { StorageError } from '../ports';
import { StoreOpenError } from '../store';
import { logUnexpected } from './log';

/**
 * The screen for what stopped the start, or the work after it. `cache` is the file that an error at work is about,
 * `unsent` how many commands lie beside it that a new cache will be given.
 */
export const explainStart = (error: unknown, cache: string, unsent = 0): BootState => {
  if (error instanceof StoreOpenError) return explainOpen(error, unsent);
  if (error instanceof StorageError) {
    if (error.fault === 'disk-full') return { kind: 'disk-full', path: cache };
    if (error.fault === 'read-only') return { kind: 'read-only', path: cache };
    if (error.fault === 'damaged') return { kind: 'damaged', path: cache, detail: error.message, unsent };
    return { kind: 'failed', detail: error.message };
  }
  if (hasCode(error, FULL)) return { kind: 'disk-full', path: cache };
  if (hasCode(error, READ_ONLY)) return { kind: 'read-only', path: cache };
  return { kind: 'failed', detail: `internal error, reference ${logUnexpected('start', error)}` };
};

/** The key and the settings are plain files. */
const FULL = ['ENOSPC', 'EDQUOT'];
const READ_ONLY = ['EROFS', 'EACCES', 'EPERM'];
const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

const explainOpen = (error: StoreOpenError, unsent: number): BootState => {
  switch (error.kind) {
    case 'damaged':
      return { kind: 'damaged', path: error.path, detail: error.message, unsent };
    case 'newer-schema':
      return { kind: 'newer-schema', found: error.schema?.found ?? 0, known: error.schema?.known ?? 0 };
    case 'disk-full':
      return { kind: 'disk-full', path: error.path };
    case 'read-only':
      return { kind: 'read-only', path: error.path };
    case 'failed':
      return { kind: 'failed', detail: error.message };
  }
};
