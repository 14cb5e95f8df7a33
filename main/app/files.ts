import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BootState } from '../../preload/contract';
import { setAside } from '../store';

/** The files under `--data` that are the console's own. */
export interface DataFiles {
  /** What this console knows of the platform it works with. */
  readonly cache: string;
  /** The embedded platform's own file. */
  readonly platform: string;
  readonly key: string;
  /** The customer's own routing rules, where there are any. */
  readonly routing: string;
  readonly secrets: string;
  /** Tiles of Tianditu that were seen; all of it can be had again. */
  readonly tiles: string;
  /** Everything that cannot be read without the key, the caches of other platforms among it. */
  readonly databases: readonly string[];
  /** The customer's own rules of care, where there are any. */
  readonly care: string;
  /** The customer's own rules of evaluation, where there are any. */
  readonly evaluation: string;
  /** The customer's own duties and conditions of grid members, where there are any. */
  readonly roster: string;
}

/** What names a platform: the first address of its servers. Further ones are other doors to the same. */
export const platformName = (upstream: string): string => upstream.replace(/^\w+:\/\//, '').split(',')[0] ?? '';

/** Another platform has another cache: what one told of cases is never put beside what another did. */
const cacheName = (upstream: string): string => {
  if (upstream === 'embedded') return 'griddesk.db';
  const name = platformName(upstream);
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `griddesk-${name.replaceAll(/[^\w.-]+/g, '-').slice(0, 60)}-${digest}.db`;
};

const databasesIn = (folder: string): readonly string[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /^(griddesk|platform).*\.db$/.test(name))
    .map((name) => join(folder, name));

export const dataFiles = (folder: string, upstream: string): DataFiles => ({
  cache: join(folder, cacheName(upstream)),
  platform: join(folder, 'platform.db'),
  key: join(folder, 'key.json'),
  routing: join(folder, 'routing.json'),
  secrets: join(folder, 'secrets.json'),
  tiles: join(folder, 'tiles.db'),
  databases: databasesIn(folder),
  care: join(folder, 'care.json'),
  evaluation: join(folder, 'evaluation.json'),
  roster: join(folder, 'roster.json'),
});

/**
 * Keeps under other names what has to go for a start to succeed. The cache alone is rebuilt from the platform; without
 * the platform's file, or without the key, nothing is left to rebuild from, and all begins anew.
 */
export const setAsideFor = (state: BootState, files: DataFiles, now: number): void => {
  if (state.kind !== 'damaged' && state.kind !== 'key-lost') return;
  const cacheOnly = state.kind === 'damaged' && state.path === files.cache;
  const withKey = state.kind === 'key-lost' || state.path === files.key;
  const gone = cacheOnly
    ? [files.cache]
    : withKey
      ? [...new Set([...files.databases, files.cache, files.platform]), files.secrets, files.key]
      : [files.cache, files.platform];
  for (const path of gone) setAside(path, now);
};
