import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '../support/bundle';
import type { Name } from './catch-up/contenders';
import { ensureOthers } from './catch-up/others';
import { startFullPlatform } from './catch-up/platform';
import { median } from './measure';

/** GRIDDESK_BENCH_EVENTS and GRIDDESK_BENCH_ROUNDS: for a quick look. */
const EVENTS = Number(process.env['GRIDDESK_BENCH_EVENTS'] ?? 100_000);
const ROUNDS = Number(process.env['GRIDDESK_BENCH_ROUNDS'] ?? 5);
const NAMES: readonly Name[] = ['consume', 'write', 'console', 'pouchdb', 'pglite', 'rxdb'];

const say = (line: string) => process.stderr.write(`   ${line}\n`);

export const about = {
  title: 'Catching up',
  measures:
    'Events of a township from JetStream into what is to keep them: the console, bare reading, bare writing, and three other stores, in turns, each in a process of its own.',
};

export default async () => {
  const others = ensureOthers();
  const program = await bundle('tests/bench/catch-up/child.ts');
  say(`publishing ${EVENTS} events to a nats-server`);
  const platform = await startFullPlatform(EVENTS);
  const times = new Map<Name, number[]>(NAMES.map((name) => [name, []]));
  try {
    for (let round = 0; round < ROUNDS; round += 1)
      for (const name of NAMES) {
        const folder = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
        const run = JSON.stringify({ url: platform.url, last: platform.last, folder, others });
        const { stdout } = await promisify(execFile)(process.execPath, [program, name, run]);
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        times.get(name)!.push(Number(stdout));
        say(`${name}: ${Math.round((EVENTS / Number(stdout)) * 1000)} events/s`);
      }
  } finally {
    await platform.stop();
  }
  const of = (name: Name) => median(times.get(name)!) / 1000;
  const floor = Math.max(of('consume'), of('write'));
  const what = `${EVENTS} events from JetStream into`;
  const s = { unit: 's' } as const;
  const other = (name: Name, text: string) => ({
    what: `${what} ${text}`,
    value: of(name),
    ...s,
    against: { what: 'the console', value: of('console') },
  });
  return [
    {
      what: `${what} the durable cache`,
      value: of('console'),
      ...s,
      against: { what: 'bare consume or write', value: floor },
      aim: { ratio: 2 },
    },
    { what: 'the same, events a second', value: EVENTS / of('console'), unit: '1/s' },
    { what: 'bare consume', value: of('consume'), ...s, against: { what: 'bare write+fdatasync', value: of('write') } },
    other('pouchdb', 'PouchDB (LevelDB, without fsync)'),
    other('pglite', 'PGlite (without fsync)'),
    other('rxdb', 'RxDB (memory)'),
  ];
};
