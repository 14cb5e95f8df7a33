import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid, Polygon } from '../../../preload/contract';
import { gridIndex, isInPolygon, metresBetween, placeInside } from '../../../main/domain';
import { holds } from './property';

const ring = (...corners: [number, number][]): [number, number][] => [...corners, corners[0]!];
const polygon = (...coordinates: [number, number][][]): Polygon => ({ type: 'Polygon', coordinates });
const grid = (gridCode: string, geometry: Polygon): Grid => ({
  gridCode,
  name: gridCode,
  type: 'rural',
  area: '530303101201',
  households: 20,
  members: [],
  geometry,
});

/** A field of squares a hundredth of a degree wide, its corner at 104, 25. */
const WIDE = 20;
const squares = Array.from({ length: WIDE * WIDE }, (_, i) => {
  const [west, south] = [104 + (i % WIDE) * 0.01, 25 + Math.floor(i / WIDE) * 0.01];
  return grid(`g${i}`, polygon(ring([west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01])));
});

describe('the grid at a place', () => {
  const index = gridIndex(squares);

  it('is found by geometry, wherever the place is', () => {
    const off = fc.double({ min: 0, max: 0.1999, noNaN: true });
    holds(fc.tuple(off, off), ([x, y]) => {
      const found = index.at({ lon: 104 + x, lat: 25 + y });
      // Counted, not searched; a place on a line between two belongs to either.
      const of = (part: number) => [-1e-9, 1e-9].map((by) => Math.min(WIDE - 1, Math.max(0, Math.floor((part + by) * 100))));
      const possible = of(y).flatMap((row) => of(x).map((column) => `g${row * WIDE + column}`));
      expect(possible).toContain(found?.gridCode);
    });
  });

  it('is none outside of all, where the nearest edge is said with its distance', () => {
    const place = { lon: 104.005, lat: 24.999 };
    expect(index.at(place)).toBeUndefined();
    const nearest = index.nearest(place, 1000)!;
    expect(nearest.grid.gridCode).toBe('g0');
    expect(nearest.metres).toBeCloseTo(metresBetween(place, { lon: 104.005, lat: 25 }), 3);
    expect(index.nearest(place, 100)).toBeUndefined();
    expect(index.nearest({ lon: 104.005, lat: 25.005 }, 100)?.metres).toBe(0);
  });

  it('is not the one whose hole the place lies in', () => {
    const outline = ring([0, 0], [4, 0], [4, 4], [0, 4]);
    const hole = ring([1, 1], [1, 3], [3, 3], [3, 1]);
    const withHole = gridIndex([grid('outer', polygon(outline, hole)), grid('inner', polygon(hole))]);
    expect(withHole.at({ lon: 2, lat: 2 })?.gridCode).toBe('inner');
    expect(withHole.at({ lon: 0.5, lat: 2 })?.gridCode).toBe('outer');
  });

  it('is looked for among none without complaint, and a ring without area is passed over', () => {
    expect(gridIndex([]).at({ lon: 1, lat: 1 })).toBeUndefined();
    expect(gridIndex([grid('flat', polygon([[0, 0]]))]).nearest({ lon: 0, lat: 0 }, 10_000)).toBeUndefined();
  });
});

describe('a place to put a pin on', () => {
  it('is the centre of the area, not of the corners', () => {
    // Many corners on one side do not pull it over.
    const place = placeInside(polygon(ring([0, 0], [1, 0], [2, 0], [3, 0], [4, 0], [4, 2], [0, 2])))!;
    expect(place.lon).toBeCloseTo(2, 9);
    expect(place.lat).toBeCloseTo(1, 9);
  });

  it('lies inside also where the polygon is bent around its own centre', () => {
    const bent = polygon(ring([0, 0], [10, 0], [10, 10], [9, 10], [9, 1], [1, 1], [1, 10], [0, 10]));
    const place = placeInside(bent)!;
    expect(isInPolygon(bent, place)).toBe(true);
  });

  it('is none in an empty polygon', () => {
    expect(placeInside({ type: 'Polygon', coordinates: [] })).toBeUndefined();
  });
});
