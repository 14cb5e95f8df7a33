import { useCallback } from 'react';
import type { Shade } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { useShadeStrings } from './strings';
import { valueOf, type Told } from './rules';

/** Below so many cases a share is no percentage: one case moves it too far. */
const FEW = 10;

/** A place's number in words, as it stands behind its name. */
export const useToldWords = (): ((shade: Shade, told: Told) => string) => {
  const t = useShadeStrings();
  const format = useFormat();
  return useCallback(
    (shade, told) => {
      if ('denominator' in told) {
        const counts = { met: format.number(told.numerator), due: format.number(told.denominator) };
        return told.denominator < FEW ? t('metOf', counts) : t('rateOf', { ...counts, rate: format.percent(valueOf(shade, told)) });
      }
      return shade === 'within' ? format.percent(valueOf(shade, told)) : format.number(valueOf(shade, told));
    },
    [t, format],
  );
};
