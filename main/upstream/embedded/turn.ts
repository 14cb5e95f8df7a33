export { systemTimers, type Timers } from '../../ports';

/** Gives the rest of the process its turn: long work is done in pieces, so that no window waits for it. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
