import type { EvaluationRules, SheetItem } from '../../../preload/contract';

export interface ScoredItem extends SheetItem {
  /** The figure's value, 0 to 1; undefined: nothing was due, and the line counts neither for nor against. */
  readonly value: number | undefined;
  readonly scored: number | undefined;
}

/** Points out of so many, as in "841 of 920, 91.41 %". 得分、得分率 */
export interface Score {
  readonly points: number;
  readonly of: number;
  /** 0 to 1; undefined: no line counts. */
  readonly rate: number | undefined;
  readonly items: readonly ScoredItem[];
}

/** A share of a figure; undefined: the denominator is 0. */
export const rateOf = (numerator: number, denominator: number): number | undefined =>
  denominator === 0 ? undefined : numerator / denominator;

const scored = ({ points, full, none }: SheetItem, value: number): number =>
  points * Math.min(1, Math.max(0, (value - none) / (full - none)));

/** The district's own index, from the values of its figures and shares (each 0 to 1) and the customer's sheet. */
export const scoreOf = (sheet: EvaluationRules['sheet'], valueOf: (figure: SheetItem['figure']) => number | undefined): Score => {
  const items = sheet.items.map((item) => {
    const value = valueOf(item.figure);
    return { ...item, value, scored: value === undefined ? undefined : scored(item, value) };
  });
  const counted = items.filter(({ value }) => value !== undefined);
  const points = counted.reduce((sum, item) => sum + (item.scored ?? 0), 0);
  const of = counted.reduce((sum, item) => sum + item.points, 0);
  return { points, of, rate: rateOf(points, of), items };
};
