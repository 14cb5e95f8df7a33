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

let scrolledUntil = 0;

/** Somebody moves through a long list: changes come in larger bursts until a moment after the last call. */
export const scrolledNow = (): void => {
  scrolledUntil = performance.now() + STILL_SCROLLED_MS;
};

/** When a burst that begins now is over. */
export const burstEnd = (): Observable<unknown> => {
  const begun = performance.now();
  return interval(BURST_MS).pipe(filter(() => performance.now() >= Math.min(scrolledUntil, begun + SCROLLED_BURST_MS)));
};
