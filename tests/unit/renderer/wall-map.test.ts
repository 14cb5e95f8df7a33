import { describe, expect, it } from 'vitest';
import { roomFor, shapesOf, shortName } from '../../../renderer/features/wall/project';
import type { Area } from '../../../preload/contract';

const square = (code: string, lon: number, lat: number): Area =>
  ({
    code,
    name: `${code}村`,
    level: 'village',
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [lon, lat],
          [lon + 1, lat],
          [lon + 1, lat + 1],
          [lon, lat + 1],
          [lon, lat],
        ],
      ],
    },
  }) as unknown as Area;

describe('the map of a wall', () => {
  it('lays areas north up, in their proportions, inside its frame', () => {
    const [south, north] = shapesOf([square('1', 100, 60), square('2', 100, 61)], { width: 100, height: 60, margin: 5 });
    expect(north!.at[1]).toBeLessThan(south!.at[1]);
    const numbers = [...`${south!.path}${north!.path}`.matchAll(/[\d.]+/g)].map(Number);
    const xs = numbers.filter((_, at) => at % 2 === 0);
    const ys = numbers.filter((_, at) => at % 2 === 1);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([5, 55]);
    // At 61 degrees a degree of longitude is about half as long as one of latitude.
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(25 * Math.cos((61 * Math.PI) / 180), 1);
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(50, 1);
  });

  it('leaves out what has no outline', () => {
    expect(shapesOf([{ code: '1', name: '一村', level: 'village' } as unknown as Area], { width: 9, height: 9, margin: 1 })).toEqual([]);
  });

  it('gives the first labels their room; a name without room leaves its number, and what would lie on another nothing', () => {
    const at = (code: string, x: number, y: number) => ({ code, at: [x, y] as const, length: 4 });
    const room = roomFor([at('first', 50, 50), at('beside', 60, 51), at('upon', 51, 50), at('far', 90, 50)], 3);
    expect([...room]).toEqual(
      expect.arrayContaining([
        ['first', 'all'],
        ['beside', 'number'],
        ['far', 'all'],
      ]),
    );
    expect(room.has('upon')).toBe(false);
  });

  it.each([
    ['座棚村民委员会', '座棚'],
    ['白水社区居民委员会', '白水'],
    ['潘家洞村', '潘家洞'],
    ['白水镇', '白水'],
    ['大村', '大村'],
  ])('calls %s %s', (name, short) => expect(shortName(name)).toBe(short));
});
