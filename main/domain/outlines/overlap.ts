import Flatbush from 'flatbush';
import { signedArea, type FlatRing } from './rings';

type Rings = readonly FlatRing[];

/** Lines laid across what two boxes share: a few say whether a closer look is worth it, and many find the area within a hundredth. */
const FEW = 12;
const MANY = 64;

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const boxOf = ([outer]: Rings): Box => {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let at = 0; outer && at < outer.length; at += 2) {
    const [x, y] = [outer[at]!, outer[at + 1]!];
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return box;
};

/** Of each line across, where it enters and leaves the outline: the numbers of a line in pairs, sorted. */
const crossedBy = (rings: Rings, south: number, step: number, count: number): number[][] => {
  const lines: number[][] = Array.from({ length: count }, () => []);
  for (const ring of rings)
    for (let at = 0; at + 3 < ring.length; at += 2) {
      const [ax, ay, bx, by] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!];
      // The lines lie at south + (k + 1/2) step; an edge is crossed by those from its lower end up to below its upper one.
      const from = Math.max(0, Math.ceil((Math.min(ay, by) - south) / step - 0.5));
      const to = Math.min(count, Math.ceil((Math.max(ay, by) - south) / step - 0.5));
      for (let k = from; k < to; k += 1) lines[k]!.push(ax + ((south + (k + 0.5) * step - ay) * (bx - ax)) / (by - ay));
    }
  for (const line of lines) line.sort((a, b) => a - b);
  return lines;
};

/** How much of two sets of stretches on one line is in both. */
const inBoth = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let i = 0, j = 0; i + 1 < a.length && j + 1 < b.length;) {
    sum += Math.max(0, Math.min(a[i + 1]!, b[j + 1]!) - Math.max(a[i]!, b[j]!));
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return sum;
};

const areaOf = (rings: Rings): number => rings.reduce((sum, ring) => sum + signedArea(ring), 0);

/** An outline with what is asked of it again and again. */
interface Measured {
  readonly rings: Rings;
  readonly box: Box;
  readonly area: number;
}
const measured = (rings: Rings): Measured => ({ rings, box: boxOf(rings), area: areaOf(rings) });

const shareOf = (a: Measured, b: Measured, lines: number): number => {
  const south = Math.max(a.box.south, b.box.south);
  const north = Math.min(a.box.north, b.box.north);
  const width = Math.min(a.box.east, b.box.east) - Math.max(a.box.west, b.box.west);
  const smaller = Math.min(a.area, b.area);
  if (width <= 0 || north <= south || smaller <= 0) return 0;
  const step = (north - south) / lines;
  const other = crossedBy(b.rings, south, step, lines);
  const both = crossedBy(a.rings, south, step, lines).reduce((sum, line, k) => sum + inBoth(line, other[k]!), 0);
  return Math.min(1, (both * step) / smaller);
};

/** How much of the smaller of two outlines lies in both, 0 to 1, within some hundredths. */
export const overlapShare = (a: Rings, b: Rings): number => shareOf(measured(a), measured(b), MANY);

/** No more of the smaller one than their boxes share can lie in both. */
const mayShare = (a: Measured, b: Measured, limit: number): boolean => {
  const width = Math.min(a.box.east, b.box.east) - Math.max(a.box.west, b.box.west);
  const height = Math.min(a.box.north, b.box.north) - Math.max(a.box.south, b.box.south);
  return width * height > limit * Math.min(a.area, b.area);
};

/** Two outlines that lie in each other, by their places in the list. */
export interface Overlap {
  readonly a: number;
  readonly b: number;
  readonly share: number;
}

/**
 * Finds who overlaps with whom by more than a share of the smaller one's area. Gives way after each outline: who drives it
 * decides when others have their turn.
 * @param asks whether the outline at this place is of interest; two that are not are not compared
 */
export function* overlaps(given: readonly Rings[], limit: number, asks: (at: number) => boolean): Generator<void, Overlap[]> {
  const found: Overlap[] = [];
  if (given.length === 0) return found;
  const index = new Flatbush(given.length);
  const all: Measured[] = [];
  for (const rings of given) {
    const one = measured(rings);
    const { west, south, east, north } = one.box;
    all.push(one);
    index.add(west, south, east, north);
    yield;
  }
  index.finish();
  for (const [a, one] of all.entries()) {
    yield;
    if (!asks(a)) continue;
    const { west, south, east, north } = one.box;
    for (const b of index.search(west, south, east, north, (at) => at > a || !asks(at))) {
      const other = all[b]!;
      if (b === a || !mayShare(one, other, limit) || shareOf(one, other, FEW) < limit / 2) continue;
      const share = shareOf(one, other, MANY);
      if (share > limit) found.push({ a, b, share });
    }
  }
  return found;
}
