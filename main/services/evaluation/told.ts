import { EXCLUSIONS, FIGURES, type FigureCounts, type PeriodFigures } from '../../../preload/contract';
import { rateOf, scoreOf, type Evaluation, type Figure, type Period } from '../../domain';
import type { Context } from '../context';

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
export const told = ({ evaluation }: Context, { from, to }: Period, { figures, stages }: Evaluation): PeriodFigures => {
  const counts = new Map(figures.map((figure) => [figure.figure, countsOf(figure)]));
  const score = scoreOf(evaluation.sheet, (figure) => {
    const found = counts.get(figure);
    return found && rateOf(found.numerator, found.denominator);
  });
  const { points, of, rate } = score;
  return {
    from,
    to,
    figures: FIGURES.flatMap((figure) => counts.get(figure) ?? []),
    stages: stages.map((times) => ({ ...times, slowest: [...times.slowest] })),
    score: without({ points, of, rate, items: score.items.map(without), source: evaluation.sheet.source }) as PeriodFigures['score'],
  };
};
