import { join } from 'node:path';
import type { BootState } from '../../preload/contract';
import { setAside } from '../store';

/** The files under `--data` that are the console's own. */
export interface DataFiles {
  readonly cache: string;
  readonly platform: string;
  readonly key: string;
  /** The customer's own routing rules, where there are any. */
  readonly routing: string;
}

export const dataFiles = (folder: string): DataFiles => ({
  cache: join(folder, 'griddesk.db'),
  platform: join(folder, 'platform.db'),
  key: join(folder, 'key.json'),
  routing: join(folder, 'routing.json'),
});

/**
 * Keeps under other names what has to go for a start to succeed. The cache alone is rebuilt from the platform; without
 * the platform's file, or without the key, nothing is left to rebuild from, and all begins anew.
 */
export const setAsideFor = (state: BootState, files: DataFiles, now: number): void => {
  if (state.kind !== 'damaged' && state.kind !== 'key-lost') return;
  const cacheOnly = state.kind === 'damaged' && state.path === files.cache;
  const withKey = state.kind === 'key-lost' || state.path === files.key;
  const gone = cacheOnly ? [files.cache] : withKey ? [files.cache, files.platform, files.key] : [files.cache, files.platform];
  for (const path of gone) setAside(path, now);
};
