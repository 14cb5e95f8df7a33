import fc from 'fast-check';

/**
 * Runs a property with a seed of its own. A failure prints the seed and the path to the smallest case; run it again
 * with `SEED=… npx vitest run <file>`.
 */
export const holds = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void, runs = 120): void => {
  const seed = process.env['SEED'] === undefined ? Date.now() % 2 ** 31 : Number(process.env['SEED']);
  fc.assert(
    fc.property(arbitrary, (value) => {
      property(value);
    }),
    { seed, numRuns: runs },
  );
};
