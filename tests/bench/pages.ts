import type { Page } from 'playwright';
import type { Bridge, Result, SnapshotPage } from '../../preload/contract';
import { openDriver } from '../../main/store/driver';
import { cacheOf, openCache, TOWNSHIP } from './full-folder';
import { median, percentile } from './measure';

/** The door of the window, in which the functions handed to `evaluate` run. */
declare const griddesk: Bridge;

/** Rows of a page. */
export const PAGE = 200;

/** Which cases the window is handed first, in their order. */
export const firstIds = (page: Page): Promise<string[]> =>
  page.evaluate(async (limit) => {
    const answer = JSON.parse(await griddesk.feed.snapshotText({ cursor: null, limit })) as Result<SnapshotPage>;
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.cases.map(({ id }) => id);
  }, PAGE);

/** Milliseconds for each page of the 200 most pressing cases, from the window's question to the rows in its hands. */
export const askForPages = (page: Page, times: number): Promise<number[]> =>
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
export interface BareQuery {
  /** Milliseconds for each time. */
  ask(times: number): number[];
  readonly ids: readonly string[];
  close(): void;
}

/**
 * @param copy a folder that no console works on
 * @param upstream whose cache in it
 */
export const bareQuery = async (copy: string, upstream?: string): Promise<BareQuery> => {
  const { store, key } = await openCache(copy, upstream);
  store.close();
  const driver = openDriver(cacheOf(copy, upstream), key);
  const statement = driver.prepare(
    'SELECT id, rev, unread, pending, doc FROM cases WHERE open = 1 AND township = ? ORDER BY sort, id LIMIT ?',
  );
  const rows = () => statement.all([TOWNSHIP, PAGE]);
  return {
    ask: (times) =>
      Array.from({ length: times }, () => {
        const started = performance.now();
        if (rows().length !== PAGE) throw new Error('not the page that was asked for');
        return performance.now() - started;
      }),
    ids: rows().map(({ id }) => String(id)),
    close: () => driver.close(),
  };
};

/** The figures of pages that were delivered and queried in turn. */
export const pageFigures = (what: string, delivered: readonly number[], queried: readonly number[]) => {
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
};
