import { describe, expect, it } from 'vitest';
import { boxOf, viewOf } from '../../../renderer/features/map/fills/mercator';
import { shapesOf } from '../../../renderer/features/map/fills/shapes';
import { inSlices } from '../../../renderer/features/map/fills/slices';
import { boxOfTile, placedIn, TILE_PX, tilesIn } from '../../../renderer/features/map/fills/tiles';
import { CITY_GRIDS, makeCity } from '../../support/city';

const view = viewOf([104, 25.6], 12, 1000, 600);

describe('tiles of the picture', () => {
  it('cover the view without a gap and start in its middle', () => {
    const tiles = tilesIn(boxOf(view), view.scale);
    const boxes = tiles.map((tile) => boxOfTile(tile, view.scale));
    const [west, north, east, south] = boxOf(view);
    expect(Math.min(...boxes.map(([left]) => left))).toBeLessThanOrEqual(west);
    expect(Math.min(...boxes.map(([, top]) => top))).toBeLessThanOrEqual(north);
    expect(Math.max(...boxes.map(([, , right]) => right))).toBeGreaterThanOrEqual(east);
    expect(Math.max(...boxes.map(([, , , bottom]) => bottom))).toBeGreaterThanOrEqual(south);
    expect(new Set(tiles.map(({ column, row }) => `${column}/${row}`)).size).toBe(tiles.length);
    const [left, top, right, bottom] = boxOfTile(tiles[0]!, view.scale);
    const near = TILE_PX / view.scale;
    expect(Math.abs((left + right) / 2 - view.x)).toBeLessThanOrEqual(near);
    expect(Math.abs((top + bottom) / 2 - view.y)).toBeLessThanOrEqual(near);
  });

  it('lie where the camera sees them, to whole pixels of the screen', () => {
    const scale = view.scale * 1.25;
    const at = { column: Math.floor((view.x * scale) / TILE_PX), row: Math.floor((view.y * scale) / TILE_PX) };
    const [, left, top] = /^translate\((.*)px, (.*)px\)$/.exec(placedIn(at, scale, 1.25, view))!.map(Number);
    const [west, north] = boxOfTile(at, scale);
    expect(left).toBeCloseTo((west - view.x) * view.scale + 500, 0);
    expect(top).toBeCloseTo((north - view.y) * view.scale + 300, 0);
    expect(Number.isInteger(left! * 1.25) && Number.isInteger(top! * 1.25)).toBe(true);
  });

  it('grow with the camera while it zooms', () => {
    const nearer = viewOf([104, 25.6], 13, 1000, 600);
    expect(placedIn({ column: 0, row: 0 }, view.scale, 1, nearer)).toMatch(/scale\(2\)$/);
  });
});

describe('shapes', () => {
  it('tell for every grid of a city the grid at its middle, and keep all its corners', () => {
    const { grids } = makeCity();
    expect(grids).toHaveLength(CITY_GRIDS);
    const shapes = shapesOf(grids);
    expect(shapes.corners).toHaveLength(2 * grids.reduce((sum, { geometry }) => sum + geometry.coordinates[0]!.length, 0));
    const spots = grids.map(({ geometry }) => {
      const ring = geometry.coordinates[0]!.slice(1);
      const mean = (axis: 0 | 1) => ring.reduce((sum, place) => sum + place[axis], 0) / ring.length;
      return [mean(0), mean(1)] as const;
    });
    // Borders are bent and rounded to a metre: the middle of a sliver may lie in its neighbour.
    const missed = spots.filter((spot, i) => shapes.at([...spot]) !== i);
    expect(missed.length).toBeLessThan(grids.length / 1000);
  });
});

describe('work in slices', () => {
  it('is all done, in order, once', async () => {
    const done: number[] = [];
    await new Promise<void>((resolve) => inSlices(5, (at) => done.push(at), resolve));
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  it('stops when it is told to, and is then never called done', async () => {
    const done: number[] = [];
    let ended = false;
    const stop = inSlices(
      5,
      (at) => {
        done.push(at);
        stop();
        // The rest of this slice: what is stopped in its middle does no more.
      },
      () => (ended = true),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toEqual([0]);
    expect(ended).toBe(false);
  });
});
