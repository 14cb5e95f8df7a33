import { kinks } from '@turf/kinks';
import type { FeatureProblem } from '../../../preload/contract';

/** A closed line of corners laid flat: longitude, latitude, longitude, … in degrees; the last corner is the first. */
export type FlatRing = Float64Array;

/**
 * An outline has no more corners: it must fit a message of the platform, and looking for crossings goes by the square of them.
 * What is drawn finer is no outline of ten to twenty-five households.
 */
export const MOST_CORNERS = 3000;
/** Crossings named of one outline; who mends the first sees the others. */
const MOST_NAMED = 3;
/** Square degrees, about a square metre. */
const NO_AREA = 1e-10;

type Corner = [number, number];
export const cornerOf = (ring: FlatRing, at: number): Corner => [ring[2 * at]!, ring[2 * at + 1]!];
export const cornersIn = (ring: FlatRing): number => ring.length / 2;

/** Square degrees, positive for a ring that runs counterclockwise. Counted from the first corner: degrees are large beside a grid. */
export const signedArea = (ring: FlatRing): number => {
  const [x0, y0] = cornerOf(ring, 0);
  let twice = 0;
  for (let at = 0; at + 3 < ring.length; at += 2)
    twice += (ring[at]! - x0) * (ring[at + 3]! - y0) - (ring[at + 2]! - x0) * (ring[at + 1]! - y0);
  return twice / 2;
};

const reversed = (ring: FlatRing): FlatRing => {
  const turned = new Float64Array(ring.length);
  for (let from = 0, to = ring.length - 2; to >= 0; from += 2, to -= 2) {
    turned[to] = ring[from]!;
    turned[to + 1] = ring[from + 1]!;
  }
  return turned;
};

/** Whether a ray from the place to the east crosses the ring an odd number of times. */
export const isInRing = (ring: FlatRing, x: number, y: number): boolean => {
  let odd = false;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ay, by] = [ring[at + 1]!, ring[at + 3]!];
    if (ay > y !== by > y && x < ((ring[at + 2]! - ring[at]!) * (y - ay)) / (by - ay) + ring[at]!) odd = !odd;
  }
  return odd;
};

/** The corners of a ring one after the other, without those that stand there twice; what is wrong is put down. */
const flatten = (corners: readonly unknown[], problems: FeatureProblem[]): FlatRing | undefined => {
  const flat = new Float64Array(corners.length * 2);
  let length = 0;
  for (const [index, corner] of corners.entries()) {
    const [x, y]: readonly unknown[] = Array.isArray(corner) ? corner : [];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      problems.push({ reason: 'bad-corner', count: index + 1 });
      return undefined;
    }
    if (Math.abs(x) > 180 || Math.abs(y) > 90) {
      problems.push({ reason: Math.abs(x) <= 90 && Math.abs(y) <= 180 ? 'swapped' : 'out-of-range', at: [x, y] });
      return undefined;
    }
    if (length > 0 && flat[length - 2] === x && flat[length - 1] === y) continue;
    flat[length++] = x;
    flat[length++] = y;
  }
  return flat.subarray(0, length);
};

const checkRing = (corners: unknown, problems: FeatureProblem[]): FlatRing | undefined => {
  if (!Array.isArray(corners)) {
    problems.push({ reason: 'bad-corner', count: 1 });
    return undefined;
  }
  const ring = flatten(corners, problems);
  if (!ring) return undefined;
  const count = cornersIn(ring);
  const [first, last] = count > 0 ? [cornerOf(ring, 0), cornerOf(ring, count - 1)] : [undefined, undefined];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) problems.push({ reason: 'unclosed', at: last });
  else if (count < 4) problems.push({ reason: 'too-few', count });
  else if (Math.abs(signedArea(ring)) < NO_AREA) problems.push({ reason: 'no-area', at: first! });
  else return ring;
  return undefined;
};

const pairsOf = (ring: FlatRing): Corner[] => Array.from({ length: cornersIn(ring) }, (_, at) => cornerOf(ring, at));

/** Where the lines of an outline cross or touch each other, its holes' among them; each place once. */
const crossings = (rings: readonly FlatRing[]): Corner[] => {
  const found = kinks({ type: 'Polygon', coordinates: rings.map(pairsOf) }).features.map(({ geometry }) => geometry.coordinates as Corner);
  return [...new Map(found.map((place) => [place.map((one) => one.toFixed(9)).join(), place])).values()];
};

/** An outline as it can be drawn: the outer ring counterclockwise, then its holes clockwise (RFC 7946, section 3.1.6). */
export interface Outline {
  readonly rings: readonly FlatRing[];
  /** It ran the other way round in the file. */
  readonly turned: boolean;
}

/** A Polygon's coordinates as an outline, in the file's own system; undefined: all that is wrong with it has been put down. */
export const readOutline = (coordinates: unknown, problems: FeatureProblem[]): Outline | undefined => {
  const given: readonly unknown[] = Array.isArray(coordinates) ? coordinates : [];
  if (given.length === 0) problems.push({ reason: 'too-few', count: 0 });
  const count = given.reduce<number>((sum, ring) => sum + (Array.isArray(ring) ? ring.length : 0), 0);
  if (count > MOST_CORNERS) {
    problems.push({ reason: 'too-many', count });
    return undefined;
  }
  const before = problems.length;
  const rings = given.flatMap((ring) => checkRing(ring, problems) ?? []);
  const [outer] = rings;
  if (problems.length > before || !outer) return undefined;
  for (const at of crossings(rings).slice(0, MOST_NAMED)) problems.push({ reason: 'crossing', at });
  for (const hole of rings.slice(1)) {
    const at = cornerOf(hole, 0);
    if (!isInRing(outer, ...at)) problems.push({ reason: 'hole-outside', at });
  }
  if (problems.length > before) return undefined;
  const wrong = rings.map((ring, at) => signedArea(ring) > 0 !== (at === 0));
  return { rings: rings.map((ring, at) => (wrong[at] ? reversed(ring) : ring)), turned: wrong.includes(true) };
};
