import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Bridge, Result, SnapshotPage } from '../../preload/contract';
import { openDriver } from '../../main/store/driver';
import { fullFolder, openCache, TOWNSHIP } from './full-folder';
import { median, percentile } from './measure';
import { opened } from './opened';

/** The door of the window, in which the functions handed to `evaluate` run. */
declare const griddesk: Bridge;

const ROUNDS = 20;
const AT_A_TIME = 15;
const PAGE = 200;

/** Milliseconds for each page of the 200 most pressing cases, from the window's question to the rows in its hands. */
const askForPages = (page: Page, times: number): Promise<number[]> =>
  page.evaluate(
    async ([count, limit]) => {
      const all: number[] = [];
      for (let n = 0; n < count!; n += 1) {
        const started = performance.now();
        const answer = JSON.parse(await griddesk.feed.snapshotText({ cursor: null, limit: limit! })) as Result<SnapshotPage>;
        all.push(performance.now() - started);
        if (!answer.ok || answer.value.cases.length !== limit) throw new Error('not the page that was asked for');
      }
      return all;
    },
    [times, PAGE],
  );

/** The least SQLite can do: the same rows in the same order from a copy of the same file, unparsed. */
const bareQuery = (folder: string, key: Uint8Array) => {
  const driver = openDriver(join(folder, 'griddesk.db'), key);
  const statement = driver.prepare(
    'SELECT id, rev, unread, pending, doc FROM cases WHERE open = 1 AND township = ? ORDER BY sort, id LIMIT ?',
  );
  return {
    ask: (times: number): number[] =>
      Array.from({ length: times }, () => {
        const started = performance.now();
        if (statement.all([TOWNSHIP, PAGE]).length !== PAGE) throw new Error('not the page that was asked for');
        return performance.now() - started;
      }),
    close: () => driver.close(),
  };
};

export const about = {
  title: 'The queue’s first page',
  measures:
    'The 200 most pressing cases of 100,000, from the window’s question to the rows in its hands, in turns with the bare query in Node.js.',
};

export default async ({ electron }: { electron: string }) => {
  const folder = await fullFolder(electron);
  const copy = await fullFolder(electron);
  const { store, key } = await openCache(copy.path);
  store.close();
  const bare = bareQuery(copy.path, key);
  const console = await opened(electron, folder.path);
  try {
    const delivered: number[] = [];
    const queried: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      delivered.push(...(await askForPages(console.window, AT_A_TIME)));
      queried.push(...bare.ask(AT_A_TIME));
    }
    const what = `${PAGE} open cases by deadline of 100,000 delivered to the window`;
    const beside = 'bare SQLite query';
    return [
      { what: `${what}, p50`, value: median(delivered), unit: 'ms', against: { what: beside, value: median(queried) }, aim: { ratio: 3 } },
      {
        what: `${what}, p99`,
        value: percentile(delivered, 0.99),
        unit: 'ms',
        against: { what: beside, value: percentile(queried, 0.99) },
        aim: { atMost: 5 },
      },
    ];
  } finally {
    bare.close();
    await console.close();
    folder.remove();
    copy.remove();
  }
};
