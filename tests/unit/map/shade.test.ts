import { describe, expect, it } from 'vitest';
import type { PlaceLoad } from '../../../preload/contract';
import { levelAt, SHADES, stepOf, STEPS, stepsOf, valueOf, worstPlaces } from '../../../renderer/features/map/shade/rules';

const load = (open: number, overdue = 0, code = String(open)): PlaceLoad => ({ code, open, overdue });
const loads = (...counts: number[]) => counts.map((count) => load(count));

describe('steps of the map’s colours', () => {
  it('tell small counts one by one', () => {
    expect(stepsOf('load', loads(1, 3))).toEqual([1, 2, 3]);
    expect(stepsOf('load', [])).toEqual([]);
  });

  it('share large counts out, the largest in the last step', () => {
    expect(stepsOf('load', loads(40, 3))).toEqual([1, 10, 20, 30]);
    for (let most = 1; most < 60; most += 1) {
      const steps = stepsOf('load', loads(most));
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      expect(new Set(steps).size).toBe(steps.length);
      expect(stepOf('load', steps, load(most))).toBe(Math.min(STEPS, most));
      expect(stepOf('load', steps, load(1))).toBe(1);
    }
  });

  it('leave a place with nothing to see to on plain ground', () => {
    for (const shade of SHADES) {
      const steps = stepsOf(shade, [load(10, 5)]);
      expect(stepOf(shade, steps, undefined)).toBe(0);
      expect(stepOf(shade, steps, load(0))).toBe(0);
    }
    expect(stepOf('overdue', stepsOf('overdue', [load(10, 5)]), load(10, 0))).toBe(0);
    expect(stepOf('within', stepsOf('within', []), load(10, 0))).toBe(0);
  });

  it('count a smaller share within the limit as worse', () => {
    const steps = stepsOf('within', []);
    expect([load(100, 1), load(100, 11), load(100, 26), load(100, 51)].map((one) => stepOf('within', steps, one))).toEqual([1, 2, 3, 4]);
    expect(valueOf('within', load(4, 1))).toBe(0.75);
    expect(stepOf('within', steps, load(4, 1))).toBe(2);
  });
});

it('the worst places are named first, and none that needs no look', () => {
  const places = [load(4, 0, 'a'), load(9, 1, 'b'), load(2, 2, 'c'), load(9, 3, 'd')];
  const codes = (shade: (typeof SHADES)[number], most = 3) => worstPlaces(shade, places, most).map(({ code }) => code);
  expect(codes('load')).toEqual(['b', 'd', 'a']);
  expect(codes('overdue')).toEqual(['d', 'c', 'b']);
  expect(codes('within')).toEqual(['c', 'd', 'b']);
  expect(codes('within', 9)).not.toContain('a');
});

it('areas get smaller as the camera comes nearer', () => {
  expect([8, 9.9, 10, 12.4, 12.5, 17].map(levelAt)).toEqual(['township', 'township', 'village', 'village', 'grid', 'grid']);
});
