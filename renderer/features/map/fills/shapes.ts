import Flatbush from 'flatbush';
import type { LonLat } from '../../../../preload/contract';
import { mercator, mercatorX, mercatorY } from './mercator';

type Ring = readonly (readonly [lon: number, lat: number])[];

/** Something with an outline: a grid, a village. Only the outer ring is drawn and picked. */
export interface Outlined {
  readonly geometry: { readonly coordinates: readonly Ring[] };
}

/**
 * Outlines laid flat for drawing and picking thousands of them: corners in Mercator, 0 to 1, one after the other.
 * Made once for each set of outlines; what changes while people work (colours) is kept apart.
 */
export interface Shapes {
  readonly count: number;
  readonly corners: Float64Array;
  /** Place of each shape's first corner in `corners`, and of the end of the last one. */
  readonly starts: Uint32Array;
  /** Four numbers a shape: west, north, east, south of its box in Mercator. */
  readonly boxes: Float64Array;
  /** Shapes whose box touches a box in Mercator. */
  readonly within: (west: number, north: number, east: number, south: number) => readonly number[];
  /** The shape at a place in degrees; undefined: none is there. */
  readonly at: (place: LonLat) => number | undefined;
}

const EMPTY: Shapes = {
  count: 0,
  corners: new Float64Array(),
  starts: new Uint32Array(1),
  boxes: new Float64Array(),
  within: () => [],
  at: () => undefined,
};

export const shapesOf = (outlined: readonly Outlined[]): Shapes => {
  if (outlined.length === 0) return EMPTY;
  const rings = outlined.map(({ geometry }) => geometry.coordinates[0] ?? []);
  const starts = new Uint32Array(rings.length + 1);
  rings.forEach((ring, i) => (starts[i + 1] = starts[i]! + 2 * ring.length));
  const corners = new Float64Array(starts[rings.length]!);
  const index = new Flatbush(rings.length);
  const boxes = new Float64Array(4 * rings.length);
  let next = 0;
  rings.forEach((ring, shape) => {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 1) {
      const x = mercatorX(ring[i]![0]);
      const y = mercatorY(ring[i]![1]);
      corners[next++] = x;
      corners[next++] = y;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
    index.add(west, north, east, south);
    boxes[4 * shape] = west;
    boxes[4 * shape + 1] = north;
    boxes[4 * shape + 2] = east;
    boxes[4 * shape + 3] = south;
  });
  index.finish();
  return {
    count: rings.length,
    corners,
    starts,
    boxes,
    within: (west, north, east, south) => index.search(west, north, east, south),
    at: (place) => {
      const [x, y] = mercator(place);
      return index.search(x, y, x, y).find((shape) => inside(corners, starts[shape]!, starts[shape + 1]!, x, y));
    },
  };
};

/** Even-odd rule: is the point inside the ring? */
const inside = (corners: Float64Array, from: number, to: number, x: number, y: number): boolean => {
  let within = false;
  for (let i = from, j = to - 2; i < to; j = i, i += 2) {
    const [ax, ay, bx, by] = [corners[i]!, corners[i + 1]!, corners[j]!, corners[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
};
