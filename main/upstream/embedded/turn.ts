/** Timers as they come in, so that a test can be the clock. */
export interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

export const systemTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** Gives the rest of the process its turn: long work is done in pieces, so that no window waits for it. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
