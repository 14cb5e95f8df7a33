import { FIGURES, STAGES, type Exclusion, type FigureName } from '../../../preload/contract';
import { areaUnder } from '../area';
import { answered } from './answering';
import { checkedOnTime } from './checking';
import { closed, closedOnTime, redone } from './closing';
import { dispatchedRightly } from './dispatching';
import { filedOnTime, filedRightly } from './filing';
import { handled, handledOnTime } from './handling';
import { stageTimesOf, summed, type StageTime, type StageTimes } from './stage-times';
import type { EvaluatedCase, EvaluationFilter, Figure, Judge, Period } from './types';

/** The formula of each figure. */
export const JUDGES: Readonly<Record<FigureName, Judge>> = {
  handled,
  'handled-on-time': handledOnTime,
  closed,
  'closed-on-time': closedOnTime,
  'filed-on-time': filedOnTime,
  'filed-rightly': filedRightly,
  'dispatched-rightly': dispatchedRightly,
  'checked-on-time': checkedOnTime,
  redone,
  answered,
};

/** The smallest area a case is known to be in. */
export const placeOf = ({ village, township }: EvaluatedCase): string => village ?? township;

/** Whether a case is among those that are asked about. */
export const fits = (found: EvaluatedCase, { area, areaItself, departmentId, category, memberId }: EvaluationFilter): boolean =>
  (area === undefined || (areaItself ? placeOf(found) === area : areaUnder(placeOf(found), area))) &&
  (departmentId === undefined || found.tasks.some((task) => task.departmentId === departmentId)) &&
  (category === undefined || found.category === category) &&
  (memberId === undefined || found.reporterId === memberId);

export interface Evaluation {
  readonly figures: readonly Figure[];
  /** By stage in the order of the work, then by kind of time; stages that nobody finished are left out. */
  readonly stages: readonly StageTimes[];
}

/** Takes cases one at a time, so that no more than one has to be in memory, and keeps their ids. */
export interface Tally {
  readonly add: (found: EvaluatedCase) => void;
  readonly result: () => Evaluation;
}

interface Growing {
  readonly figure: FigureName;
  readonly numerator: string[];
  readonly rest: string[];
  readonly excluded: Partial<Record<Exclusion, string[]>>;
}

export const createTally = (period: Period, filter: EvaluationFilter): Tally => {
  const figures: readonly Growing[] = FIGURES.map((figure) => ({ figure, numerator: [], rest: [], excluded: {} }));
  const times = new Map<string, StageTime[]>();
  return {
    add: (found) => {
      if (!fits(found, filter)) return;
      for (const { figure, numerator, rest, excluded } of figures) {
        const verdict = JUDGES[figure](found, period, filter);
        if (verdict === 'numerator') numerator.push(found.caseId);
        else if (verdict === 'rest') rest.push(found.caseId);
        else if (verdict) (excluded[verdict.excluded] ??= []).push(found.caseId);
      }
      for (const time of stageTimesOf(found, period)) {
        const key = `${STAGES.indexOf(time.stage)} ${time.kind}`;
        const known = times.get(key);
        if (known) known.push(time);
        else times.set(key, [time]);
      }
    },
    result: () => ({
      figures,
      stages: [...times.keys()].toSorted().map((key) => summed(times.get(key)!)),
    }),
  };
};

/** The figures of a period over all these cases. */
export const evaluate = (cases: Iterable<EvaluatedCase>, period: Period, filter: EvaluationFilter = {}): Evaluation => {
  const tally = createTally(period, filter);
  for (const found of cases) tally.add(found);
  return tally.result();
};
