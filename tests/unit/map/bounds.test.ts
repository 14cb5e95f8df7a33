import { describe, expect, it } from 'vitest';
import type { Area, Grid } from '../../../preload/contract';
import { boundsWithoutOutline, COUNTRY, outlineBounds } from '../../../renderer/features/map/bounds';
import { smallWorld } from '../../support/small-world';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

const valuesOf = <T>(wanted: string) => smallWorld().flatMap(({ kind, value }) => (kind === wanted ? [value as T] : []));
const areasWith = (over: Partial<Record<string, Partial<Area>>>) =>
  new Map(valuesOf<Area>('area').map((area) => [area.code, { ...area, ...over[area.code] }]));
const outline = (west: number, south: number, east: number, north: number): Area['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const grids = valuesOf<Grid>('grid');

describe('the box the map shows first', () => {
  it('is the area’s own outline, else those within it', () => {
    const villages = { [VILLAGE]: { geometry: outline(1, 2, 3, 4) }, [OTHER_VILLAGE]: { geometry: outline(2, 1, 5, 3) } };
    expect(outlineBounds(areasWith({ ...villages, [TOWNSHIP]: { geometry: outline(0, 0, 9, 9) } }), TOWNSHIP)).toEqual([0, 0, 9, 9]);
    expect(outlineBounds(areasWith(villages), TOWNSHIP)).toEqual([1, 1, 5, 4]);
    expect(outlineBounds(areasWith(villages), VILLAGE)).toEqual([1, 2, 3, 4]);
    expect(outlineBounds(areasWith({}), TOWNSHIP)).toBeUndefined();
  });

  it('is around the grids where no area has an outline, else around the places of the names, else the country', () => {
    const [west, south, east, north] = boundsWithoutOutline(areasWith({}), grids, TOWNSHIP);
    expect([west, south]).toEqual([103.82, 25.6]);
    expect([east, north].map((value) => value.toFixed(2))).toEqual(['103.83', '25.61']);
    const names = boundsWithoutOutline(areasWith({ [VILLAGE]: { center: [103.9, 25.7] } }), [], TOWNSHIP);
    expect(names.map((value) => value.toFixed(2))).toEqual(['103.79', '25.57', '103.93', '25.73']);
    expect(boundsWithoutOutline(new Map(), [], TOWNSHIP)).toBe(COUNTRY);
  });
});
