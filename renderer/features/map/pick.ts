import Flatbush from 'flatbush';
import type { Grid, LonLat } from '../../../preload/contract';

type Ring = readonly (readonly [number, number])[];

/** Even-odd rule: is the point inside the ring? Degrees; good enough for a grid of a village. */
const inside = (ring: Ring, [x, y]: LonLat): boolean => {
  let within = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
};

const ringOf = (grid: Grid): Ring => grid.geometry.coordinates[0] ?? [];

/**
 * Finds the grid under a point in microseconds. Asking the GL map instead would repaint it, which in software rendering
 * takes longer than a frame.
 */
export const gridPicker = (grids: readonly Grid[]): ((at: LonLat) => Grid | undefined) => {
  if (grids.length === 0) return () => undefined;
  const index = new Flatbush(grids.length);
  for (const grid of grids) {
    const ring = ringOf(grid);
    const lons = ring.map(([lon]) => lon);
    const lats = ring.map(([, lat]) => lat);
    index.add(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats));
  }
  index.finish();
  return (at) => {
    const found = index.search(at[0], at[1], at[0], at[1]).find((place) => inside(ringOf(grids[place]!), at));
    return found === undefined ? undefined : grids[found];
  };
};

/** Index of the point nearest to the pointer within `reach` pixels; undefined: none. */
export const pointPicker = (
  points: readonly (readonly [x: number, y: number])[],
  reach: number,
): ((x: number, y: number) => number | undefined) => {
  if (points.length === 0) return () => undefined;
  const index = new Flatbush(points.length);
  for (const [x, y] of points) index.add(x, y, x, y);
  index.finish();
  return (x, y) => index.neighbors(x, y, 1, reach)[0];
};
