import type { Light } from '../../preload/contract';

const DAY = 86_400_000;
/** Days before the due day at which the light turns. */
const SOON_DAYS = 3;

/** Whole days from today to the due day: 0 today (not -0), negative overdue. `nextDue` is the start of the due day. */
export const daysToVisit = (nextDue: number, now: number): number => Math.ceil((nextDue - now) / DAY) + 0;

/** A visit is due during its whole day, and overdue when that has ended. */
export const visitLight = (nextDue: number, now: number): Light => {
  const days = daysToVisit(nextDue, now);
  if (days < 0) return 'red';
  return days <= SOON_DAYS ? 'yellow' : 'green';
};
