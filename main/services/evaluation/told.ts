import { EXCLUSIONS, FIGURES, type FigureCounts, type OtherFigure, type PeriodFigures } from '../../../preload/contract';
import { rateOf, scoreOf, type Evaluation, type Figure, type Period } from '../../domain';
import type { Context } from '../context';
import type { Others } from './others';

/** How many cases a figure is made of, and how many were left out and why. */
export const countsOf = ({ figure, numerator, rest, excluded }: Figure): FigureCounts => ({
  figure,
  numerator: numerator.length,
  denominator: numerator.length + rest.length,
  excluded: EXCLUSIONS.flatMap((why) => {
    const cases = excluded[why]?.length ?? 0;
    return cases === 0 ? [] : [{ why, cases }];
  }),
});

const without = <T extends object>(item: T): T => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as T;

/** The figures of a period as a window is told them: numbers, no ids but those of the slowest cases. */
export const told = ({ evaluation }: Context, { from, to }: Period, { figures, stages }: Evaluation, others: Others): PeriodFigures => {
  const counts = new Map(figures.map((figure) => [figure.figure, countsOf(figure)]));
  const shares = new Map<string, { readonly numerator: number; readonly denominator: number }>([
    ...counts,
    ...others.told.map((share) => [share.figure, share] as const),
  ]);
  const score = scoreOf(evaluation.sheet, (figure) => {
    const found = shares.get(figure);
    return found && rateOf(found.numerator, found.denominator);
  });
  const items = score.items.map((item) => without({ ...item, unasked: others.unasked[item.figure as OtherFigure] }));
  const { points, of, rate } = score;
  return {
    from,
    to,
    figures: FIGURES.flatMap((figure) => counts.get(figure) ?? []),
    others: [...others.told],
    stages: stages.map((times) => ({ ...times, slowest: [...times.slowest] })),
    score: without({ points, of, rate, items, source: evaluation.sheet.source }) as PeriodFigures['score'],
  };
};
