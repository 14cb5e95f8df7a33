import { useCallback, useMemo } from 'react';
import { OTHER_FIGURES, type FigureCounts, type PeriodKind, type SheetItem, type Span } from '../../../preload/contract';
import { useFormat, useLang, useTerm, TIME_ZONE } from '../../kit';
import { useEvaluationStrings } from './strings';

/** The share a figure is, 0 to 1; undefined: nothing was due. */
export const shareOf = (figure: Pick<FigureCounts, 'numerator' | 'denominator'> | undefined): number | undefined =>
  figure && figure.denominator > 0 ? figure.numerator / figure.denominator : undefined;

/** What a line of the score sheet is of, in words. */
export const useItemWord = () => {
  const term = useTerm();
  return useCallback(
    (figure: SheetItem['figure']): string => term(OTHER_FIGURES.some((one) => one === figure) ? 'otherFigures' : 'figures', figure),
    [term],
  );
};

/** Periods, shares and their change in words. */
export const useWords = () => {
  const t = useEvaluationStrings();
  const lang = useLang();
  const format = useFormat();
  return useMemo(() => {
    const month = new Intl.DateTimeFormat(lang, { timeZone: TIME_ZONE, year: 'numeric', month: 'long' });
    const year = new Intl.DateTimeFormat(lang, { timeZone: TIME_ZONE, year: 'numeric' });
    const monthOnly = new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, month: 'numeric' });
    const change = new Intl.NumberFormat(lang, { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const points = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
    const days = ({ from, to }: Span): string => `${format.date(from)} – ${format.date(to - 1)}`;
    const period = (kind: PeriodKind, span: Span): string => {
      if (kind === 'month') return month.format(span.from);
      if (kind === 'year') return year.format(span.from);
      if (kind === 'quarter')
        return t('quarterOf', { year: year.format(span.from), quarter: (Number(monthOnly.format(span.from)) + 2) / 3 });
      return days(span);
    };
    return {
      period,
      days,
      /** 91.41%; a dash where nothing was due. */
      /** A round share, along an axis. */
      roundShare: (value: number): string => format.percent(value),
      share: (value: number | undefined): string => (value === undefined ? '—' : format.rate(value)),
      /** How much more than before, in percentage points: +1.20. */
      change: (now: number | undefined, before: number | undefined): string =>
        now === undefined || before === undefined ? '—' : change.format((now - before) * 100),
      points: (value: number): string => points.format(value),
    };
  }, [t, lang, format]);
};
export type Words = ReturnType<typeof useWords>;
