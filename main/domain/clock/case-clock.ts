import { assertNever } from '../assert-never';
import type { ClockKind, ClockRow, Limit, Stage } from '../../../preload/contract';
import { isLive, roundOf } from '../tasks';
import { priorityOf } from '../facts';
import type { ActiveCase, CaseState, Task } from '../types';
import { addLimit, handlingLimit, stageLimit, warnInstant, type Counting } from './limits';

const clock = (stage: Stage, kind: ClockKind, startedAt: number, dueAt: number, counting: Counting): ClockRow => ({
  stage,
  kind,
  startedAt,
  warnAt: warnInstant(startedAt, dueAt, kind, counting),
  dueAt,
});

const limited = (stage: Stage, limit: Limit, startedAt: number, counting: Counting): ClockRow =>
  clock(stage, limit.kind, startedAt, addLimit(startedAt, limit, counting), counting);

/** When handling is due: the latest open task, or the case itself where no task is open. */
export const handlingDue = (state: ActiveCase): number => {
  const due = state.tasks.filter(isLive).map((task) => task.dueAt);
  return due.length > 0 ? Math.max(...due) : state.dueAt;
};

/** Handling began when the first task of this round was sent, not when it was acknowledged. */
const handlingSince = (state: ActiveCase): number => {
  const begun = roundOf(state).map((task) => task.countsFrom);
  return begun.length > 0 ? Math.min(...begun) : state.since;
};

/**
 * The clock of the stage a case is in; undefined: ended. A suspended case shows the clock it will go on with, and
 * what was left of it when it stopped (negative: it was overdue already).
 */
export const clockOf = (state: CaseState, counting: Counting): ClockRow | undefined => {
  const { rulebook } = counting;
  switch (state.state) {
    case 'received':
      return limited('file', stageLimit(rulebook, 'file', priorityOf(state)), state.report.at, counting);
    case 'filed':
      return limited('dispatch', stageLimit(rulebook, 'dispatch', state.priority), state.since, counting);
    case 'dispatched':
    case 'handling':
      return clock(
        'handle',
        handlingLimit(rulebook, state.category, state.priority).kind,
        handlingSince(state),
        handlingDue(state),
        counting,
      );
    case 'feedback':
      return limited('verify', stageLimit(rulebook, 'verify', state.priority), state.since, counting);
    case 'suspended': {
      const paused = clockOf(state.paused, counting);
      return paused && { ...paused, pausedWith: paused.dueAt - state.suspendedAt };
    }
    case 'closed':
    case 'rejected':
    case 'merged':
      return undefined;
    default:
      return assertNever(state);
  }
};

/** Warning and due instants of the open tasks, by task id. */
export const taskClocksOf = (state: CaseState, counting: Counting): Record<string, { warnAt: number; dueAt: number }> => {
  const active = state.state === 'suspended' ? state.paused : state;
  if (active.state !== 'dispatched' && active.state !== 'handling') return {};
  const { kind } = handlingLimit(counting.rulebook, active.category, active.priority);
  const entry = (task: Task) =>
    [task.taskId, { warnAt: warnInstant(task.countsFrom, task.dueAt, kind, counting), dueAt: task.dueAt }] as const;
  return Object.fromEntries(active.tasks.filter(isLive).map(entry));
};
