import type { ClockKind, Stage } from '../../../preload/contract';
import { isWithin } from './period';
import type { EvaluatedCase, Period } from './types';

/** How long one stage of one case took, ms of its kind of time without pauses. */
export interface StageTime {
  readonly caseId: string;
  readonly stage: Stage;
  readonly kind: ClockKind;
  readonly ms: number;
}

/** How long a stage takes: the middle, and the slow end. 阶段用时 */
export interface StageTimes {
  readonly stage: Stage;
  readonly kind: ClockKind;
  readonly count: number;
  /** Of an even number the mean of the two in the middle, ms. */
  readonly median: number;
  /** Nine of ten took no longer, ms (nearest rank). */
  readonly p90: number;
  readonly longest: number;
  /** Cases with the longest ones first, each once. */
  readonly slowest: readonly string[];
}

/** Cases named at the slow end of a stage. */
export const SLOWEST = 10;

/** The stages of a case that were done in the period. A granted appeal takes the case out. */
export const stageTimesOf = ({ caseId, excluded, stages }: EvaluatedCase, period: Period): readonly StageTime[] =>
  excluded
    ? []
    : stages.flatMap(({ stage, kind, endedAt, tookMs, result }) =>
        result === 'done' && endedAt !== undefined && tookMs !== undefined && isWithin(endedAt, period)
          ? [{ caseId, stage, kind, ms: tookMs }]
          : [],
      );

/** The value that `share` (0 to 1) of the sorted values do not exceed, by nearest rank. At least one value. */
const rank = (sorted: readonly number[], share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;

/** At least one time, all of one stage and kind. */
export const summed = (times: readonly StageTime[]): StageTimes => {
  const slowFirst = times.toSorted((a, b) => b.ms - a.ms || (a.caseId < b.caseId ? -1 : 1));
  const sorted = slowFirst.map(({ ms }) => ms).reverse();
  const half = sorted.length / 2;
  const { stage, kind } = times[0]!;
  return {
    stage,
    kind,
    count: sorted.length,
    median: (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2,
    p90: rank(sorted, 0.9),
    longest: sorted.at(-1)!,
    slowest: [...new Set(slowFirst.map(({ caseId }) => caseId))].slice(0, SLOWEST),
  };
};
