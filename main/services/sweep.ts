import { endedCases } from './cases-in-scope';
import type { Context } from './context';
import { endedAt, RECENT_MS } from './scope';

const EVERY_MS = 60 * 60_000;
const MOST = 5000;

/**
 * Ended cases leave the working set by age alone, which no event tells. Once an hour those that have just grown too old
 * get a new revision, so that the windows are told to let them go. Returns what ends it.
 */
export const startSweep = (context: Context): (() => void) => {
  let swept = context.clock.now() - RECENT_MS;

  const sweep = (): void => {
    const cut = context.clock.now() - RECENT_MS;
    const aged = endedCases(context, swept, MOST).filter((record) => endedAt(record.index) < cut);
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
