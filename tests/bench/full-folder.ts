import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFiles } from '../../main/app/files';
import { createKeyLock, openStore, type SqliteStore } from '../../main/store';
import { consoleEnvironment, PASSPHRASE_VARIABLE } from '../../scripts/lib/launch.mjs';
import { projectCache, root } from '../../scripts/lib/paths.mjs';
import { seedCases } from '../support/seed';
import { callBridge } from '../support/electron';
import { foundFolder } from './found-folder';
import { opened } from './opened';

/** How many cases a folder holds, and how many of them are open: the latest. */
export interface Fullness {
  readonly cases: number;
  readonly open: number;
  /** The evaluation's facts are made too, as at a console that has been at work; otherwise it makes them while it is measured. */
  readonly evaluated: boolean;
}

/** A township that has worked for years. */
export const TOWNSHIP_FULL: Fullness = { cases: 100_000, open: 2_000, evaluated: true };
/** A city's past in one console. */
export const CITY_FULL: Fullness = { cases: 1_000_000, open: 10_000, evaluated: false };
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

/** The file in which a folder keeps what the console knows of a platform; absent: the embedded one. */
export const cacheOf = (folder: string, upstream = 'embedded'): string => dataFiles(folder, upstream).cache;

/** Opens the cache of a folder as the console would, with the passphrase that scripts give it. */
export const openCache = async (folder: string, upstream?: string): Promise<{ readonly store: SqliteStore; readonly key: Buffer }> => {
  const path = cacheOf(folder, upstream);
  const lock = createKeyLock({ path: join(folder, 'key.json'), databases: [path], keychain: undefined });
  const key = await lock.unlock({ passphrase: PASSPHRASE });
  if (!key) throw new Error('the folder has another passphrase');
  return { store: openStore({ path, key, clock: { now: Date.now } }), key };
};

/** Starts the console on a folder until all of its cases are counted for the evaluation. */
const evaluate = async (electron: string, data: string): Promise<void> => {
  say('its cases are counted for the evaluation');
  const console = await opened(electron, data);
  try {
    const counted = async () => {
      const answer = await callBridge(console.window, 'evaluation.read', { period: { from: 0, to: Date.now() } });
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value.state === 'counted';
    };
    while (!(await counted())) await sleep(1000);
  } finally {
    await console.close();
  }
};

/** The console's folder after a first start, with cases put into its cache. Made once a day; takes some minutes for 100,000. */
const makeFullFolder = async (electron: string, { cases, open, evaluated }: Fullness): Promise<string> => {
  const folders = join(projectCache, 'bench');
  const current = digest();
  const kept = join(folders, `full-${cases}-${current}`);
  if (existsSync(kept)) return kept;
  for (const old of existsSync(folders) ? readdirSync(folders) : []) {
    if (old.startsWith('full-') && !old.includes(current)) rmSync(join(folders, old), { recursive: true, force: true });
  }
  const making = `${kept}.new`;
  rmSync(making, { recursive: true, force: true });
  say('making a data folder of a first start');
  await foundFolder(electron, making);
  const { store } = await openCache(making);
  seedCases(store, { cases, open, progress: (stored) => void (stored % 20_000 === 0 && say(`${stored} of ${cases} cases`)) });
  // The platform of this folder has never said anything; what it says from now on is to be heard.
  store.write((tx) => tx.setLastSeq(0));
  store.close();
  if (evaluated) await evaluate(electron, making);
  renameSync(making, kept);
  return kept;
};

/** A copy of the full folder, to be used up. */
export const fullFolder = async (electron: string, fullness = TOWNSHIP_FULL): Promise<BenchFolder> => {
  const source = await makeFullFolder(electron, fullness);
  const path = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  cpSync(source, path, { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
};
