import { expect, it } from 'vitest';
import { overlaps, type Overlap } from '../../../main/domain/outlines/overlap';
import { squareAt } from '../../support/grid-file';

const flat = (lon: number) => [Float64Array.from(squareAt(lon, 25.6).flat())];
const found = (given: readonly (readonly Float64Array[])[], asks: (at: number) => boolean): Overlap[] => {
  const work = overlaps(given, 0.05, asks);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

it('two that share a tenth are named once, whoever was asked about, and two that nobody asks about never', () => {
  // Squares of four thousandths of a degree: each shares a tenth with the next, and nothing with the one after.
  const row = [flat(103.8), flat(103.8036), flat(103.8072)];
  const share = expect.closeTo(0.1, 2) as number;
  expect(found(row, () => true)).toEqual([
    { a: 0, b: 1, share },
    { a: 1, b: 2, share },
  ]);
  expect(found(row, (at) => at === 1).map(({ a, b }) => [a, b].sort())).toEqual([
    [0, 1],
    [1, 2],
  ]);
  expect(found(row, (at) => at === 0)).toEqual([{ a: 0, b: 1, share }]);
  expect(found(row, () => false)).toEqual([]);
});
