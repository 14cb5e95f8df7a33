import type { HeatStep } from '../../../../preload/contract';
import { TIME_ZONE } from '../../../kit/format';

const HOUR = 3_600_000;

/** A step in words: 11月23日 08:00–09:00; Nov 17 – 23. Whole days are told without the hour. */
export const stepWords = (lang: string, { from, to }: Pick<HeatStep, 'from' | 'to'>): string => {
  if (to - from >= 24 * HOUR)
    return new Intl.DateTimeFormat(lang, { timeZone: TIME_ZONE, month: 'short', day: 'numeric', weekday: 'short' }).formatRange(
      from,
      to - 1,
    );
  return new Intl.DateTimeFormat(lang, {
    timeZone: TIME_ZONE,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatRange(from, to);
};
