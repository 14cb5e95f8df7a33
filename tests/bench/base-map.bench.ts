import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import type { Plugin } from 'vite';
import { openArchive, type Archive } from '../../main/basemap/archive';
import type { BaseFile } from '../../preload/contract';
import { vectorArchive } from '../support/map-archives';
import { hoverOver, hoverWhileChanging, openCityPage } from './map-page';
import { median, percentile } from './measure';

const ROUNDS = Number(process.env['GRIDDESK_BENCH_ROUNDS'] ?? 5);
const HOVERS = 30;
const PER_SECOND = 50;
/** Around the city, degrees. */
const BOUNDS = [102, 23.5, 105.5, 27.5] as const;
/** Longer than any frame that the last movement could still ask for, ms. */
const LATE_MS = 200;

const say = (line: string) => process.stderr.write(`   ${line}\n`);

/** What main tells a window of the file, and its tiles, at the page's own address; `given` hears of each that is there. */
const tilesOf = (path: string, archive: Archive, given: () => void): Plugin => {
  const { drawnAs, minZoom, maxZoom, bounds, attribution } = archive;
  const file: BaseFile = { kind: 'ready', name: basename(path), drawnAs, minZoom, maxZoom, bounds: [...bounds], attribution };
  return {
    name: 'base-map',
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use('/base/file.json', (_asked, answer) => void answer.end(JSON.stringify(file)));
      middlewares.use('/base/file/', ({ url = '' }, answer) => {
        const [z = 0, x = 0, y = 0] = url.split('/').filter(Boolean).map(Number);
        archive.tile({ z, x, y }).then(
          (tile) => {
            if (tile) given();
            answer.writeHead(tile ? 200 : 204).end(tile?.bytes);
          },
          () => answer.writeHead(500).end(),
        );
      });
    },
  };
};

interface Measured {
  readonly calm: number[];
  readonly busy: number[];
}

const round = async (page: Page, url: string, name: string, grids: readonly number[], into: Measured): Promise<void> => {
  await page.goto(url);
  await page.evaluate((who) => window.bench.prepare(who), name);
  const before = await page.evaluate(() => window.bench.glDraws());
  await page.evaluate((probes) => window.bench.draw(probes), grids.slice(0, 40));
  await page.evaluate(() => window.bench.rest());
  await page.waitForTimeout(LATE_MS);
  const drawn = await page.evaluate(() => window.bench.glDraws());
  if (drawn === before) throw new Error('the GL map has drawn nothing at all');
  const targets = grids.slice(1000, 1000 + HOVERS);
  // The first moves are for the compiler.
  await hoverOver(page, grids.slice(900, 905));
  into.calm.push(...(await hoverOver(page, targets)));
  into.busy.push(...(await hoverWhileChanging(page, targets, grids.slice(2000, 3000), PER_SECOND)).times);
  await page.waitForTimeout(LATE_MS);
  const more = (await page.evaluate(() => window.bench.glDraws())) - drawn;
  if (more > 0) throw new Error(`pointing at grids made the GL map draw ${more} times`);
  say(`${name}: ${drawn - before} draws by WebGL until all stood, none after`);
};

export const about = {
  title: 'Pointing at a city on a base map',
  measures:
    'A city’s 21,544 grids on a base map out of a PMTiles file are pointed at, in turns with the same without one; fails when the GL map draws anew for it.',
};

export default async ({ electron }: { electron: string }) => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-bench-base-map-'));
  const path = join(folder, 'city.pmtiles');
  writeFileSync(path, vectorArchive(BOUNDS));
  const opened = await openArchive(path);
  if (!opened.ok) throw new Error(`the base map cannot be read: ${opened.fault}`);
  say('making a city and the page');
  let tiles = 0;
  const { page, url, grids, end } = await openCityPage(electron, [tilesOf(path, opened.archive, () => (tiles += 1))]);
  const onBase: Measured = { calm: [], busy: [] };
  const without: Measured = { calm: [], busy: [] };
  try {
    for (let n = 1; n <= ROUNDS; n += 1) {
      tiles = 0;
      await round(page, url, 'onBase', grids, onBase);
      if (tiles === 0) throw new Error('nothing of the base map was drawn');
      await round(page, url, 'ours', grids, without);
    }
  } finally {
    await end();
    await opened.archive.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const figure = (what: string, samples: (of: Measured) => readonly number[], at: (list: readonly number[]) => number, frames: number) => ({
    what: `pointer to lit grid on a base map, ${what}`,
    value: at(samples(onBase)),
    unit: 'ms',
    against: { what: 'without a base map', value: at(samples(without)) },
    aim: { atMost: (frames * 1000) / 60 },
  });
  const p99 = (list: readonly number[]) => percentile(list, 0.99);
  return [
    figure(`${PER_SECOND} changes a second, p50`, ({ busy }) => busy, median, 1),
    figure(`${PER_SECOND} changes a second, p99`, ({ busy }) => busy, p99, 2),
    figure('nothing changing, p50', ({ calm }) => calm, median, 1),
    figure('nothing changing, p99', ({ calm }) => calm, p99, 2),
  ];
};
