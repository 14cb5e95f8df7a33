import { dateOf, DAY_MS, localDay } from '../../../domain';

/** Local date of an instant, YYYY-MM-DD. */
export const today = (now: number): string => dateOf(localDay(now));

export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
