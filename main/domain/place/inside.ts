import type { Polygon } from '../../../preload/contract';
import type { Place } from './distance';
import { isInPolygon } from './grid-index';

/**
 * A place inside a polygon, to put a pin on: its centroid (of the area, not of the corners), or for a shape bent around
 * its own centroid the middle of the widest stretch at that height. Degrees WGS84; undefined: the polygon is empty.
 */
export const placeInside = (polygon: Polygon): Place | undefined => {
  const ring = polygon.coordinates[0] ?? [];
  const [start] = ring;
  if (!start) return undefined;
  let [twice, x, y] = [0, 0, 0];
  // Counted from the first corner: degrees are large beside a grid of a few hundred metres.
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = [ring[j]![0] - start[0], ring[j]![1] - start[1]];
    const [bx, by] = [ring[i]![0] - start[0], ring[i]![1] - start[1]];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  const centre = twice === 0 ? { lon: start[0], lat: start[1] } : { lon: start[0] + x / (3 * twice), lat: start[1] + y / (3 * twice) };
  return isInPolygon(polygon, centre) ? centre : (widestAt(polygon, centre.lat) ?? centre);
};

/** The middle of the longest stretch that the polygon covers on this parallel. */
const widestAt = (polygon: Polygon, lat: number): Place | undefined => {
  const crossings = polygon.coordinates
    .flatMap((ring) =>
      ring.slice(1).flatMap(([bx, by], i) => {
        const [ax, ay] = ring[i]!;
        return ay > lat !== by > lat ? [ax + ((lat - ay) * (bx - ax)) / (by - ay)] : [];
      }),
    )
    .sort((a, b) => a - b);
  let widest: { from: number; to: number } | undefined;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const stretch = { from: crossings[i]!, to: crossings[i + 1]! };
    if (!widest || stretch.to - stretch.from > widest.to - widest.from) widest = stretch;
  }
  return widest && { lon: (widest.from + widest.to) / 2, lat };
};
