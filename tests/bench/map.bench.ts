import type { Page } from 'playwright';
import { CITY_GRIDS } from '../support/city';
import { hoverOver, hoverWhileChanging, openCityPage } from './map-page';
import { median, percentile } from './measure';

const OURS = 'ours';
const OTHERS = { maplibre: 'MapLibre, feature state', leaflet: 'Leaflet, canvas', openlayers: 'OpenLayers' } as const;
const OTHER_NAMES = Object.keys(OTHERS) as (keyof typeof OTHERS)[];
const NAMES = [OURS, ...OTHER_NAMES] as const;
type Name = (typeof NAMES)[number];

const ROUNDS = Number(process.env['GRIDDESK_BENCH_ROUNDS'] ?? 5);
const HOVERS = 15;
const BATCHES = 3;
const PER_SECOND = 50;
const BATCH = 100;

const say = (line: string) => process.stderr.write(`   ${line}\n`);

interface Measured {
  readonly first: number[];
  readonly hover: number[];
  readonly calm: number[];
  readonly batch: number[];
  perSecond: number;
}

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
  const busy = await hoverWhileChanging(page, targets, grids.slice(2000, 3000), PER_SECOND);
  into.hover.push(...busy.times);
  into.perSecond = busy.perSecond;
};

export const about = {
  title: 'The map of a city',
  measures:
    'A city’s 21,544 grids are drawn, pointed at while 50 of them change a second, and changed, in turns with what people would use instead.',
};

export default async ({ electron }: { electron: string }) => {
  say('making a city and the page');
  const { page, url, grids, end } = await openCityPage(electron);
  const measured = Object.fromEntries(
    NAMES.map((name): [Name, Measured] => [name, { first: [], hover: [], calm: [], batch: [], perSecond: 0 }]),
  ) as Record<Name, Measured>;
  try {
    for (let n = 1; n <= ROUNDS; n += 1) {
      for (const name of NAMES) {
        await round(page, url, name, grids, measured[name]);
        const { first, hover, batch } = measured[name];
        say(
          `round ${n}, ${name}: first ${first.at(-1)?.toFixed(0)}, hover ${median(hover.slice(-HOVERS)).toFixed(1)}, 100 changes ${median(batch.slice(-BATCHES)).toFixed(0)} ms`,
        );
      }
    }
  } finally {
    await end();
  }
  return figuresOf(measured);
};

const figuresOf = (measured: Record<Name, Measured>) => {
  const beside = (
    what: string,
    samples: (of: Measured) => readonly number[],
    at: (list: readonly number[]) => number,
    aim?: { ratio?: number; atMost?: number },
  ) => {
    const value = at(samples(measured[OURS]));
    return OTHER_NAMES.map((other) => ({
      what: `${what}, beside ${OTHERS[other]}`,
      value,
      unit: 'ms',
      against: { what: OTHERS[other], value: at(samples(measured[other])) },
      ...(aim ? { aim } : {}),
    }));
  };
  const p = (share: number) => (list: readonly number[]) => percentile(list, share);
  const kept = OTHER_NAMES.map((other) => ({
    what: `changes a second drawn of ${PER_SECOND}, beside ${OTHERS[other]}`,
    value: measured[OURS].perSecond,
    unit: 'a second',
    against: { what: OTHERS[other], value: measured[other].perSecond },
  }));
  return [
    ...beside(`${CITY_GRIDS} grids first drawn`, ({ first }) => first, median, { ratio: 1 }),
    ...beside(`pointer to lit grid, ${PER_SECOND} changes a second, p50`, ({ hover }) => hover, p(0.5), { ratio: 0.1, atMost: 1000 / 60 }),
    ...beside(`pointer to lit grid, ${PER_SECOND} changes a second, p99`, ({ hover }) => hover, p(0.99), { atMost: 2000 / 60 }),
    ...beside('pointer to lit grid, nothing changing, p50', ({ calm }) => calm, p(0.5)),
    ...beside(`${BATCH} changes to pixels, p50`, ({ batch }) => batch, p(0.5), { atMost: 100 }),
    ...kept,
  ];
};
