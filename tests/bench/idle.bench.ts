import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright';
import { launch } from '../../scripts/lib/launch.mjs';
import { fullFolder } from './full-folder';
import { median } from './measure';
import { opened } from './opened';
import { processorOf } from './processes';

const SECONDS = Number(process.env['GRIDDESK_BENCH_SECONDS'] ?? 300);
const SPANS = 5;
/** After a first start things are put in order: the facts of 100,000 cases are counted for the evaluation, in the background. */
const SETTLED_WITHIN_MS = 600_000;
const LOOK_MS = 20_000;
/** Less than this share of a core in LOOK_MS: nothing is being put in order any more. */
const SETTLED = 0.03;
const EMPTY = join(import.meta.dirname, 'empty-window');

/** Seconds of the processor's time until a moment in ms. */
interface Look {
  readonly at: number;
  readonly ours: number;
  readonly theirs: number;
}

/** Per cent of a core between two looks. */
const shares = (before: Look, after: Look) => {
  const share = (of: 'ours' | 'theirs') => ((after[of] - before[of]) * 100_000) / (after.at - before.at);
  return { ours: share('ours'), theirs: share('theirs') };
};

const settled = async (app: ElectronApplication): Promise<void> => {
  const end = performance.now() + SETTLED_WITHIN_MS;
  for (let before = await processorOf(app); performance.now() < end;) {
    await sleep(LOOK_MS);
    const now = await processorOf(app);
    if ((now - before) * 1000 < SETTLED * LOOK_MS) return;
    before = now;
  }
};

export const about = {
  title: 'A console at rest',
  measures: 'What the processor does for a console that nobody touches and where nothing happens, at the same time as for an empty window.',
};

export default async ({ electron }: { electron: string }) => {
  const folder = await fullFolder(electron);
  const nothing = mkdtempSync(join(tmpdir(), 'griddesk-bench-empty-'));
  const console = await opened(electron, folder.path);
  const empty = await launch({ executable: electron, app: EMPTY, data: nothing });
  try {
    await settled(console.app);
    const look = async (): Promise<Look> => {
      const [ours, theirs] = await Promise.all([processorOf(console.app), processorOf(empty.app)]);
      return { at: performance.now(), ours, theirs };
    };
    const looks = [await look()];
    for (let span = 0; span < SPANS; span += 1) {
      await sleep((SECONDS * 1000) / SPANS);
      looks.push(await look());
    }
    const spans = looks.slice(1).map((after, at) => shares(looks[at]!, after));
    const whole = shares(looks[0]!, looks.at(-1)!);
    const what = `of a core for a console with 2,000 open cases at which nothing happens, over ${SECONDS} s`;
    return [
      { what: `share ${what}`, value: whole.ours, unit: '%', against: { what: 'an empty window', value: whole.theirs } },
      // What comes once in a while is in all of the time, and may be in none of the middle.
      { what: `more ${what} than an empty window`, value: whole.ours - whole.theirs, unit: '%', aim: { atMost: 1 } },
      { what: `the same, median of ${SPANS} spans of it`, value: median(spans.map(({ ours, theirs }) => ours - theirs)), unit: '%' },
    ];
  } finally {
    await console.close();
    await empty.close();
    folder.remove();
    rmSync(nothing, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};
