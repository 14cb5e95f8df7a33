import type { Limit } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useFormStrings } from './strings';
import { workingUnits } from './working-units';

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
