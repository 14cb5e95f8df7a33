import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { seedCases } from '../support/seed';
import { foundFolder } from './found-folder';
import { openCache } from './full-folder';
import { percentile } from './measure';
import { opened } from './opened';

const LONG = 10_000;
const SHORT = 100;
const ROUNDS = 6;
const FRAMES = 120;
/** Three rows a frame: a fast wheel. */
const STEP = 96;

/** Milliseconds from frame to frame while the list is scrolled, to and fro where it is short. */
const scroll = (page: Page, frames: number): Promise<number[]> =>
  page.evaluate(
    async ([count, step]) => {
      const list = document.getElementById('queue-list')!;
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const deltas: number[] = [];
      let direction = 1;
      let last = await frame();
      for (let n = 0; n < count!; n += 1) {
        const before = list.scrollTop;
        list.scrollTop += direction * step!;
        if (list.scrollTop === before) direction = -direction;
        const now = await frame();
        deltas.push(now - last);
        last = now;
      }
      return deltas;
    },
    [frames, STEP],
  );

/** A console whose queue holds so many open cases. */
const consoleWith = async (electron: string, open: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  await foundFolder(electron, folder);
  const { store } = await openCache(folder);
  seedCases(store, { cases: open, open });
  store.write((tx) => tx.setLastSeq(0));
  store.close();
  const console = await opened(electron, folder);
  return {
    window: console.window,
    end: async () => {
      await console.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
};

/** The frames of a queue of 10,000 rows while it is scrolled, turn by turn with a queue of 100. */
export default async ({ electron }: { electron: string }) => {
  const short = await consoleWith(electron, SHORT);
  const long = await consoleWith(electron, LONG);
  try {
    const ofShort: number[] = [];
    const ofLong: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [a, b] = [await scroll(short.window, FRAMES), await scroll(long.window, FRAMES)];
      // The first round is for the compiler.
      if (round === 0) continue;
      ofShort.push(...a);
      ofLong.push(...b);
    }
    const what = `a frame while ${LONG} rows are scrolled`;
    const figure = (name: string, p: number) => ({
      what: `${what}, ${name}`,
      value: percentile(ofLong, p),
      unit: 'ms',
      against: { what: `${SHORT} rows`, value: percentile(ofShort, p) },
    });
    return [figure('p50', 0.5), figure('p95', 0.95)];
  } finally {
    await long.end();
    await short.end();
  }
};
