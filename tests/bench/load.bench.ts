import { execFile, fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from '@nats-io/transport-node';
import type { Page } from 'playwright';
import { launch } from '../../scripts/lib/launch.mjs';
import { eventsOf, plainHash } from '../faults/plain-fold';
import { readStream } from '../faults/stream';
import { bundle } from '../support/bundle';
import { callBridge } from '../support/electron';
import { startBusyPlatform } from './busy-platform';
import { pressKeys, watchKeys } from './keys';
import type { Answer, Order } from './load/console';
import { percentile } from './measure';

/** GRIDDESK_BENCH_RATE, GRIDDESK_BENCH_SECONDS, GRIDDESK_BENCH_OPEN: for a quick look. */
const RATE = Number(process.env['GRIDDESK_BENCH_RATE'] ?? 1000);
const SECONDS = Number(process.env['GRIDDESK_BENCH_SECONDS'] ?? 60);
/** Cases that are open before. */
const OPEN = Number(process.env['GRIDDESK_BENCH_OPEN'] ?? 2000);
/** A key takes about 80 ms. */
const KEYS = Math.floor((SECONDS * 1000) / 90);

const say = (line: string) => process.stderr.write(`   ${line}\n`);

interface Published {
  readonly acknowledged: number;
}

/** Reports from a process of its own; what was acknowledged is on the platform's disk. */
const publish = async (url: string, seed: number): Promise<Published> => {
  const options = ['--url', url, '--reports-only', '--rate', RATE, '--seconds', SECONDS, '--seed', seed].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/simulate.mjs', ...options], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Published;
};

/** What the stream alone leads to. */
const plain = async (url: string) => {
  const connection = await connect({ servers: url.replace('nats://', '') });
  const messages = await readStream(connection);
  await connection.close();
  const events = eventsOf(messages);
  return { last: messages.at(-1)?.seq ?? 0, events: events.length, stateHash: plainHash(events) };
};

const heard = <K extends Answer['op']>(child: ChildProcess, op: K): Promise<Extract<Answer, { op: K }>> =>
  new Promise((resolve, reject) => {
    child.on('message', (answer: Answer) => answer.op === op && resolve(answer as Extract<Answer, { op: K }>));
    child.once('exit', (code) => reject(new Error(`the console ended with ${code}`)));
  });

const same = (what: string, found: object, expected: object): void => {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`${what}: ${JSON.stringify(found)}, the stream alone leads to ${JSON.stringify(expected)}`);
};

/** The main process's own modules, asked from another thread all the while. */
const questions = async () => {
  const program = await bundle('tests/bench/load/console.ts');
  const platform = await startBusyPlatform(OPEN);
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  const child = fork(program, [platform.url, folder], { serialization: 'advanced' });
  const order = (one: Order) => child.send(one);
  const asked = (ms: number) => {
    const answer = heard(child, 'asked');
    order({ op: 'ask', ms });
    return answer;
  };
  try {
    await heard(child, 'ready');
    say('asking while nothing comes in');
    const calm = await asked(Math.min(20_000, SECONDS * 1000));
    say(`asking while ${RATE} reports a second come in`);
    const [published, busy] = await Promise.all([publish(platform.url, 1), asked(SECONDS * 1000)]);
    const expected = await plain(platform.url);
    const ended = heard(child, 'ended');
    const began = performance.now();
    order({ op: 'end', last: expected.last });
    const { events, quarantined, stateHash } = await ended;
    same('the console', { events, quarantined, stateHash }, { events: expected.events, quarantined: 0, stateHash: expected.stateHash });
    say(`${published.acknowledged} reports acknowledged, all applied, state as the plain fold of the stream`);
    return { calm, busy, published, late: performance.now() - began };
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    await platform.stop();
  }
};

const diagnosed = async (page: Page) => {
  const answer = await callBridge(page, 'diagnostics.read');
  if (!answer.ok) throw new Error(answer.error.message);
  const { events, quarantined, stateHash } = answer.value;
  return { events, quarantined, stateHash };
};

/** A window in which somebody moves through the queue all the while. */
const window = async (electron: string) => {
  const platform = await startBusyPlatform(OPEN);
  const data = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  const console = await launch({ executable: electron, data, args: ['--upstream', platform.url, '--lang', 'zh-CN'] });
  try {
    const page = console.window;
    const open = () => page.getByTestId('queue-only-all').innerText({ timeout: 60_000 });
    for (const end = Date.now() + 240_000; !(await open()).includes(OPEN.toLocaleString('en')); await page.waitForTimeout(500))
      if (Date.now() > end) throw new Error(`the queue holds ${await open()}`);
    await page.waitForSelector('[data-testid=queue][data-status=ready]');
    await watchKeys(page);
    say('pressing keys while nothing comes in');
    await pressKeys(page, 30);
    const calm = await pressKeys(page, Math.min(150, KEYS));
    say(`pressing keys while ${RATE} reports a second come in`);
    const [published, busy] = await Promise.all([publish(platform.url, 2), pressKeys(page, KEYS)]);
    const expected = await plain(platform.url);
    for (const end = Date.now() + 600_000; (await diagnosed(page)).events < expected.events; await page.waitForTimeout(500))
      if (Date.now() > end) break;
    same('the window’s console', await diagnosed(page), { events: expected.events, quarantined: 0, stateHash: expected.stateHash });
    say(`${published.acknowledged} reports acknowledged, all applied, state as the plain fold of the stream`);
    return { calm, busy };
  } finally {
    await console.close();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    await platform.stop();
  }
};

export const about = {
  title: 'A thousand reports a second',
  measures:
    '1,000 reports a second come in for a minute: nothing may be lost, and a question and a key meanwhile are held beside the same in a calm.',
};

export default async ({ electron }: { electron: string }) => {
  const asked = await questions();
  const pressed = await window(electron);
  const what = `while ${Math.round(asked.published.acknowledged / SECONDS)} reports a second come in for ${SECONDS} s`;
  const figure = (name: string, p: number, busy: readonly number[], calm: readonly number[], aim?: { atMost: number }) => ({
    what: `${name}, ${what}, p${p * 100}`,
    value: percentile(busy, p),
    unit: 'ms',
    against: { what: 'nothing comes in', value: percentile(calm, p) },
    ...(aim ? { aim } : {}),
  });
  const lag = (p: number) => ({
    what: `age of a report when it is stored here, p${p * 100}`,
    value: percentile(asked.busy.lags, p),
    unit: 'ms',
  });
  return [
    figure('a question to the console', 0.5, asked.busy.times, asked.calm.times),
    figure('a question to the console', 0.99, asked.busy.times, asked.calm.times, { atMost: 10 }),
    figure('a key to the next paint', 0.5, pressed.busy, pressed.calm),
    figure('a key to the next paint', 0.95, pressed.busy, pressed.calm, { atMost: 100 }),
    lag(0.5),
    lag(0.99),
    { what: 'behind when the last report was acknowledged', value: asked.late, unit: 'ms' },
  ];
};
