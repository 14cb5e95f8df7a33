import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '../support/bundle';
import { ensureOthers } from './catch-up/others';
import type { Name, Place } from './cold/contenders';
import { forgetFiles } from './cold/forget';
import { CITY_FULL, fullFolder, openCache } from './full-folder';
import { median, percentile } from './measure';

const ROUNDS = 7;
/** The others are given a tenth. */
const THEIRS = 100_000;
const NAMES: readonly Name[] = ['ours', 'pglite', 'pouchdb'];

const say = (line: string) => process.stderr.write(`   ${line}\n`);

export const about = {
  title: 'A million cases, opened cold',
  measures:
    'The file is forgotten by the system, then opened and asked for the first 200 of the queue, in turns with other stores that hold a tenth as many.',
};

export default async ({ electron }: { electron: string }) => {
  const others = ensureOthers();
  const program = await bundle('tests/bench/cold/child.ts');
  const city = await fullFolder(electron, CITY_FULL);
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  const run = async (name: Name, place: Place, ...args: string[]) =>
    Number((await promisify(execFile)(process.execPath, [program, name, JSON.stringify(place), ...args])).stdout);
  try {
    const { store, key } = await openCache(city.path);
    store.close();
    const path = join(city.path, 'griddesk.db');
    const place = { folder, source: { path, key: key.toString('hex') }, others };
    for (const name of NAMES) {
      say(`filling ${name}`);
      await run(name, place, String(THEIRS));
    }
    const times = new Map<Name, number[]>(NAMES.map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const name of NAMES) {
        forgetFiles(name === 'ours' ? path : folder);
        times.get(name)!.push(await run(name, place));
      }
    const of = (name: Name) => times.get(name)!;
    const what = `cold open and first 200 of the queue, ${CITY_FULL.cases} cases`;
    const beside = (name: Name, text: string) => ({
      what: `${what}, beside ${text}, p50`,
      value: median(of('ours')),
      unit: 'ms',
      against: { what: `${text} with ${THEIRS}`, value: median(of(name)) },
      aim: { ratio: 1 / 50, atMost: 30 },
    });
    return [
      beside('pglite', 'PGlite'),
      beside('pouchdb', 'PouchDB'),
      { what: `${what}, longest of ${ROUNDS}`, value: percentile(of('ours'), 1), unit: 'ms' },
    ];
  } finally {
    city.remove();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};
