import type { PeriodKind } from './evaluation-vocabulary';

/** From an instant on, before another; ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** A kind of period that the calendar has. */
export type CalendarPeriod = Exclude<PeriodKind, 'free'>;

/** China standard time, UTC+8 without summer time: periods begin at the place's midnight, whatever the PC is set to. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

const startOfMonth = (month: number): number => Date.UTC(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1) - OFFSET_MS;
/** Months since the year 0 of the local date that holds this instant. */
const monthOf = (at: number): number => {
  const local = new Date(at + OFFSET_MS);
  return local.getUTCFullYear() * 12 + local.getUTCMonth();
};

/**
 * The week (from Monday), month, quarter or year that holds an instant, or one so many before it (`step` below 0) or after.
 * 评价周期
 */
export const periodAt = (kind: CalendarPeriod, at: number, step = 0): Span => {
  if (kind === 'week') {
    const day = Math.floor((at + OFFSET_MS) / DAY_MS);
    // Day 0, the first of January 1970, was a Thursday.
    const monday = day - ((day + 3) % 7) + step * 7;
    return { from: monday * DAY_MS - OFFSET_MS, to: (monday + 7) * DAY_MS - OFFSET_MS };
  }
  const months = MONTHS[kind];
  const first = (Math.floor(monthOf(at) / months) + step) * months;
  return { from: startOfMonth(first), to: startOfMonth(first + months) };
};

/** The local day that holds an instant. */
export const dayAt = (at: number): Span => {
  const from = Math.floor((at + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  return { from, to: from + DAY_MS };
};

/** What a period is compared with: the one before it in the calendar, or as long a time right before it. */
export const periodBefore = (kind: PeriodKind, { from, to }: Span): Span =>
  kind === 'free' ? { from: from - (to - from), to: from } : periodAt(kind, from, -1);

/** Local date as YYYY-MM-DD. */
export const dateAt = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 10);

/** From the beginning of one local date to the end of another, both YYYY-MM-DD; undefined: these are no dates, or in the wrong order. */
export const spanOfDates = (first: string, last: string): Span | undefined => {
  const from = Date.parse(`${first}T00:00:00.000Z`) - OFFSET_MS;
  const to = Date.parse(`${last}T00:00:00.000Z`) - OFFSET_MS + DAY_MS;
  return from >= 0 && from < to ? { from, to } : undefined;
};

/** From the beginning of the first of so many local days that end with the one that holds an instant, to the end of that one. */
export const lastDays = (days: number, at: number): Span => {
  const today = Math.floor((at + OFFSET_MS) / DAY_MS);
  return { from: (today - days + 1) * DAY_MS - OFFSET_MS, to: (today + 1) * DAY_MS - OFFSET_MS };
};
