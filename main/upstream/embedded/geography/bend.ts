import type { Polygon } from '../../../../preload/contract';
import { mix, toDegrees, type Point, type Region } from './plane';

/** Longest straight piece of a border, kilometres. */
const PIECE = 0.45;

/**
 * Bends the plane gently, the same everywhere, so that straight borders look drawn by hand and neighbours still fit.
 * The steepest slope is 0.4, below 1, so nothing folds over.
 */
const bend = ([x, y]: Point): Point => [
  x + 0.45 * Math.sin(y * 0.71 + 1.3) + 0.16 * Math.sin(y * 0.37 - x * 0.19),
  y + 0.45 * Math.sin(x * 0.67 + 0.4) + 0.16 * Math.sin(x * 0.31 + y * 0.23),
];

/** Degrees WGS84 of a place in the straight plane. */
export const place = (point: Point): [number, number] => toDegrees(bend(point));

/** GeoJSON Polygon (RFC 7946) of a region of the straight plane: counter-clockwise, first position repeated at the end. */
export const polygon = (region: Region): Polygon => {
  const ring = region.flatMap((from, i) => {
    const to = region[(i + 1) % region.length]!;
    const pieces = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / PIECE));
    return Array.from({ length: pieces }, (_, k) => place(mix(from, to, k / pieces)));
  });
  // Rounding can make two corners one.
  const distinct = ring.filter((here, i) => i === 0 || here[0] !== ring[i - 1]![0] || here[1] !== ring[i - 1]![1]);
  return { type: 'Polygon', coordinates: [[...distinct, distinct[0]!]] };
};
