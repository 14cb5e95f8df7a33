import type { Stage } from '../../../preload/contract';
import type { StageFact } from '../stage-facts';
import { judgeDuty, together, type Ended } from './due';
import type { EvaluatedCase, Period, Verdict } from './types';

/** Whether a case that ended at this instant ended by being voided: it had been filed. */
const isVoided = ({ closings }: EvaluatedCase, at: number | undefined): boolean =>
  closings.some(({ result, endedAt }) => result === 'voided' && endedAt === at);

/** What became of a stage, in the words of what is left out. */
export const endedOf = (found: EvaluatedCase, { result, endedAt }: StageFact): Ended | undefined => {
  if (result === 'closed') return 'settled';
  return result === 'rejected' && isVoided(found, endedAt) ? 'voided' : result;
};

/** The stages of a kind that were due in the period, taken together. */
export const judgeStages = (found: EvaluatedCase, stage: Stage, period: Period, counts: (run: StageFact) => boolean): Verdict =>
  together(
    found,
    found.stages.filter((run) => run.stage === stage).map((run) => judgeDuty(found, run, endedOf(found, run), period, () => counts(run))),
  );
