import type { LonLat } from '../../../../preload/contract';

/** A point in kilometres east and north of the middle of the district; geometry is done here, where a circle is round. */
export type Point = readonly [x: number, y: number];
/** Corners of a convex region, counter-clockwise, the first not repeated. */
export type Region = readonly Point[];

const MIDDLE: LonLat = [103.9, 25.75];
const KM_PER_DEGREE_NORTH = 110.77;
const KM_PER_DEGREE_EAST = 111.32 * Math.cos((MIDDLE[1] * Math.PI) / 180);

/** Degrees WGS84 to kilometres; good to 0.3 % over the district, which a schematic map can bear. */
export const toPlane = ([lon, lat]: LonLat): Point => [(lon - MIDDLE[0]) * KM_PER_DEGREE_EAST, (lat - MIDDLE[1]) * KM_PER_DEGREE_NORTH];

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** Kilometres to degrees WGS84, five decimals (about a metre). */
export const toDegrees = ([x, y]: Point): [number, number] => [
  round(MIDDLE[0] + x / KM_PER_DEGREE_EAST),
  round(MIDDLE[1] + y / KM_PER_DEGREE_NORTH),
];

/** Twice the signed area; positive: counter-clockwise. */
const doubleArea = (region: Region) =>
  region.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = region[(i + 1) % region.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

/** Square kilometres. */
export const areaOf = (region: Region): number => Math.abs(doubleArea(region)) / 2;

export const counterClockwise = (region: Region): Region => (doubleArea(region) < 0 ? region.toReversed() : region);

export const centroidOf = (region: Region): Point => {
  const whole = doubleArea(region) * 3;
  let x = 0;
  let y = 0;
  region.forEach((here, i) => {
    const there = region[(i + 1) % region.length]!;
    const part = here[0] * there[1] - there[0] * here[1];
    x += (here[0] + there[0]) * part;
    y += (here[1] + there[1]) * part;
  });
  return [x / whole, y / whole];
};

/** Positive when `point` lies left of the way from `from` to `to`. */
export const side = (from: Point, to: Point, point: Point): number =>
  (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]);

export const contains = (region: Region, point: Point): boolean =>
  region.every((from, i) => side(from, region[(i + 1) % region.length]!, point) >= 0);

export const mix = (from: Point, to: Point, share: number): Point => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
];
