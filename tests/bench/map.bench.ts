import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview } from 'vite';
import type { Page } from 'playwright';
import { launch } from '../../scripts/lib/launch.mjs';
import { projectCache, root } from '../../scripts/lib/paths.mjs';
import { CITY_GRIDS, makeCity } from '../support/city';
import { median, percentile } from './measure';

const PAGE = join(root, 'tests/bench/map-window');
const BUILT = join(projectCache, 'bench', 'map-window');

const OURS = 'ours';
const OTHERS = { maplibre: 'MapLibre, feature state', leaflet: 'Leaflet, canvas', openlayers: 'OpenLayers' } as const;
const NAMES = [OURS, ...(Object.keys(OTHERS) as (keyof typeof OTHERS)[])] as const;
type Name = (typeof NAMES)[number];

const ROUNDS = Number(process.env['GRIDDESK_BENCH_ROUNDS'] ?? 5);
const HOVERS = 15;
const BATCHES = 3;
const PER_SECOND = 50;
const BATCH = 100;

const say = (line: string) => process.stderr.write(`   ${line}\n`);

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
const served = async (city: object) => {
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
    build: { outDir: BUILT },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.httpServer.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, end: () => server.close() };
};

interface Measured {
  readonly first: number[];
  readonly hover: number[];
  readonly calm: number[];
  readonly batch: number[];
  perSecond: number;
}

const hoverOver = async (page: Page, grids: readonly number[]): Promise<number[]> => {
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

const round = async (page: Page, url: string, name: Name, grids: readonly number[], into: Measured): Promise<void> => {
  await page.goto(url);
  const count = await page.evaluate((who) => window.bench.prepare(who), name);
  if (count !== CITY_GRIDS) throw new Error(`${count} grids`);
  into.first.push(await page.evaluate((probes) => window.bench.draw(probes), grids.slice(0, 40)));
  const targets = grids.slice(1000, 1000 + HOVERS);
  // The first moves are for the compiler.
  await hoverOver(page, grids.slice(900, 905));
  into.calm.push(...(await hoverOver(page, targets)));
  for (let n = 1; n <= BATCHES; n += 1) {
    into.batch.push(await page.evaluate(([some, to]) => window.bench.change(some, to), [grids.slice(0, BATCH), n] as const));
  }
  const begun = performance.now();
  await page.evaluate(
    ([some, rate]) => {
      window.endBusy = window.bench.busy(some, rate);
    },
    [grids.slice(2000, 3000), PER_SECOND] as const,
  );
  into.hover.push(...(await hoverOver(page, targets)));
  into.perSecond = ((await page.evaluate(() => window.endBusy())) * 1000) / (performance.now() - begun);
};

export const about = {
  title: 'The map of a city',
  measures:
    'A city’s 21,544 grids are drawn, pointed at while 50 of them change a second, and changed, in turns with what people would use instead.',
};

export default async ({ electron }: { electron: string }) => {
  say('making a city and the page');
  const { city, grids } = prepared();
  const { url, end } = await served(city);
  const app = await launch({ executable: electron, app: BUILT, args: [url] });
  const measured = Object.fromEntries(
    NAMES.map((name): [Name, Measured] => [name, { first: [], hover: [], calm: [], batch: [], perSecond: 0 }]),
  ) as Record<Name, Measured>;
  try {
    for (let n = 1; n <= ROUNDS; n += 1) {
      for (const name of NAMES) {
        await round(app.window, url, name, grids, measured[name]);
        const { first, hover, batch } = measured[name];
        say(
          `round ${n}, ${name}: first ${first.at(-1)?.toFixed(0)}, hover ${median(hover.slice(-HOVERS)).toFixed(1)}, 100 changes ${median(batch.slice(-BATCHES)).toFixed(0)} ms`,
        );
      }
    }
  } finally {
    await app.close();
    await end();
  }
  return figuresOf(measured);
};

const figuresOf = (measured: Record<Name, Measured>) => {
  const beside = (
    what: string,
    samples: (of: Measured) => readonly number[],
    at: (list: readonly number[]) => number,
    aim?: { atMost: number },
  ) => {
    const value = at(samples(measured[OURS]));
    return (Object.keys(OTHERS) as (keyof typeof OTHERS)[]).map((other, i) => ({
      what: `${what}, beside ${OTHERS[other]}`,
      value,
      unit: 'ms',
      against: { what: OTHERS[other], value: at(samples(measured[other])) },
      ...(aim && i === 0 ? { aim } : {}),
    }));
  };
  const p = (share: number) => (list: readonly number[]) => percentile(list, share);
  const rates = NAMES.map((name) => Math.round(measured[name].perSecond)).join(', ');
  return [
    ...beside(`${CITY_GRIDS} grids first drawn`, ({ first }) => first, median),
    ...beside(`pointer to lit grid, changes a second ${rates}, p50`, ({ hover }) => hover, p(0.5), { atMost: 1000 / 60 }),
    ...beside(`pointer to lit grid, changes a second ${rates}, p99`, ({ hover }) => hover, p(0.99), { atMost: 2000 / 60 }),
    ...beside('pointer to lit grid, nothing changing, p50', ({ calm }) => calm, p(0.5)),
    ...beside(`${BATCH} changes to pixels, p50`, ({ batch }) => batch, p(0.5), { atMost: 100 }),
  ];
};
