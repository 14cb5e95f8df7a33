/**
 * What random tests begin with: the same in every run, so that a change is judged by what it changed; `SEED=…` plays other
 * ones, as `npm run faults`, `races` and `fuzz` do by the thousand.
 */
export const SEED = Number(process.env['SEED'] ?? 20_261_128);
