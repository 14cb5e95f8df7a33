import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview, type Plugin } from 'vite';
import type { Page } from 'playwright';
import { launch } from '../../scripts/lib/launch.mjs';
import { projectCache, root } from '../../scripts/lib/paths.mjs';
import { makeCity } from '../support/city';

const PAGE = join(root, 'tests/bench/map-window');
const BUILT = join(projectCache, 'bench', 'map-window');

/** Places inside the largest grids; a hover over a grid that is a few pixels wide must hit it and nothing else. */
const prepared = () => {
  const { areas, grids } = makeCity();
  const places = grids.flatMap(({ geometry }) => geometry.coordinates.flat());
  const span = (axis: 0 | 1) => places.reduce(([a, b], place) => [Math.min(a, place[axis]), Math.max(b, place[axis])], [180, -180]);
  const [[west, east], [south, north]] = [span(0), span(1)];
  const middles = grids.map(({ geometry }) => {
    const ring = geometry.coordinates[0]!.slice(1);
    const mean = (axis: 0 | 1) => ring.reduce((sum, place) => sum + place[axis], 0) / ring.length;
    return [mean(0), mean(1)];
  });
  const width = (ring: readonly (readonly [number, number])[], axis: 0 | 1) =>
    Math.max(...ring.map((place) => place[axis])) - Math.min(...ring.map((place) => place[axis]));
  const size = grids.map(({ geometry }) => Math.min(width(geometry.coordinates[0]!, 0), width(geometry.coordinates[0]!, 1)));
  const largest = size
    .map((_, i) => i)
    .toSorted((a, b) => size[b]! - size[a]!)
    .slice(0, 4000);
  // In no order that anybody could profit from, and the same for all.
  const mixed = largest.toSorted((a, b) => ((a * 7919) % 10_007) - ((b * 7919) % 10_007));
  return { city: { areas, grids, bounds: [west, south, east, north], middles }, grids: mixed };
};

/** The page with all contenders, served over HTTP as each library expects. */
const served = async (city: object, plugins: readonly Plugin[]) => {
  rmSync(BUILT, { recursive: true, force: true });
  await build({
    configFile: false,
    root: PAGE,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: BUILT, emptyOutDir: true, target: 'chrome130', chunkSizeWarningLimit: 4000 },
  });
  mkdirSync(BUILT, { recursive: true });
  writeFileSync(join(BUILT, 'city.json'), JSON.stringify(city));
  for (const name of ['package.json', 'main.mjs']) cpSync(join(PAGE, name), join(BUILT, name));
  const server = await preview({
    configFile: false,
    root: PAGE,
    logLevel: 'error',
    plugins: [...plugins],
    build: { outDir: BUILT },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.httpServer.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, end: () => server.close() };
};

interface CityPage {
  readonly page: Page;
  readonly url: string;
  readonly grids: readonly number[];
  readonly end: () => Promise<void>;
}

/** A window of the page with all contenders, and the grids of its city that can be pointed at. */
export const openCityPage = async (electron: string, plugins: readonly Plugin[] = []): Promise<CityPage> => {
  const { city, grids } = prepared();
  const { url, end } = await served(city, plugins);
  const app = await launch({ executable: electron, app: BUILT, args: [url] });
  return {
    page: app.window,
    url,
    grids,
    end: async () => {
      await app.close();
      await end();
    },
  };
};

/** Points at one grid after the other; milliseconds each took until it was lit. */
export const hoverOver = async (page: Page, grids: readonly number[]): Promise<number[]> => {
  const times: number[] = [];
  for (const grid of grids) {
    const [x, y] = await page.evaluate((one) => window.bench.spotOf(one), grid);
    await page.evaluate((one) => window.bench.expect(one), grid);
    // Nothing of the last one is under way any more.
    await page.waitForTimeout(60);
    await page.mouse.move(x, y);
    times.push((await page.evaluate(() => window.bench.lit()))!);
  }
  return times;
};

/** The same while grids change, so many a second; and how many did. */
export const hoverWhileChanging = async (
  page: Page,
  targets: readonly number[],
  changing: readonly number[],
  rate: number,
): Promise<{ readonly times: readonly number[]; readonly perSecond: number }> => {
  const begun = performance.now();
  await page.evaluate(
    ([some, perSecond]) => {
      window.endBusy = window.bench.busy(some, perSecond);
    },
    [changing, rate] as const,
  );
  const times = await hoverOver(page, targets);
  const changes = await page.evaluate(() => window.endBusy());
  return { times, perSecond: (changes * 1000) / (performance.now() - begun) };
};
