import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedCases } from '../support/seed';
import { foundFolder } from './found-folder';
import { openCache } from './full-folder';
import { percentile } from './measure';
import { opened } from './opened';
import { scrollQueue } from './scrolled';

const LONG = 10_000;
const SHORT = 100;
const ROUNDS = 6;
const FRAMES = 120;

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

export const about = {
  title: 'Scrolling',
  measures: 'The frames of a queue of 10,000 rows while it is scrolled, in turns with a queue of 100.',
};

export default async ({ electron }: { electron: string }) => {
  const short = await consoleWith(electron, SHORT);
  const long = await consoleWith(electron, LONG);
  try {
    const ofShort: number[] = [];
    const ofLong: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [a, b] = [await scrollQueue(short.window, FRAMES), await scrollQueue(long.window, FRAMES)];
      // The first round is for the compiler.
      if (round === 0) continue;
      ofShort.push(...a);
      ofLong.push(...b);
    }
    const what = `a frame while ${LONG} rows are scrolled`;
    const figure = (name: string, p: number, aim?: { ratio: number }) => ({
      what: `${what}, ${name}`,
      value: percentile(ofLong, p),
      unit: 'ms',
      against: { what: `${SHORT} rows`, value: percentile(ofShort, p) },
      ...(aim ? { aim } : {}),
    });
    return [figure('p50', 0.5), figure('p95', 0.95, { ratio: 1.5 })];
  } finally {
    await long.end();
    await short.end();
  }
};
