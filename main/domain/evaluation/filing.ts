import type { StageFact } from '../stage-facts';
import { hasHappened, isWithin } from './period';
import type { EvaluatedCase, Judge, Period, Verdict } from './types';

/** A report counts in the period in which it was decided upon: filed, or left out because it never was. */
const judge = (found: EvaluatedCase, period: Period, counts: (run: StageFact) => boolean): Verdict => {
  const run = found.stages.find(({ stage }) => stage === 'file');
  if (run?.endedAt === undefined || !isWithin(run.endedAt, period)) return undefined;
  if (found.excluded) return { excluded: 'appeal' };
  if (run.result === 'rejected' || run.result === 'merged') return { excluded: run.result };
  return counts(run) ? 'numerator' : 'rest';
};

/** 按时立案率: filed on time ÷ filed (GB/T 30428 family). Cases. */
export const filedOnTime: Judge = (found, period) => judge(found, period, ({ onTime }) => onTime === true);

/** 准确立案率: (filed − voided) ÷ filed (GB/T 30428 family). Cases; a voiding after the period belongs to no past month. */
export const filedRightly: Judge = (found, period) =>
  judge(found, period, () => {
    const first = found.closings.find(({ reopenings }) => reopenings === 0);
    return !(first?.result === 'voided' && hasHappened(first.endedAt, period));
  });
