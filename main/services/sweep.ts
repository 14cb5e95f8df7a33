import type { Context } from './context';
import { RECENT_MS, scopeOf } from './scope';

const EVERY_MS = 60 * 60_000;
const BATCH = 500;

/**
 * Ended cases leave the working set by age alone, which no event tells. Once an hour those that have just grown too old
 * get a new revision, so that the windows are told to let them go. Returns what ends it.
 */
export const startSweep = (context: Context): (() => void) => {
  let swept = context.clock.now() - RECENT_MS;

  const sweep = (): void => {
    const cut = context.clock.now() - RECENT_MS;
    const aged = context.store.read
      .endedCases({ area: scopeOf(context.getSeat()).area }, swept, BATCH * 10)
      .filter((record) => (record.index.endedAt ?? record.index.updatedAt) < cut);
    swept = cut;
    if (aged.length === 0) return;
    context.store.write((tx) => aged.forEach((record) => tx.putCase(record)));
    context.changed$.next({ caseIds: [] });
  };

  const timer = setInterval(() => {
    try {
      sweep();
    } catch (error) {
      context.report('sweep of the working set', error);
    }
  }, EVERY_MS);
  return () => clearInterval(timer);
};
