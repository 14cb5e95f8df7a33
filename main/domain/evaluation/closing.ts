import type { ClosingFact } from '../closing-facts';
import { judgeDuty, together, type Ended } from './due';
import { hasHappened } from './period';
import type { EvaluatedCase, Judge, Period, Verdict } from './types';

const endedOf = ({ result }: ClosingFact): Ended | undefined => (result === 'closed' ? 'done' : result);

const judge = (found: EvaluatedCase, period: Period, counts: (closing: ClosingFact) => boolean): Verdict =>
  together(
    found,
    found.closings.map((closing) => judgeDuty(found, closing, endedOf(closing), period, () => counts(closing))),
  );

/** 结案率: closed ÷ due to be closed (GB/T 30428 family). Cases. */
export const closed: Judge = (found, period) => judge(found, period, () => true);

/** 按期结案率: closed on time ÷ due to be closed (GB/T 30428 family). Cases. */
export const closedOnTime: Judge = (found, period) => judge(found, period, ({ onTime }) => onTime === true);

/** Whether work had to be done again between a filing and its end: after a failed check, or because it was reopened. */
const isRedone = ({ stages }: EvaluatedCase, { filedAt, endedAt }: ClosingFact, period: Period): boolean =>
  stages.some(({ round, beganAt }) => round > 0 && beganAt >= filedAt && beganAt <= (endedAt ?? beganAt) && hasHappened(beganAt, period));

/** 返工率: redone ÷ due to be closed (GB/T 30428 family). Cases; the fewer the better. */
export const redone: Judge = (found, period) => {
  const verdict = closed(found, period, {});
  if (verdict !== 'numerator' && verdict !== 'rest') return verdict;
  const due = found.closings.filter((closing) => typeof judgeDuty(found, closing, endedOf(closing), period, () => true) === 'string');
  return due.some((closing) => isRedone(found, closing, period)) ? 'numerator' : 'rest';
};
