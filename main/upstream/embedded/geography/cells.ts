import { Delaunay } from 'd3-delaunay';
import type { Random } from '../random';
import { centroidOf, contains, counterClockwise, mix, side, type Point, type Region } from './plane';

/** What two convex regions share (Sutherland and Hodgman 1974: cut by one edge after another). */
export const intersect = (subject: Region, clip: Region): Region =>
  clip.reduce<Region>((rest, from, i) => {
    const to = clip[(i + 1) % clip.length]!;
    return rest.flatMap((here, k) => {
      const before = rest[(k + rest.length - 1) % rest.length]!;
      const [was, is] = [side(from, to, before), side(from, to, here)];
      const kept = is >= 0 ? [here] : [];
      return was >= 0 === is >= 0 ? kept : [mix(before, here, was / (was - is)), ...kept];
    });
  }, subject);

/** The part of the region nearest to each point (Voronoi), so that the cells tile the region without gaps. */
export const cellsOf = (points: readonly Point[], region: Region): readonly Region[] => {
  if (points.length === 1) return [region];
  const xs = region.map(([x]) => x);
  const ys = region.map(([, y]) => y);
  const far = 1;
  const voronoi = Delaunay.from(
    points,
    ([x]) => x,
    ([, y]) => y,
  ).voronoi([Math.min(...xs) - far, Math.min(...ys) - far, Math.max(...xs) + far, Math.max(...ys) + far]);
  return points.map((_, i) => {
    const ring = voronoi.cellPolygon(i);
    if (!ring) throw new RangeError('two centres lie on one spot');
    return intersect(counterClockwise(ring.slice(0, -1) as unknown as Region), region);
  });
};

export const pointIn = (region: Region, random: Random): Point => {
  const xs = region.map(([x]) => x);
  const ys = region.map(([, y]) => y);
  for (;;) {
    const point: Point = [random.between(Math.min(...xs), Math.max(...xs)), random.between(Math.min(...ys), Math.max(...ys))];
    if (contains(region, point)) return point;
  }
};

/** Moves each point towards the middle of its cell, a few times (Lloyd 1982), so that no cell is a sliver. */
export const relax = (points: readonly Point[], region: Region, times: number): readonly Point[] => {
  let relaxed = points;
  for (let i = 0; i < times; i += 1) {
    const cells = cellsOf(relaxed, region);
    relaxed = relaxed.map((point, k) => mix(point, centroidOf(cells[k]!), 0.85));
  }
  return relaxed;
};
