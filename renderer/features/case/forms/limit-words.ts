import type { Limit, Rulebook } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useFormStrings } from './strings';

/** Working time in whole working days where it comes out even, else in hours; a working day is as long as the rulebook says. */
export const workingUnits = (
  minutes: number,
  hours: Rulebook['workingHours'],
): { readonly unit: 'days' | 'hours'; readonly count: number } => {
  const day = hours.reduce((sum, { from, to }) => sum + to - from, 0);
  return day > 0 && minutes >= day && minutes % day === 0
    ? { unit: 'days', count: minutes / day }
    : { unit: 'hours', count: Math.round(minutes / 6) / 10 };
};

/** A limit as people say it: 1 小时, 5 个工作日. */
export const useLimitWords = () => {
  const t = useFormStrings();
  const format = useFormat();
  const { rulebook } = useDirectory();
  return ({ minutes, kind }: Limit): string => {
    if (kind === 'running') return `${format.duration(minutes * 60_000)} · ${t('running')}`;
    const { unit, count } = workingUnits(minutes, rulebook?.workingHours ?? []);
    return t(unit === 'days' ? 'workingDays' : 'workingHours', { count });
  };
};
