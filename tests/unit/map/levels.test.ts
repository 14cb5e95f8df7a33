import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area, Grid, LonLat } from '../../../preload/contract';
import { generateWorld } from '../../../main/upstream/embedded/world';
import { shapesOf } from '../../../renderer/features/map/fills/shapes';
import { dissolve, twiceArea } from '../../../renderer/features/map/shade/dissolve';
import { groupsOfGrids, levelAt, levelsOf, placeOfGrid } from '../../../renderer/features/map/shade/levels';
import { outlinesOf, placesOfGrids } from '../../../renderer/features/map/shade/outlines';
import { demoData } from '../../support/demo-data';
import { square } from '../../support/small-world';
import { SEED } from '../../support/test-seed';

const VILLAGE = '530303101001';
const grid = (gridCode: string, name: string, area = gridCode.slice(0, 12)): Grid => ({
  gridCode,
  name,
  type: 'rural',
  area,
  households: 1,
  members: [],
  geometry: square(103, 25),
});
const group = (code: string, name: string): Area => ({ code, name, level: 'group', parent: code.slice(0, 12) });
const area = (code: string, level: Area['level'], geometry?: Area['geometry']): Area => ({
  code,
  name: code,
  level,
  parent: null,
  geometry,
});

describe('levels by zoom', () => {
  it('get smaller as the camera comes nearer', () => {
    const all = ['district', 'township', 'village', 'group', 'grid'] as const;
    expect([6, 8, 9.9, 10, 12.4, 12.5, 13.4, 13.5, 17].map((zoom) => levelAt(zoom, all))).toEqual([
      'district',
      'township',
      'township',
      'village',
      'village',
      'group',
      'group',
      'grid',
      'grid',
    ]);
  });

  it('leave none out where there are no groups, and do not go above the seat', () => {
    expect([6, 10, 12.4, 12.5].map((zoom) => levelAt(zoom, ['township', 'village', 'grid']))).toEqual([
      'township',
      'village',
      'village',
      'grid',
    ]);
    expect([6, 10, 12.5].map((zoom) => levelAt(zoom, ['village', 'grid']))).toEqual(['village', 'village', 'grid']);
    expect(levelAt(18, ['village'])).toBe('village');
  });

  it('are offered as the seat and the directory have them', () => {
    const groups = new Map([['g', 'group']]);
    const grids = [grid(`${VILLAGE}001`, '一')];
    expect(levelsOf('530303', groups, grids)).toEqual(['district', 'township', 'village', 'group', 'grid']);
    expect(levelsOf('530303101', new Map(), grids)).toEqual(['township', 'village', 'grid']);
    expect(levelsOf(VILLAGE, groups, [])).toEqual(['village', 'group']);
  });
});

describe('the group of a grid', () => {
  const groups = [group(`${VILLAGE}-01`, '一号村1组'), group(`${VILLAGE}-11`, '一号村11组'), group('530303101002-01', '一号村1组')];

  it('is the one it says it is of, else the one of its village that its name begins with', () => {
    const found = groupsOfGrids(
      [area(VILLAGE, 'village'), ...groups],
      [
        grid(`${VILLAGE}001`, '一号村1组第1网格'),
        grid(`${VILLAGE}002`, '一号村11组第1网格'),
        grid(`${VILLAGE}003`, '随便叫什么', `${VILLAGE}-11`),
        grid(`${VILLAGE}004`, '一号村2组第1网格'),
        grid(`${VILLAGE}005`, '一号村1组团第1网格'),
        grid('530303101002001', '一号村1组第1网格'),
      ],
    );
    expect(Object.fromEntries(found)).toEqual({
      [`${VILLAGE}001`]: `${VILLAGE}-01`,
      [`${VILLAGE}002`]: `${VILLAGE}-11`,
      [`${VILLAGE}003`]: `${VILLAGE}-11`,
      '530303101002001': '530303101002-01',
    });
    expect(placeOfGrid('village', grid(`${VILLAGE}003`, '', `${VILLAGE}-11`), found)).toBe(VILLAGE);
    expect(placeOfGrid('group', grid(`${VILLAGE}004`, ''), found)).toBeUndefined();
    expect(placesOfGrids('group', [grid(`${VILLAGE}004`, ''), grid(`${VILLAGE}001`, '')], found)).toEqual(['', `${VILLAGE}-01`]);
  });

  it('is known of every grid of the demo, and is the one that its name tells', () => {
    const world = generateWorld(demoData, 1, '2026-11-23', '530303101');
    const found = groupsOfGrids(world.areas, world.grids);
    expect(found.size).toBe(world.grids.length);
    const names = new Map(world.areas.map(({ code, name }) => [code, name]));
    for (const { gridCode, name } of world.grids) expect(name.replace(/第\d+网格$/, '')).toBe(names.get(found.get(gridCode)!));
  });
});

/** Cells of a chequered plane, each a ring; some run against the clock. */
const cell = (x: number, y: number, turned: boolean): LonLat[] => {
  const ring: LonLat[] = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ];
  return turned ? ring.toReversed() : ring;
};

describe('an outline of several areas', () => {
  it('holds what they hold, and none of the edges that two of them share', () => {
    const cells = fc.uniqueArray(fc.record({ x: fc.nat({ max: 5 }), y: fc.nat({ max: 5 }), turned: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
      selector: ({ x, y }) => x * 10 + y,
    });
    fc.assert(
      fc.property(cells, (some) => {
        const rings = dissolve(some.map(({ x, y, turned }) => cell(x, y, turned)));
        expect(rings.reduce((sum, ring) => sum + twiceArea(ring), 0)).toBe(2 * some.length);
        for (const ring of rings) expect(ring.at(-1)).toEqual(ring[0]);
        const has = new Set(some.map(({ x, y }) => `${x} ${y}`));
        const shared = some.reduce((sum, { x, y }) => sum + Number(has.has(`${x + 1} ${y}`)) + Number(has.has(`${x} ${y + 1}`)), 0);
        const edges = rings.reduce((sum, ring) => sum + ring.length - 1, 0);
        expect(edges).toBe(4 * some.length - 2 * shared);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('is one ring where they lie side by side, two where one lies apart, and has a hole', () => {
    expect(dissolve([cell(0, 0, false), cell(1, 0, true)])).toHaveLength(1);
    expect(dissolve([cell(0, 0, false), cell(4, 0, false)])).toHaveLength(2);
    const around = [0, 1, 2].flatMap((x) => [0, 1, 2].flatMap((y) => (x === 1 && y === 1 ? [] : [cell(x, y, false)])));
    expect(
      dissolve(around)
        .map((ring) => twiceArea(ring))
        .toSorted((a, b) => a - b),
    ).toEqual([-2, 18]);
  });
});

describe('the outlines of a level', () => {
  const townships = [area('530303101', 'township', square(103, 25)), area('530303102', 'township', square(103.01, 25))];

  it('are the directory’s own; a district without one is its townships together', () => {
    const own = outlinesOf('township', townships, '530303')!;
    expect(own.map(({ code }) => code)).toEqual(['530303101', '530303102']);
    const district = outlinesOf('district', [area('530303', 'district'), ...townships], '530303')!;
    const shapes = shapesOf(district);
    expect(shapes.at([103.005, 25.005])).toBe(0);
    expect(shapes.at([103.015, 25.005])).toBe(shapes.at([103.005, 25.005]));
    const drawn = outlinesOf('district', [area('530303', 'district', square(100, 20)), ...townships], '530303')!;
    expect(drawn[0]!.geometry.coordinates[0]![0]).toEqual([100, 20]);
  });

  it('of another place are left out, and there are none where one is missing', () => {
    expect(outlinesOf('township', townships, '530303101')!.map(({ code }) => code)).toEqual(['530303101']);
    expect(outlinesOf('village', [area(VILLAGE, 'village')], '530303101')).toBeUndefined();
    expect(outlinesOf('village', townships, '530303101')).toBeUndefined();
  });
});
