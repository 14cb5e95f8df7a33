import fc from 'fast-check';
import { SEED } from '../../support/test-seed';

/**
 * Runs a property with a seed of its own. A failure prints the seed and the path to the smallest case; run it again
 * with `SEED=… npx vitest run <file>`.
 */
export const holds = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void, runs = 120): void => {
  fc.assert(
    fc.property(arbitrary, (value) => {
      property(value);
    }),
    { seed: SEED, numRuns: runs },
  );
};
