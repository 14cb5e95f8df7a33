import { describe, expect, it } from 'vitest';
import { compare, told } from '../../../scripts/bench/compare.mjs';

const figure = (what: string, value: number, beside?: number) => ({
  ...{ file: 'a.bench.ts', what, value, unit: 'ms' },
  ...(beside === undefined ? {} : { against: { what: 'floor', value: beside } }),
});

describe('two runs of the bench', () => {
  it('are held by the ratio where there is one: twice as slow beside a floor twice as slow has not moved', () => {
    expect(compare([figure('start', 100, 50)], [figure('start', 200, 100)])).toMatchObject({ moved: [], same: 1 });
    expect(compare([figure('start', 100, 50)], [figure('start', 100, 25)]).moved).toEqual([
      { what: 'a.bench.ts: start', by: 'ratio', unit: 'ms', before: 2, after: 4, factor: 2 },
    ]);
  });

  it('are held by the value otherwise; up to a tenth is no move', () => {
    const before = [figure('slower', 100), figure('quicker', 100), figure('as before', 100)];
    const { moved, same } = compare(before, [figure('slower', 120), figure('quicker', 25), figure('as before', 109)]);
    expect(moved.map(({ what, factor }) => [what, factor])).toEqual([
      ['a.bench.ts: quicker', 0.25],
      ['a.bench.ts: slower', 1.2],
    ]);
    expect(same).toBe(1);
  });

  it('are held by the value beside a floor of nothing, and nothing that stays nothing has not moved', () => {
    const { moved, same } = compare([figure('idle', 1, 0), figure('lost', 0)], [figure('idle', 2, 0), figure('lost', 0)]);
    expect(moved).toMatchObject([{ what: 'a.bench.ts: idle', by: 'value', factor: 2 }]);
    expect(same).toBe(1);
  });

  it('name what only one of them measured, and are told a line each', () => {
    const found = compare([figure('old', 1), figure('kept', 100, 50)], [figure('kept', 75, 50), figure('new', 1)]);
    expect(told(found)).toEqual([
      '−25 %  a.bench.ts: kept: ratio 2 → 1.5',
      '1 moved by more than 10 %, 0 did not',
      'only in the first: a.bench.ts: old',
      'only in the second: a.bench.ts: new',
    ]);
  });
});
