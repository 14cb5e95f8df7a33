import type { Period } from './types';

/** What happened at or after this instant is not known yet: the end of the period, or now while it still runs. */
export const cutoffOf = ({ to, asOf }: Period): number => Math.min(to, asOf);

/** Whether an instant lies in the part of the period that has passed. */
export const isWithin = (instant: number, period: Period): boolean => instant >= period.from && instant < cutoffOf(period);

/** Whether something has happened by the end of the period: what was made up for later does not change a past month. */
export const hasHappened = (instant: number | undefined, period: Period): instant is number =>
  instant !== undefined && instant < cutoffOf(period);
