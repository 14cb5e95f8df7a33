import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area, Grid } from '../../../preload/contract';
import { bandsOf, densityOf, paintBands, rgbOf } from '../../../renderer/features/map/heat/density';
import { heatPlaces, spotFinder } from '../../../renderer/features/map/heat/places';
import { stepWords } from '../../../renderer/features/map/heat/words';

describe('the picture of the heat', () => {
  it('a place is densest in its middle, reaches as far as its radius, and two of them add up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 39 }),
        fc.integer({ min: 0, max: 29 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (x, y, weight, radius) => {
          const [width, height] = [40, 30];
          const one = densityOf([{ x, y, weight }], width, height, radius);
          expect(one[y * width + x]).toBeCloseTo(weight, 5);
          expect(Math.max(...one)).toBeLessThanOrEqual(Math.fround(weight));
          const reached = [...one].flatMap((value, i) => (value > 0 ? [Math.hypot((i % width) - x, Math.floor(i / width) - y)] : []));
          expect(Math.max(...reached)).toBeLessThan(radius);
          const both = densityOf(
            [
              { x, y, weight },
              { x, y, weight },
            ],
            width,
            height,
            radius,
          );
          expect(both[y * width + x]).toBeCloseTo(2 * weight, 4);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('bands rise with the density; one place with the most of all reaches the last', () => {
    expect([...bandsOf(Float32Array.from([0, 0.1, 0.3, 0.5, 1, 7]))]).toEqual([0, 1, 2, 3, 4, 4]);
  });

  it('a band has a line where it begins, and what is in no band is not painted', () => {
    const pixels = paintBands(Uint8Array.from([0, 1, 1, 1, 0]), 5, rgbOf('#0b5cad'));
    const alpha = [0, 1, 2, 3, 4].map((i) => pixels[4 * i + 3]);
    expect(alpha[0]).toBe(0);
    expect(alpha[4]).toBe(0);
    expect(alpha[1]).toBeGreaterThan(alpha[2]!);
    expect(alpha[3]).toBe(alpha[1]);
    expect([...pixels.slice(8, 11)]).toEqual([0x0b, 0x5c, 0xad]);
  });
});

it('places stand where the directory knows them: an area at its label, a grid in its middle; others are not drawn', () => {
  const area = { code: '530303101201', name: '座棚村', center: [104, 25] } as unknown as Area;
  const ring = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ];
  const grid = { gridCode: 'g1', name: '1组', geometry: { coordinates: [ring] } } as unknown as Grid;
  const spotOf = spotFinder(new Map([[area.code, area]]), [grid]);
  expect(spotOf('g1')).toEqual({ at: [1, 1], name: '1组' });
  const drawn = heatPlaces(
    {
      most: 16,
      places: [
        { code: area.code, count: 16 },
        { code: 'g1', count: 4 },
        { code: 'gone', count: 9 },
      ],
    },
    spotOf,
  );
  expect(drawn).toEqual([
    { at: [104, 25], weight: 1 },
    { at: [1, 1], weight: 0.5 },
  ]);
});

it('a step is told in words, whole days without the hour, by the clock of the place', () => {
  const at = (time: string) => Date.parse(`${time}+08:00`);
  const words = (lang: string, from: string, to: string) => stepWords(lang, { from: at(from), to: at(to) });
  const hour = words('zh-CN', '2026-11-23T08:00', '2026-11-23T09:00');
  expect(hour).toContain('08:00');
  expect(hour).toContain('09:00');
  expect(words('zh-CN', '2026-11-23T00:00', '2026-11-24T00:00')).toContain('23');
  expect(words('zh-CN', '2026-11-23T00:00', '2026-11-24T00:00')).not.toContain('24');
  const week = words('en', '2026-11-16T00:00', '2026-11-23T00:00');
  expect(week).toContain('Nov 16');
  expect(week).toContain('Nov 22');
  expect(week).not.toContain(':');
});
