export { evaluatedOf, spanOf } from './evaluated';
export { createGroupedTally } from './grouped';
export { reportKey, reportsDue, type DueReport, type ReportPlan } from './reports-due';
export { EVALUATION_SIGHT, seesMembersFigures } from './seats';
export { rateOf, scoreOf, type Score, type ScoredItem } from './score';
export type { StageTimes } from './stage-times';
export { createTally, evaluate, type Evaluation, type Tally } from './tally';
export { judgeVisit, visitDuties, type VisitDuty } from './visits';
export type { EvaluatedCase, EvaluationFilter, Figure, Period } from './types';
