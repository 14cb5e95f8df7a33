import type { Page } from 'playwright';
import type { Bridge, Result, Role, SnapshotPage } from '../../preload/contract';
import { fullFolder } from './full-folder';
import { median } from './measure';
import { opened } from './opened';

/** The door of the window, in which the functions handed to `evaluate` run. */
declare const griddesk: Bridge;

const ROUNDS = 9;

interface Copied {
  /** Milliseconds until the first rows are drawn, until all is copied, and of the pages alone, asked for and thrown away. */
  readonly first: number;
  readonly whole: number;
  readonly pages: number;
  readonly cases: number;
}

/** Gives the window another seat, which makes it copy its working set anew, and watches the queue. */
const takeSeat = (page: Page, role: Role): Promise<Copied> =>
  page.evaluate(async (to) => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 4));
    const settings = await griddesk.settings.read();
    if (!settings.ok) throw new Error(settings.error.message);

    let started = performance.now();
    let cases = 0;
    let cursor: string | null = null;
    do {
      const text = await griddesk.feed.snapshotText({ cursor, limit: cursor === null ? 100 : 500 });
      const answer = JSON.parse(text) as Result<SnapshotPage>;
      if (!answer.ok) throw new Error(answer.error.message);
      const { value } = answer;
      cases += value.cases.length;
      cursor = value.next;
    } while (cursor !== null);
    const pages = performance.now() - started;

    const status = () => document.querySelector<HTMLElement>('[data-testid=queue]')?.dataset['status'];
    const until = async (what: string, reached: () => boolean) => {
      for (const limit = performance.now() + 20_000; !reached(); await pause())
        if (performance.now() > limit) throw new Error(`never ${what}`);
      return performance.now() - started;
    };
    started = performance.now();
    const update = griddesk.settings.update({ seat: { ...settings.value.seat, role: to } });
    await until('copying', () => status() !== 'ready');
    const first = await until('a row', () => status() !== 'loading' && document.querySelector('[data-testid=queue-row]') !== null);
    const whole = await until('ready', () => status() === 'ready');
    await update;
    return { first, whole, pages, cases };
  }, role);

export const about = {
  title: 'Another seat',
  measures: 'The window’s copy of 2,000 open cases and what ended lately, made anew, in turns with the same pages read and thrown away.',
};

export default async ({ electron }: { electron: string }) => {
  const folder = await fullFolder(electron);
  const console = await opened(electron, folder.path);
  try {
    const copies: Copied[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const copied = await takeSeat(console.window, round % 2 === 0 ? 'lead' : 'dispatcher');
      if (round > 0) copies.push(copied);
    }
    const against = { what: 'the pages alone', value: median(copies.map(({ pages }) => pages)) };
    return [
      { what: 'another seat: first rows of the queue drawn, p50', value: median(copies.map(({ first }) => first)), unit: 'ms', against },
      {
        what: `another seat: the whole working set copied (${copies.at(-1)?.cases} cases), p50`,
        value: median(copies.map(({ whole }) => whole)),
        unit: 'ms',
        against,
      },
    ];
  } finally {
    await console.close();
    folder.remove();
  }
};
