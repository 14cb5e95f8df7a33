import type { ClockKind } from '../../../../preload/contract';
import { MINUTE } from '../world';

/** Time counted minute by minute, by the wall: Monday to Friday, 8 to 12 and 14 to 18, China standard time. Whole minutes only. */
const counts = (instant: number, kind: ClockKind): boolean => {
  if (kind === 'running') return true;
  const local = instant + 8 * 3_600_000;
  // 1970-01-01 was a Thursday.
  const weekday = (Math.floor(local / 86_400_000) + 4) % 7;
  const hour = Math.floor((local % 86_400_000) / 3_600_000);
  return weekday !== 0 && weekday !== 6 && ((hour >= 8 && hour < 12) || (hour >= 14 && hour < 18));
};

export const minutesBetween = (from: number, to: number, kind: ClockKind): number => {
  if (kind === 'running') return Math.max(0, to - from) / MINUTE;
  let minutes = 0;
  for (let at = from; at < to; at += MINUTE) if (counts(at, kind)) minutes += 1;
  return minutes;
};

/** The end of the last of so many minutes that count. */
export const later = (from: number, minutes: number, kind: ClockKind): number => {
  if (kind === 'running') return from + minutes * MINUTE;
  let at = from;
  for (let left = minutes; left > 0; at += MINUTE) if (counts(at, kind)) left -= 1;
  return at;
};

export type Pauses = readonly (readonly [from: number, to: number])[];

/** A time that was said at `said`, after the pauses since then. */
export const movedBy = (due: number, said: number, kind: ClockKind, pauses: Pauses): number => {
  let at = due;
  for (const [from, to] of pauses) {
    const begin = Math.max(from, said);
    if (to > said && at > begin) at = later(at, minutesBetween(begin, to, kind), kind);
  }
  return at;
};

export const pausedSince = (from: number, kind: ClockKind, pauses: Pauses): number =>
  pauses.reduce((sum, [begin, end]) => sum + minutesBetween(Math.max(begin, from), end, kind), 0);
