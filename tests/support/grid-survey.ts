import { CITY_GRIDS, cityGrid } from './city-roster';
import { collectionOf, featureOf, type Corners } from './grid-file';

const ACROSS = 147;
const WIDTH = 0.01;
/** A border strays so far from the straight line between its ends, degrees. */
const STRAYS = 0.0008;

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The border from one corner of the net to the next, east or north of it: as crooked as a real one, and the same for both grids. */
const border = (column: number, row: number, way: 'east' | 'north'): Corners => {
  const next = chance((row * 1000 + column) * 2 + (way === 'east' ? 0 : 1));
  const count = 2 + Math.floor(next() ** 2 * 48);
  const [lon, lat] = [103 + column * WIDTH, 25 + row * WIDTH];
  return Array.from({ length: count }, (_, at) => {
    const along = (WIDTH * at) / count;
    const aside = at === 0 ? 0 : (next() - 0.5) * 2 * STRAYS * Math.sin((Math.PI * at) / count);
    return way === 'east' ? [lon + along, lat + aside] : [lon + aside, lat + along];
  });
};

/** The outline of the n-th grid of the city: some 10 to 200 corners, its borders those of its neighbours. */
const surveyRing = (n: number): Corners => {
  const [column, row] = [n % ACROSS, Math.floor(n / ACROSS)];
  const end = (at: number, up: number): readonly [number, number] => [103 + at * WIDTH, 25 + up * WIDTH];
  const back = (line: Corners, from: readonly [number, number]): Corners => [from, ...line.slice(1).toReversed()];
  const ring = [
    ...border(column, row, 'east'),
    ...border(column + 1, row, 'north'),
    ...back(border(column, row + 1, 'east'), end(column + 1, row + 1)),
    ...back(border(column, row, 'north'), end(column, row + 1)),
  ];
  return [...ring, ring[0]!].map(([lon, lat]) => [Number(lon.toFixed(7)), Number(lat.toFixed(7))] as const);
};

/** A survey of a whole city, of whose features some are broken: two corners of each of those have changed places. */
export const citySurvey = (isBroken: (n: number) => boolean, grids = CITY_GRIDS): Uint8Array => {
  const features = Array.from({ length: grids }, (_, n) => {
    const ring = [...surveyRing(n)];
    if (isBroken(n)) [ring[0], ring[1], ring[ring.length - 1]] = [ring[1]!, ring[Math.floor(ring.length / 2)]!, ring[1]!];
    return featureOf({ 网格代码: cityGrid(n), 网格名称: `网格${n}`, 网格类型: '农村型', 户数: 18 }, ring);
  });
  return Buffer.from(JSON.stringify(collectionOf(features)));
};
