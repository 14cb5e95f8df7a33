import type { Polygon } from '../../../../preload/contract';
import type { Random } from '../random';

/** A place well inside a nearly convex polygon, degrees WGS84, five decimals. */
export const spotIn = ({ coordinates }: Polygon, random: Random): [lon: number, lat: number] => {
  const ring = coordinates[0]!.slice(1);
  const mean = (axis: 0 | 1) => ring.reduce((sum, corner) => sum + corner[axis], 0) / ring.length;
  const corner = random.pick(ring);
  const share = 0.75 * Math.sqrt(random.next());
  const between = (axis: 0 | 1) => Math.round((mean(axis) + (corner[axis] - mean(axis)) * share) * 1e5) / 1e5;
  return [between(0), between(1)];
};
