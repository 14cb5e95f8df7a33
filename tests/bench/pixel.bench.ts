import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import type { Page } from 'playwright';
import { launch } from '../../scripts/lib/launch.mjs';
import { startBusyPlatform, type BusyPlatform } from './busy-platform';
import { percentile } from './measure';

const OPEN = 2000;
const PER_SECOND = 50;
const SECONDS = Number(process.env['GRIDDESK_BENCH_SECONDS'] ?? 20);
const ROUNDS = 5;
const PAINTS = 40;

const now = () => performance.timeOrigin + performance.now();

/** How many open cases the queue says it holds, and when that had been painted; kept in the page from here on. */
const watchTotal = (page: Page) =>
  page.evaluate(() => {
    const said = document.querySelector('[data-testid=queue-only-all]')!;
    const total = () => Number(said.textContent!.replaceAll(/\D/g, ''));
    const painted: [number, number][] = ((globalThis as unknown as { painted: [number, number][] }).painted = []);
    new MutationObserver(() => {
      const shown = total();
      // A task after the frame that shows it has been made.
      requestAnimationFrame(() => setTimeout(() => painted.push([shown, performance.timeOrigin + performance.now()])));
    }).observe(said, { subtree: true, childList: true, characterData: true });
    return total();
  });

const paintedIn = (page: Page) => page.evaluate(() => (globalThis as unknown as { painted: [number, number][] }).painted.slice());

/** Milliseconds a frame takes in which one word changes, so often; the least a pixel can do. */
const emptyPaints = (page: Page, times: number): Promise<number[]> =>
  page.evaluate(async (count) => {
    const word = document.body.appendChild(document.createElement('i'));
    const all: number[] = [];
    for (let n = 0; n < count; n += 1) {
      // Not in step with the frames.
      await new Promise((resolve) => setTimeout(resolve, 37));
      const started = performance.now();
      word.textContent = String(n % 10);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      all.push(performance.now() - started);
    }
    word.remove();
    return all;
  }, times);

/** When each of so many reports, at a steady rate, was on the server's disk and had come to somebody who only listens. */
const reportSteadily = async (platform: BusyPlatform, count: number) => {
  const listener = await connect({ servers: platform.url.replace('nats://', '') });
  const heard: number[] = [];
  listener.subscribe('grid.v1.case.>', { callback: () => void heard.push(now()) });
  await listener.flush();
  const accepted: number[] = [];
  const begun = now();
  const sent: Promise<unknown>[] = [];
  for (let n = 0; n < count; n += 1) {
    await sleep(Math.max(0, begun + (n * 1000) / PER_SECOND - now()));
    sent.push(platform.report().then(() => (accepted[n] = now())));
  }
  await Promise.all(sent);
  await sleep(200);
  await listener.close();
  return { accepted, heard };
};

export const about = {
  title: 'From the server to the pixel',
  measures:
    'From the server’s acceptance of a report to the frame that shows it, 50 a second into a queue of 2,000, with a bare subscriber and empty paints in turns.',
};

export default async ({ electron }: { electron: string }) => {
  const platform = await startBusyPlatform(OPEN);
  const data = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  const console = await launch({ executable: electron, data, args: ['--upstream', platform.url, '--lang', 'zh-CN'] });
  try {
    const page = console.window;
    const open = () => page.getByTestId('queue-only-all').innerText({ timeout: 60_000 });
    for (const end = Date.now() + 120_000; !(await open()).includes(OPEN.toLocaleString('en')); await sleep(500))
      if (Date.now() > end) throw new Error(`the queue holds ${await open()}`);
    await page.waitForSelector('[data-testid=queue][data-status=ready]');
    await sleep(2000);
    const before = await watchTotal(page);
    const paints: number[] = [];
    const accepted: number[] = [];
    const heard: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      paints.push(...(await emptyPaints(page, PAINTS)));
      const told = await reportSteadily(platform, (PER_SECOND * SECONDS) / ROUNDS);
      accepted.push(...told.accepted);
      heard.push(...told.heard);
      // What is on its way is not the next round's.
      await sleep(2000);
    }
    const count = accepted.length;
    const painted = await paintedIn(page);
    if (painted.at(-1)?.[0] !== before + count)
      throw new Error(`${count} reports, and the queue says ${painted.at(-1)?.[0]} after ${before}`);
    const shown = accepted.map((at, n) => painted.find(([total]) => total > before + n)![1] - at);
    const bare = heard.map((at, n) => Math.max(0, at - accepted[n]!));
    return [0.5, 0.95, 0.99].map((p) => ({
      what: `a report accepted by the server to its pixel, ${PER_SECOND} a second, ${OPEN} open, p${p * 100}`,
      value: percentile(shown, p),
      unit: 'ms',
      against: { what: 'a bare subscriber and an empty paint', value: percentile(bare, p) + percentile(paints, p) },
      ...(p === 0.99 ? { aim: { atMost: 100 } } : {}),
    }));
  } finally {
    await console.close();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    await platform.stop();
  }
};
