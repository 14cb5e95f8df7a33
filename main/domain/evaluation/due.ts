import type { Exclusion } from '../../../preload/contract';
import { hasHappened, isWithin } from './period';
import type { EvaluatedCase, Period, Verdict } from './types';

/** Something that has to be done until an instant. */
export interface Duty {
  readonly dueAtFirst: number;
  readonly dueAt: number;
  readonly pausedMs: number;
  readonly endedAt?: number | undefined;
}

/** What became of a duty that ended: done, or ended without being done. */
export type Ended = 'done' | Exclusion;

/** Left out at whatever time it happened: it should not have been a case, or is part of another. */
const NEVER_ONE: readonly Exclusion[] = ['voided', 'merged'];

/** A duty of the past that was moved out of the period, or whose clock stands. */
const moved = (found: EvaluatedCase, duty: Duty, period: Period): Verdict => {
  const stands = found.suspendedSince !== undefined && duty.endedAt === undefined && duty.dueAt >= found.suspendedSince;
  if (stands && isWithin(duty.dueAt, period)) return { excluded: 'suspended' };
  if (isWithin(duty.dueAt, period) || !isWithin(duty.dueAtFirst, period)) return undefined;
  return { excluded: duty.pausedMs > 0 ? 'suspended' : 'extended' };
};

/**
 * How a duty stands in a figure of what was due in the period. Left out: one whose clock stands, one that more time or a
 * pause took out of the period, one of a case that was voided or merged, and one that ended before it was due without
 * being done. One that was late already counts, however it ended.
 * @param counts whether a duty that was done counts in the numerator
 */
export const judgeDuty = (found: EvaluatedCase, duty: Duty, ended: Ended | undefined, period: Period, counts: () => boolean): Verdict => {
  const out = moved(found, duty, period);
  if (out) return out;
  if (!isWithin(duty.dueAt, period)) return undefined;
  if (!hasHappened(duty.endedAt, period) || ended === undefined) return 'rest';
  if (ended === 'done') return counts() ? 'numerator' : 'rest';
  return NEVER_ONE.includes(ended) || duty.endedAt <= duty.dueAt ? { excluded: ended } : 'rest';
};

/**
 * A case with several duties in a period stands once in its figure: in the numerator if every one of them does, left out
 * if all of them are. A granted appeal leaves it out of every figure it has to do with.
 */
export const together = (found: EvaluatedCase, verdicts: readonly Verdict[]): Verdict => {
  const all = verdicts.filter((verdict) => verdict !== undefined);
  if (all.length === 0) return undefined;
  if (found.excluded) return { excluded: 'appeal' };
  if (all.includes('rest')) return 'rest';
  return all.includes('numerator') ? 'numerator' : all.at(-1);
};
