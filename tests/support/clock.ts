import type { Clock } from '../../main/ports';

/** A clock that runs, and that a test can move on. */
export class MovableClock implements Clock {
  readonly #begun = Date.now();
  protected moved = 0;

  /** @param base what it shows at the beginning, ms */
  constructor(readonly base = Date.parse('2026-11-23T09:00:00.000+08:00')) {}

  now(): number {
    return this.base + this.moved + (Date.now() - this.#begun);
  }

  advance(ms: number): void {
    this.moved += ms;
  }
}

/** One that stands still until a test moves it on: what depends on how long the machine takes does not happen by itself. */
export class StoppedClock extends MovableClock {
  override now(): number {
    return this.base + this.moved;
  }
}

/**
 * Resolves when `holds` does; fails with the question after the limit, which only what hangs is to reach. Waiting is for the
 * event loop, not for time.
 */
export const eventually = async (question: string, holds: () => boolean, limitMs = 60_000): Promise<void> => {
  const end = Date.now() + limitMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`never came true: ${question}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
