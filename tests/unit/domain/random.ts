import { SEED } from '../../support/test-seed';

/** Numbers that look random and follow from a seed: `SEED=…` repeats a run. Mulberry32. */
export const random32 = (seed = SEED) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  /** An integer from 0 to `limit` - 1. */
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return { seed, below };
};
