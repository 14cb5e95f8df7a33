import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, type Channel } from '../../preload/contract';
import { CASE } from '../support/fuzz/channel-samples';
import { overChannels } from '../support/fuzz/channels';
import { openFuzzConsole, type FuzzConsole } from '../support/fuzz/console';
import { putAll, type Door } from '../support/fuzz/door';
import { fromFiles } from '../support/fuzz/files';
import { fromPlatform } from '../support/fuzz/messages';
import { addresses, foreignFrames, startOptions } from '../support/fuzz/start';

/** `npm run fuzz` asks for a million; a few thousand belong to every run, the same ones each time. */
const TOTAL = Number(process.env['GRIDDESK_FUZZ'] ?? 12_000);
const SEED = Number(process.env['GRIDDESK_SEED'] ?? 20_261_123);

setFlagsFromString('--expose-gc');
// V8 goes on compiling the same functions for new shapes of input, and keeps what it compiled in the same heap as our
// objects: over a million inputs that is a third of the heap, and hides what is looked for. So nothing is compiled.
setFlagsFromString('--no-opt');
setFlagsFromString('--no-sparkplug');
const collect = runInNewContext('gc') as () => void;
/** What the programme holds: its objects, and bytes outside of them. */
const memory = async (): Promise<number> => {
  collect();
  // Bytes outside the heap are let go of a while after the object that held them.
  await setTimeout(200);
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

let open: FuzzConsole;
let locked: FuzzConsole;
let doors: readonly Door[];
let folder: string;
const drawn = new Map<Channel, number>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-fuzz-files-'));
  open = await openFuzzConsole();
  locked = await openFuzzConsole({ locked: true });
  const ipc = overChannels(open, locked, drawn);
  // Channels are many and each has its own schema, so every second input goes to one of them.
  doors = [...fromPlatform(open), ...(await fromFiles(folder)), startOptions, foreignFrames, addresses].flatMap((other) => [ipc, other]);
});
afterAll(async () => {
  await open.close();
  await locked.close();
  rmSync(folder, { recursive: true, force: true });
});

describe(`${TOTAL.toLocaleString('en')} malformed inputs (seed ${SEED})`, () => {
  it('bring nothing down, get nothing past a schema, and leave no memory behind', { timeout: 7_200_000 }, async () => {
    let early = 0;
    await putAll(doors, {
      seed: SEED,
      total: TOTAL,
      at: (n) => (n === Math.floor(TOTAL / 5) ? memory().then((held) => void (early = held)) : undefined),
    });
    const growth = (await memory()) / early - 1;
    process.stdout.write(`fuzz: ${TOTAL} inputs, seed ${SEED}, memory ${(growth * 100).toFixed(1)} % more than after a fifth of them\n`);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(growth).toBeLessThan(0.1);
    expect((Object.keys(channels) as Channel[]).filter((channel) => !drawn.has(channel))).toEqual([]);
    // The console still works.
    open.sit('lead');
    expect(await open.desk.value('cases.read', { caseId: CASE })).toMatchObject({ row: { id: CASE } });
  });
});
