import type { EvaluationRules } from '../../../preload/contract';
import { townshipOf } from '../area';
import { addCounted, type Counting } from '../clock';
import { MINUTE_MS } from '../clock/local';
import { categoryIdOf, priorityOf, villageOf } from '../facts';
import { caseHistoryOf } from '../stage-facts';
import type { AnyEvent } from '../types';
import type { EvaluatedCase } from './types';

/** For a priority the customer's file leaves out: one hour. */
const FALLBACK = { minutes: 60, kind: 'running' } as const;

/** What the evaluation needs of a case, from its history; undefined: the events do not begin with a report. Pure. */
export const evaluatedOf = (events: Iterable<AnyEvent>, rules: EvaluationRules, counting: Counting): EvaluatedCase | undefined => {
  const history = caseHistoryOf(events, counting);
  if (!history) return undefined;
  const { state, facts } = history;
  const { appeal: _, tasks, ...rest } = facts;
  const priority = priorityOf(state);
  const { minutes, kind } = rules.answer.limits[priority] ?? FALLBACK;
  const counted = { kind, pauses: state.pauses };
  return {
    ...rest,
    tasks: tasks.map((task) => ({ ...task, answerDueAt: addCounted(task.sentAt, minutes * MINUTE_MS, counted, counting) })),
    township: townshipOf(state.area),
    village: villageOf(state),
    gridCode: state.report.gridCode,
    category: categoryIdOf(state),
    priority,
    reportedAt: state.report.at,
    reporterId: state.report.reporter?.id,
  };
};

/**
 * From when to when a case can have to do with a period, ms: from its report to the last thing that happened in it or is
 * due. A period outside of it need not look at the case.
 */
export const spanOf = ({ reportedAt, stages, tasks, closings }: EvaluatedCase): { readonly from: number; readonly to: number } => {
  const ends = [...stages, ...tasks, ...closings].flatMap(({ dueAtFirst, dueAt, endedAt = dueAt }) => [dueAtFirst, dueAt, endedAt]);
  return { from: reportedAt, to: Math.max(reportedAt, ...ends, ...tasks.map(({ answerDueAt }) => answerDueAt)) };
};
