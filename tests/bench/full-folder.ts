import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyLock, openStore, type SqliteStore } from '../../main/store';
import { consoleEnvironment, PASSPHRASE_VARIABLE } from '../../scripts/lib/launch.mjs';
import { projectCache, root } from '../../scripts/lib/paths.mjs';
import { seedCases } from '../support/seed';
import { foundFolder } from './found-folder';

export const ALL_CASES = 100_000;
export const OPEN_CASES = 2_000;
/** The township that a console watches over when nobody says otherwise; all seeded cases are there. */
export const TOWNSHIP = '530303101';

/** What scripts unlock a console's data with. */
export const PASSPHRASE = consoleEnvironment()[PASSPHRASE_VARIABLE] ?? '';

/** A data folder of its own, for one bench. */
export interface BenchFolder {
  readonly path: string;
  remove(): void;
}

/** What decides what the folder holds: another shape, other rules or another day make another folder. */
const SOURCES = [
  'main/store',
  'main/domain',
  'main/upstream',
  'preload/contract',
  'resources/data',
  'tests/support/seed.ts',
  'tests/support/seed-history.ts',
];

const filesIn = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
      );

const digest = (): string => {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const file of SOURCES.flatMap((source) => filesIn(join(root, source))).toSorted())
    hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
};

const say = (line: string) => process.stderr.write(`   ${line}\n`);

/** Opens the cache of a folder as the console would, with the passphrase that scripts give it. */
export const openCache = async (folder: string): Promise<{ readonly store: SqliteStore; readonly key: Buffer }> => {
  const path = join(folder, 'griddesk.db');
  const lock = createKeyLock({ path: join(folder, 'key.json'), databases: [path], keychain: undefined });
  const key = await lock.unlock({ passphrase: PASSPHRASE });
  if (!key) throw new Error('the folder has another passphrase');
  return { store: openStore({ path, key, clock: { now: Date.now } }), key };
};

/** The console's folder after a first start, with 100,000 cases put into its cache. Made once a day; takes two minutes. */
const makeFullFolder = async (electron: string): Promise<string> => {
  const kept = join(projectCache, 'bench', `full-${digest()}`);
  if (existsSync(kept)) return kept;
  for (const old of existsSync(join(kept, '..')) ? readdirSync(join(kept, '..')) : []) {
    if (old.startsWith('full-')) rmSync(join(kept, '..', old), { recursive: true, force: true });
  }
  const making = `${kept}.new`;
  say('making a data folder of a first start');
  await foundFolder(electron, making);
  const { store } = await openCache(making);
  seedCases(store, {
    cases: ALL_CASES,
    open: OPEN_CASES,
    progress: (stored) => void (stored % 20_000 === 0 && say(`${stored} of ${ALL_CASES} cases`)),
  });
  // The platform of this folder has never said anything; what it says from now on is to be heard.
  store.write((tx) => tx.setLastSeq(0));
  store.close();
  renameSync(making, kept);
  return kept;
};

/** A copy of the full folder, to be used up. */
export const fullFolder = async (electron: string): Promise<BenchFolder> => {
  const source = await makeFullFolder(electron);
  const path = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  cpSync(source, path, { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
};
