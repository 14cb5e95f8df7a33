import { useCallback } from 'react';
import type { Candidate } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { useDuplicateStrings } from './strings';

/** Words said are examples; all are marked where the two stand side by side. */
const MOST_WORDS = 2;

/** Without those that stand inside of a longer one. */
export const ownWords = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !words.some((longer) => longer !== word && longer.includes(word)));

/** What agrees with a candidate, in a few words: 同类别 · 相距 120 米 · 相差 25 分钟. */
export const useAgreement = () => {
  const t = useDuplicateStrings();
  const format = useFormat();
  return useCallback(
    ({ sameCategory, metres, minutes, words }: Candidate): string =>
      [
        sameCategory ? t('sameCategory') : '',
        metres === undefined ? '' : t('away', { distance: format.distance(metres) }),
        minutes === 0 ? t('atOnce') : t('apart', { time: format.duration(minutes * 60_000) }),
        ownWords(words).slice(0, MOST_WORDS).join(' '),
      ]
        .filter(Boolean)
        .join(' · '),
    [t, format],
  );
};
