import type { Interval } from '../../../preload/contract';
import { DAY_MS } from '../clock/local';

/** Local dates as YYYY-MM-DD, which sort as text. */
const utc = (date: string): number => Date.parse(`${date}T00:00:00.000Z`);
const dateAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const plusDays = (date: string, days: number): string => dateAt(utc(date) + days * DAY_MS);

/** Whole days from one date to another; negative: back. */
export const daysFrom = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / DAY_MS);

export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const lastDayOf = (year: number): string => `${year}-12-31`;

/** The same day so many months on; where that month is shorter, its last day: a visit is rather early than late. */
export const plusMonths = (date: string, months: number): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(count / 12), (count % 12) + 1, 0)).getUTCDate();
  return dateAt(Date.UTC(Math.floor(count / 12), count % 12, Math.min(day, last)));
};

export const plus = (date: string, interval: Interval): string =>
  'days' in interval ? plusDays(date, interval.days) : plusMonths(date, interval.months);
