import Flatbush from 'flatbush';
import { signedArea, type FlatRing } from './rings';

type Rings = readonly FlatRing[];

/** Lines laid across what two boxes share: the area found is right within some hundredths of it. */
const LINES = 64;

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
const crossedBy = (rings: Rings, south: number, step: number): number[][] => {
  const lines: number[][] = Array.from({ length: LINES }, () => []);
  for (const ring of rings)
    for (let at = 0; at + 3 < ring.length; at += 2) {
      const [ax, ay, bx, by] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!];
      // The lines lie at south + (k + 1/2) step; an edge is crossed by those from its lower end up to below its upper one.
      const from = Math.max(0, Math.ceil((Math.min(ay, by) - south) / step - 0.5));
      const to = Math.min(LINES, Math.ceil((Math.max(ay, by) - south) / step - 0.5));
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

/** How much of the smaller of two outlines lies in both, 0 to 1, within some hundredths. */
export const overlapShare = (a: Rings, b: Rings): number => {
  const [p, q] = [boxOf(a), boxOf(b)];
  const south = Math.max(p.south, q.south);
  const north = Math.min(p.north, q.north);
  const width = Math.min(p.east, q.east) - Math.max(p.west, q.west);
  const smaller = Math.min(areaOf(a), areaOf(b));
  if (width <= 0 || north <= south || smaller <= 0) return 0;
  const step = (north - south) / LINES;
  const other = crossedBy(b, south, step);
  const both = crossedBy(a, south, step).reduce((sum, line, k) => sum + inBoth(line, other[k]!), 0);
  return Math.min(1, (both * step) / smaller);
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
export function* overlaps(all: readonly Rings[], limit: number, asks: (at: number) => boolean): Generator<void, Overlap[]> {
  const found: Overlap[] = [];
  if (all.length === 0) return found;
  const index = new Flatbush(all.length);
  const boxes = all.map(boxOf);
  for (const { west, south, east, north } of boxes) index.add(west, south, east, north);
  index.finish();
  for (const [a, { west, south, east, north }] of boxes.entries()) {
    if (asks(a))
      for (const b of index.search(west, south, east, north, (at) => at > a || !asks(at))) {
        if (b === a) continue;
        const share = overlapShare(all[a]!, all[b]!);
        if (share > limit) found.push({ a, b, share });
      }
    yield;
  }
  return found;
}
