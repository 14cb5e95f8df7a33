import { MINUTE_MS, dateOf, localDay, startOfDay } from './local';
import type { Calendar } from '../types';

/** Hours of a working day, minutes after local midnight. 工作时间 */
export type WorkingHours = readonly { readonly from: number; readonly to: number }[];

/** A calendar that never works must not hang the console: after this many days the rest is counted as running time. */
const HORIZON_DAYS = 3_660;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The working spans of one local day, as instants, in order. */
const spansOf = (day: number, calendar: Calendar, hours: WorkingHours): readonly Span[] => {
  if (!calendar.isWorkingDay(dateOf(day))) return [];
  const midnight = startOfDay(day);
  return hours
    .filter((span) => span.to > span.from)
    .map((span) => ({ from: midnight + span.from * MINUTE_MS, to: midnight + span.to * MINUTE_MS }))
    .sort((a, b) => a.from - b.from);
};

/**
 * The instant at which `ms` of working time have passed since `start`. Ends at the end of a span rather than at the
 * beginning of the next one: eight hours from 08:00 end at 18:00.
 */
export const addWorking = (start: number, ms: number, calendar: Calendar, hours: WorkingHours): number => {
  let left = ms;
  if (left <= 0) return start;
  const first = localDay(start);
  for (let day = first; day < first + HORIZON_DAYS; day += 1) {
    for (const span of spansOf(day, calendar, hours)) {
      const from = Math.max(span.from, start);
      if (from >= span.to) continue;
      if (left <= span.to - from) return from + left;
      left -= span.to - from;
    }
  }
  return start + left;
};

/** Working milliseconds between two instants; 0 when `end` is not after `start`. */
export const workingBetween = (start: number, end: number, calendar: Calendar, hours: WorkingHours): number => {
  let total = 0;
  const last = Math.min(localDay(end), localDay(start) + HORIZON_DAYS);
  for (let day = localDay(start); day <= last; day += 1) {
    for (const span of spansOf(day, calendar, hours)) total += Math.max(0, Math.min(span.to, end) - Math.max(span.from, start));
  }
  return total;
};
