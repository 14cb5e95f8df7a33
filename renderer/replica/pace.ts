import { filter, interval, type Observable } from 'rxjs';

/**
 * A burst of changes is pulled once. Not the first of them at once: the case that is open asks for itself, and the list's
 * copy would compete with it for the machine.
 */
const BURST_MS = 50;
/** Nobody reads what comes in while he scrolls, and each burst draws the list anew; so long is it kept back at most. */
const SCROLLED_BURST_MS = 1000;
/** Between two turns of a wheel. */
const STILL_SCROLLED_MS = 150;
/** The open case is read and drawn within this; where it is not, the list goes on, ms. */
const LONGEST_READ_MS = 200;

let scrolledUntil = 0;
let reading = { until: 0 };

/** Somebody moves through a long list: changes come in larger bursts until a moment after the last call. */
export const scrolledNow = (): void => {
  scrolledUntil = performance.now() + STILL_SCROLLED_MS;
};

/** The open case has changed and is read anew: the list waits until it is drawn. Hands back what says that it is. */
export const readingNow = (): (() => void) => {
  const mine = { until: performance.now() + LONGEST_READ_MS };
  reading = mine;
  return () => {
    mine.until = 0;
  };
};

/** When a burst that begins now is over. */
export const burstEnd = (): Observable<unknown> => {
  const begun = performance.now();
  const isOver = () => performance.now() >= Math.min(Math.max(scrolledUntil, reading.until), begun + SCROLLED_BURST_MS);
  return interval(BURST_MS).pipe(filter(isOver));
};
