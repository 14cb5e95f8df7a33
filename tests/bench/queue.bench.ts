import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../../scripts/lib/launch.mjs';
import { replicaRows } from '../support/replica';
import { startBusyPlatform } from './busy-platform';
import { pressKeys, watchKeys } from './keys';
import { percentile } from './measure';
import { scrollPlainList, scrollQueue } from './scrolled';

const OPEN = 10_000;
const PER_SECOND = 50;
const ROUNDS = 5;
const KEYS = 150;
const FRAMES = 120;

const say = (line: string) => process.stderr.write(`   ${line}\n`);

export const about = {
  title: 'A queue under changes',
  measures:
    'A queue of 10,000 open cases while others change 50 a second: keys, in turns with the same while nobody changes any, and scrolling, in turns with a plain list of the same titles that nobody changes.',
};

export default async ({ electron }: { electron: string }) => {
  say(`publishing ${OPEN} open cases to a nats-server`);
  const platform = await startBusyPlatform(OPEN);
  say('waiting until the console shows them all');
  const data = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  const console = await launch({ executable: electron, data, args: ['--upstream', platform.url, '--lang', 'zh-CN'] });
  try {
    const page = console.window;
    const open = () => page.getByTestId('queue-only-all').innerText({ timeout: 60_000 });
    for (const end = Date.now() + 240_000; !(await open()).includes('10,000'); await page.waitForTimeout(500))
      if (Date.now() > end) throw new Error(`the queue holds ${await open()}`);
    await page.waitForSelector('[data-testid=queue][data-status=ready]');
    await watchKeys(page);
    say('pressing keys');

    const calm: number[] = [];
    const busy: number[] = [];
    const queue: number[] = [];
    const plain: number[] = [];
    const titles = (await replicaRows(page, 'cases')).map((row) => String(row['title']));
    if (titles.length < OPEN) throw new Error(`only ${titles.length} cases were copied`);
    let changes = 0;
    let seconds = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const quiet = await pressKeys(page, KEYS);
      const begun = performance.now();
      const end = platform.begin(PER_SECOND);
      const loud = await pressKeys(page, KEYS);
      const scrolled = await scrollQueue(page, FRAMES);
      // The first round is for the compiler.
      if (round > 0) {
        calm.push(...quiet);
        busy.push(...loud);
        queue.push(...scrolled);
        seconds += (performance.now() - begun) / 1000;
        changes += end();
      } else end();
      // What is on its way is not the next round's.
      await page.waitForTimeout(1500);
      const still = await scrollPlainList(page, titles, FRAMES);
      if (round > 0) plain.push(...still);
    }
    const figure = (name: string, p: number, aim?: { atMost: number }) => ({
      what: `a key in a queue of ${OPEN} open cases, ${PER_SECOND} changes a second, to the next paint, ${name}`,
      value: percentile(busy, p),
      unit: 'ms',
      against: { what: 'no changes', value: percentile(calm, p) },
      ...(aim ? { aim } : {}),
    });
    const frame = (p: number) => ({
      what: `a frame while ${OPEN} open cases are scrolled, ${PER_SECOND} changes a second, p${p * 100}`,
      value: percentile(queue, p),
      unit: 'ms',
      against: { what: 'a plain list of the same titles, no changes', value: percentile(plain, p) },
      ...(p === 0.95 ? { aim: { ratio: 1.5 } } : {}),
    });
    return [
      figure('p50', 0.5),
      figure('p95', 0.95, { atMost: 100 }),
      figure('p99', 0.99),
      frame(0.5),
      frame(0.95),
      frame(0.99),
      { what: `changes a second of ${PER_SECOND}`, value: changes / seconds, unit: 'a second' },
    ];
  } finally {
    await console.close();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    await platform.stop();
  }
};
