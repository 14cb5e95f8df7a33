import type { Clock } from '../../main/ports';
import type { Timers } from '../../main/upstream/embedded';

/** Lets promises and `setImmediate` run until nothing moves any more. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 40; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Time that stands still until a test moves it on; timers fire in their order on the way. */
export class VirtualTime implements Clock, Timers {
  #now: number;
  #timers = new Map<number, { at: number; run: () => void }>();
  #last = 0;

  constructor(start = Date.parse('2026-11-23T09:00:00.000+08:00')) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  set(run: () => void, ms: number): number {
    this.#last += 1;
    this.#timers.set(this.#last, { at: this.#now + ms, run });
    return this.#last;
  }

  clear(timer: unknown): void {
    this.#timers.delete(timer as number);
  }

  /** Timers that wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Moves on by `ms`, stopping at every timer. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const next = [...this.#timers].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0];
      if (!next) break;
      this.#timers.delete(next[0]);
      this.#now = Math.max(this.#now, next[1].at);
      next[1].run();
      await settle();
    }
    this.#now = end;
  }
}
