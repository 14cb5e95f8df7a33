import { DAY_MS } from '../clock/local';

/** A year, the longest a suspension may last; nothing is due later than that either. */
export const YEAR_MS = 366 * DAY_MS;

/** Whether an instant lies ahead, and within a year. */
export const isAhead = (instant: number, now: number): boolean => instant > now && instant <= now + YEAR_MS;
