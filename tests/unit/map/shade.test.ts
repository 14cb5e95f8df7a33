import { describe, expect, it } from 'vitest';
import { SHADES, type PlaceLoad, type PlaceShare } from '../../../preload/contract';
import { stepOf, STEPS, stepsOf, summedByGroup, valueOf, worstFirst, worstPlaces } from '../../../renderer/features/map/shade/rules';

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
    for (const shade of SHADES.filter((one) => one !== 'onTime')) {
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

describe('the share closed on time', () => {
  const share = (numerator: number, denominator: number, code = `${numerator}/${denominator}`): PlaceShare => ({
    code,
    numerator,
    denominator,
  });
  const steps = stepsOf('onTime', []);

  it('has no colour where nothing was due, and one where all was on time', () => {
    expect(stepOf('onTime', steps, undefined)).toBe(0);
    expect(stepOf('onTime', steps, share(4, 4))).toBe(1);
    expect(
      [share(95, 100), share(94, 100), share(84, 100), share(69, 100), share(0, 3)].map((one) => stepOf('onTime', steps, one)),
    ).toEqual([1, 2, 3, 4, 4]);
  });

  it('names the lowest share first, of like ones where more were late, and none that is well', () => {
    const all = [share(1, 1), share(9, 10), share(1, 2), share(10, 20), share(97, 100)];
    expect(worstPlaces('onTime', all, 3).map(({ code }) => code)).toEqual(['10/20', '1/2', '9/10']);
    expect(worstPlaces('onTime', all, 9)).toHaveLength(3);
    expect(worstFirst('onTime', all).map(({ code }) => code)).toEqual(['10/20', '1/2', '9/10', '97/100', '1/1']);
  });

  it('is summed for a group, numerator and denominator, as open cases are', () => {
    const groups = new Map([
      ['a', 'g1'],
      ['b', 'g1'],
      ['c', 'g2'],
    ]);
    expect(summedByGroup([share(1, 2, 'a'), share(3, 3, 'b'), share(0, 1, 'c'), share(5, 5, 'd')], groups)).toEqual([
      share(4, 5, 'g1'),
      share(0, 1, 'g2'),
    ]);
    expect(summedByGroup([load(2, 1, 'a'), load(3, 0, 'b')], groups)).toEqual([load(5, 1, 'g1')]);
  });
});
