import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from '../../main/app/options';
import { answer, type AnswerOptions } from '../../main/ipc/answer';
import { readDelivery } from '../../main/services/read-delivery';
import { loadRulebook } from '../../main/services';
import { KeptFile } from '../../main/settings/kept';
import { channels, directorySchemas, fail, ok, type Channel } from '../../preload/contract';
import rulebookJson from '../../resources/data/rulebook.json';
import { badReports } from '../support/bad-reports';
import { openDesk, type Desk } from '../support/desk';
import { Draw } from '../support/draw';
import { MemoryPlatform } from '../support/line';
import { anything, brokenText, mutated } from '../support/malformed';
import { smallWorld } from '../support/small-world';
import { newId } from '../support/uuid';
import { message, reported } from '../support/wire';

/** `npm run fuzz` asks for a million; a few thousand belong to every run. */
const TOTAL = Number(process.env['GRIDDESK_FUZZ'] ?? 12_000);
const seed = Number(process.env['GRIDDESK_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

let desk: Desk;
let options: AnswerOptions;
const unexpected: string[] = [];
const caseId = newId();

beforeAll(async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  platform.publish(message(reported(caseId)));
  desk = await openDesk({ platform });
  await desk.settled();
  const app = new Proxy({} as AnswerOptions['app'], {
    get: () => () => fail('not-allowed', 'not in this test'),
    getOwnPropertyDescriptor: (_, name) =>
      !Object.hasOwn(desk.services.handlers, name) ? { configurable: true, enumerable: true, value: () => ok(undefined) } : undefined,
  });
  options = {
    app,
    services: () => desk.services.handlers,
    wallServices: () => undefined,
    closing: () => false,
    refusal: () => undefined,
    unexpected: (where, error) => {
      unexpected.push(`${where}: ${String(error)}`);
      return 'ref';
    },
    checkOutput: true,
  };
});
afterAll(() => desk.close());

/** Inputs that fit, to be made not to. */
const samples: Partial<Record<Channel, unknown>> = {
  'cases.note': { commandId: newId(), caseId, text: '备注' },
  'cases.report': {
    commandId: newId(),
    caseId: newId(),
    title: '井盖',
    description: '',
    source: 'hotline',
    location: { lon: 104, lat: 25, crs: 'WGS84' },
  },
  'cases.dispatch': { commandId: newId(), caseId, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '' }] },
  'feed.changes': { since: 0, limit: 10 },
  'feed.snapshot': { cursor: null, limit: 10 },
  'cases.search': { text: '井盖', limit: 10 },
  'cases.read': { caseId },
  'directory.grids': { area: '530303101' },
};

/** What a schema lets through fits it, and nothing has been changed that all objects share. */
const isClean = (schema: v.GenericSchema, input: unknown): boolean => {
  const parsed = v.safeParse(schema, input);
  return !parsed.success || v.safeParse(schema, parsed.output).success;
};

const overDoor = async (draw: Draw): Promise<void> => {
  const name = draw.one(Object.keys(desk.services.handlers) as Channel[]);
  const sample = samples[name];
  const input = sample !== undefined && draw.below(3) > 0 ? mutated(draw, sample) : anything(draw);
  const result = await answer(name, input, options, { id: 1, wall: false });
  const fits = v.safeParse(channels[name].input as v.GenericSchema, input).success;
  if (result.ok && !fits) throw new Error(`${name} answered what does not fit its schema: ${JSON.stringify(input)?.slice(0, 200)}`);
  if (!result.ok && !fits && !['bad-input', 'closing'].includes(result.error.code)) throw new Error(`${name}: ${result.error.code}`);
};

const reports = badReports(7);
const fromUpstream = (draw: Draw): void => {
  const good = message(reported(newId()));
  const kind = draw.below(4);
  if (kind === 0) readDelivery({ seq: 1, ...draw.one(reports) });
  else if (kind === 1) readDelivery({ seq: 1, subject: good.subject, body: brokenText(draw, good.body) });
  else if (kind === 2)
    readDelivery({
      seq: 1,
      subject: draw.below(2) === 0 ? good.subject : String(anything(draw, 0)),
      body: JSON.stringify(mutated(draw, JSON.parse(good.body))) ?? '',
    });
  else {
    const schema = draw.one(Object.values(directorySchemas)) as v.GenericSchema;
    if (!isClean(schema, anything(draw, 4))) throw new Error('a directory entry came through that does not fit');
  }
};

const fromFiles = (draw: Draw): void => {
  const kind = draw.below(3);
  if (kind === 0) loadQuietly(mutated(draw, rulebookJson));
  else if (kind === 1) v.safeParse(KeptFile, anything(draw, 4));
  else v.safeParse(v.pipe(v.string(), v.parseJson(), KeptFile), brokenText(draw, '{"settings":{"lang":"system"},"windows":{}}'));
};

/** A file that does not fit is refused with words that name the field. */
const loadQuietly = (value: unknown): void => {
  const loaded = loadRulebook(JSON.stringify(value) ?? '');
  if (!loaded.ok && !loaded.message.startsWith('rulebook: ')) throw new Error(loaded.message);
};

const fromCommandLine = (draw: Draw): void => {
  const names = [
    '--data',
    '--area',
    '--role',
    '--seed',
    '--demo-speed',
    '--lang',
    '--upstream',
    '--department',
    '--passphrase-env',
    '--x',
    '',
  ];
  const args = Array.from({ length: draw.below(6) }, () => (draw.below(2) === 0 ? draw.one(names) : String(anything(draw, 0))));
  const parsed = parseOptions(args, {});
  if (!parsed.ok && parsed.message.includes('\n')) throw new Error('a refusal of more than one line');
};

describe(`${TOTAL.toLocaleString('en')} malformed inputs (seed ${seed})`, () => {
  it('bring nothing down, get nothing past a schema, and leave no memory behind', { timeout: 3_600_000 }, async () => {
    const draw = new Draw(seed);
    const doors = [overDoor, fromUpstream, fromUpstream, fromFiles, fromCommandLine];
    let early = 0;
    for (let n = 0; n < TOTAL; n += 1) {
      await doors[n % doors.length]!(draw);
      if (n === Math.floor(TOTAL / 5)) early = heap();
    }
    const growth = heap() / early - 1;
    process.stdout.write(`fuzz: ${TOTAL} inputs, seed ${seed}, heap ${(growth * 100).toFixed(1)} % larger than after a fifth of them\n`);
    expect(unexpected).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(growth).toBeLessThan(0.1);
    // The console still works.
    expect(await desk.value('diagnostics.read')).toMatchObject({ quarantined: 0 });
  });
});
