import type { Timers } from '../turn';

/** After the log could not be read or written, ms. */
const RETRY_MS = 2000;

interface Work {
  /** One round; what it throws lets the next come a little later: the log says again what is due. */
  readonly work: () => Promise<void>;
  /** How long until there is something to do, ms. */
  readonly wait: () => number;
  /** Not sooner than `least`, not later than `most`: clocks jump and machines sleep, so no timer is trusted for longer; ms. */
  readonly least: number;
  readonly most: number;
}

export interface Rounds {
  /** Begins a round now, or another right after the one that is under way. */
  run(): void;
  isStopped(): boolean;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** Rounds of work one after the other, never two at once. */
export const createRounds = (timers: Timers, { work, wait, least, most }: Work): Rounds => {
  let timer: unknown;
  let stopped = false;
  let again = false;
  let working: Promise<void> | undefined;
  const arm = (ms: number): void => {
    if (!stopped) timer = timers.set(run, Math.max(least, Math.min(most, ms)));
  };
  const run = (): void => {
    if (stopped) return;
    again = working !== undefined;
    if (working) return;
    timers.clear(timer);
    working = work()
      .then(() => (again ? 0 : wait()))
      .catch(() => RETRY_MS)
      .then((ms) => {
        working = undefined;
        arm(ms);
      });
  };
  return {
    run,
    isStopped: () => stopped,
    stop: async () => {
      stopped = true;
      timers.clear(timer);
      await working;
    },
  };
};
