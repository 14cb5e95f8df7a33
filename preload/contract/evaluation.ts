import * as v from 'valibot';
import { Words } from './care';
import { Limit } from './directory';
import { EXCLUSIONS, FIGURES, OTHER_FIGURES } from './evaluation-vocabulary';
import { Code, type Of } from './scalars';
import { PRIORITIES } from './vocabulary';

/** The customer's rules of evaluation: `resources/data/evaluation.json`. 综合评价规则 */

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** One line of the score sheet: `points` at the value `full` and beyond, none at `none`, in proportion between. */
export const SheetItem = v.strictObject({
  figure: v.picklist([...FIGURES, ...OTHER_FIGURES]),
  points: v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)),
  full: share,
  none: share,
});
export type SheetItem = Of<typeof SheetItem>;

const Item = v.pipe(
  SheetItem,
  v.check(({ full, none }) => full !== none, 'full and none are the same value'),
);

export const EvaluationRules = v.strictObject({
  /** Until when a department has to answer a task that was sent to it, by priority. 响应时限 */
  answer: v.strictObject({ source: Words, limits: v.record(v.picklist(PRIORITIES), Limit) }),
  /** The district's own index. 考核指标 */
  sheet: v.strictObject({ source: Words, items: v.pipe(v.array(Item), v.minLength(1), v.maxLength(50)) }),
});
export type EvaluationRules = Of<typeof EvaluationRules>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A share of visits or of first calls, and of which villages: a sum of theirs. */
export const OtherShare = v.strictObject({
  figure: v.picklist(OTHER_FIGURES),
  numerator: count,
  denominator: count,
  villages: v.array(v.strictObject({ key: Code, numerator: count, denominator: count })),
});
export type OtherShare = Of<typeof OtherShare>;

/** How many cases a figure is made of, and how many were left out and why. */
export const FigureCounts = v.strictObject({
  figure: v.picklist(FIGURES),
  numerator: count,
  denominator: count,
  excluded: v.array(v.strictObject({ why: v.picklist(EXCLUSIONS), cases: count })),
});
export type FigureCounts = Of<typeof FigureCounts>;
