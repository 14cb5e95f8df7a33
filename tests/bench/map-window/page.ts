import type { BaseFile } from '../../../preload/contract';
import { alike, colourOf, COLOURS, type Contender, type Spot, type World } from './contender';

/** Each contender's code comes when it is asked for, before the clock runs. */
const CONTENDERS: Readonly<Record<string, () => Promise<Contender>>> = {
  ours: async () => (await import('./ours')).ours(),
  onBase: async () => (await import('./ours')).ours((await (await fetch('./base/file.json')).json()) as BaseFile),
  maplibre: async () => (await import('./maplibre')).maplibre(),
  leaflet: async () => (await import('./leaflet')).leaflet(),
  openlayers: async () => (await import('./openlayers')).openlayers(),
};

const LONG_MS = 60_000;
let world: World;
let contender: Contender;
let lit: Promise<number> | undefined;
/** A spot well inside each grid, degrees. */
let middles: readonly (readonly [lon: number, lat: number])[] = [];

/** When the frame that is being made has been handed over. */
const afterFrame = (): Promise<number> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    }),
  );

const until = async (met: () => boolean, what: string): Promise<number> => {
  for (const end = performance.now() + LONG_MS; ;) {
    const at = await afterFrame();
    // Looking can itself take time, which the contender has needed: what it has put off is done then.
    if (met()) return Math.max(at, performance.now());
    if (at > end) throw new Error(`${what} did not come`);
  }
};

/** Shows nearly every grid its class? Each library rounds a little otherwise, and a spot can fall on a line. */
const shows = (classes: readonly number[]): boolean => {
  const seen = contender.look();
  if (!seen) return false;
  const right = seen.filter((pixel, i) => alike(pixel, colourOf(COLOURS[classes[i]!]!))).length;
  return right >= 0.9 * classes.length;
};

/** Counts what WebGL draws from the first call on; answers how much it was until now. */
let drawn: number | undefined;
const glDraws = (): number => {
  if (drawn === undefined) {
    const { prototype } = WebGL2RenderingContext;
    const { drawElements, drawArrays } = prototype;
    prototype.drawElements = function (...of) {
      drawn! += 1;
      drawElements.apply(this, of);
    };
    prototype.drawArrays = function (...of) {
      drawn! += 1;
      drawArrays.apply(this, of);
    };
  }
  drawn ??= 0;
  return drawn;
};

const spotOf = (grid: number): Spot => contender.place(...middles[grid]!);

const bench = {
  async prepare(name: string): Promise<number> {
    const { areas, grids, bounds, middles: given } = (await (await fetch('./city.json')).json()) as World & { middles: typeof middles };
    middles = given;
    const classes = grids.map((_, i) => (i * 7) % COLOURS.length);
    const features = grids.map(({ geometry }, i) => ({
      type: 'Feature' as const,
      geometry: geometry as never,
      properties: { class: classes[i]! },
    }));
    world = { areas, grids, features, classes, bounds };
    contender = await CONTENDERS[name]!();
    await afterFrame();
    return grids.length;
  },
  /** Milliseconds until the grids named are on the page in their colours. */
  async draw(probes: readonly number[]): Promise<number> {
    const begun = performance.now();
    contender.draw(world, document.getElementById('map')!);
    const colours = probes.map((grid) => world.classes[grid]!);
    contender.watch(probes.map(spotOf));
    const at = await until(() => shows(colours), 'the first picture');
    return at - begun;
  },
  rest: (): Promise<void> | undefined => contender.rest?.(),
  glDraws,
  /** Milliseconds until grids that get another class show it. */
  async change(grids: readonly number[], to: number): Promise<number> {
    contender.watch(grids.map(spotOf));
    const wanted = grids.map(() => to);
    await afterFrame();
    const begun = performance.now();
    contender.change(grids, to);
    return (await until(() => shows(wanted), 'a change')) - begun;
  },
  /** Changes one grid of a list after the other, so many a second, until it is ended; answers how many. */
  busy(grids: readonly number[], perSecond: number): () => number {
    let changes = 0;
    const timer = setInterval(() => {
      contender.change([grids[changes % grids.length]!], (changes * 3) % COLOURS.length);
      changes += 1;
    }, 1000 / perSecond);
    return () => {
      clearInterval(timer);
      return changes;
    };
  },
  spotOf,
  /** Listens for the next movement of the pointer; `lit` tells what came of it. */
  expect(grid: number): void {
    contender.watch([spotOf(grid)]);
    lit = new Promise((resolve, reject) =>
      window.addEventListener(
        'mousemove',
        (event) => {
          until(() => contender.lit(), 'the light').then((at) => resolve(at - event.timeStamp), reject);
        },
        { once: true, capture: true },
      ),
    );
  },
  /** Milliseconds from that movement to the frame that shows the grid under the pointer lit. */
  lit: (): Promise<number> | undefined => lit,
};

declare global {
  interface Window {
    bench: typeof bench;
    endBusy: () => number;
  }
}
window.bench = bench;
