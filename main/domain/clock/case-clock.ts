import { assertNever } from '../assert-never';
import type { ClockKind, ClockRow, Stage } from '../../../preload/contract';
import { categoryIdOf, priorityOf } from '../facts';
import { isLive } from '../tasks';
import type { ActiveCase, CaseState, Task } from '../types';
import { addCounted, countedBetween, moved, type Counted } from './counted';
import { handlingLimit, stageLimit, type Counting } from './limits';
import { MINUTE_MS } from './local';

/** The instant at which the rulebook's share of the time from `start` to `due` is used up. */
export const warnInstant = (start: number, due: number, counted: Counted, counting: Counting): number => {
  const working = countedBetween(start, due, counted, counting);
  // A due time set by hand may leave no working time at all: then it runs through.
  const used: Counted = working > 0 ? counted : { ...counted, kind: 'running' };
  const total = working > 0 ? working : countedBetween(start, due, used, counting);
  return Math.min(addCounted(start, Math.floor(total * counting.rulebook.warnAt), used, counting), Math.max(start, due));
};

const clock = (stage: Stage, startedAt: number, dueAt: number, counted: Counted, counting: Counting): ClockRow => ({
  stage,
  kind: counted.kind,
  startedAt,
  warnAt: warnInstant(startedAt, dueAt, counted, counting),
  dueAt,
});

/** A stage whose due time is nobody's word but the rulebook's. */
const limited = (stage: 'file' | 'dispatch' | 'verify', state: CaseState, startedAt: number, counting: Counting): ClockRow => {
  const { minutes, kind } = stageLimit(counting.rulebook, stage, priorityOf(state), categoryIdOf(state));
  const counted = { kind, pauses: state.pauses };
  return clock(stage, startedAt, addCounted(startedAt, minutes * MINUTE_MS, counted, counting), counted, counting);
};

const handlingKind = (state: ActiveCase, { rulebook }: Counting): ClockKind => handlingLimit(rulebook, state.category, state.priority).kind;

/** When something said to be due is due, after the pauses since it was said. */
const dueOf = (said: { readonly dueAt: number; readonly dueSetAt: number }, state: ActiveCase, counting: Counting): number =>
  moved(said.dueAt, said.dueSetAt, { kind: handlingKind(state, counting), pauses: state.pauses }, counting);

/** When a task is due, or was when it ended, after the pauses since it was said. */
export const taskDue = (task: Task, state: ActiveCase, counting: Counting): number => dueOf(task, state, counting);

/** When the whole case is due. */
export const caseDue = (state: ActiveCase, counting: Counting): number => dueOf(state, state, counting);

/** When handling is due: the latest open task, or the case itself where no task is open. */
export const handlingDue = (state: ActiveCase, counting: Counting): number => {
  const due = state.tasks.filter(isLive).map((task) => dueOf(task, state, counting));
  return due.length > 0 ? Math.max(...due) : caseDue(state, counting);
};

/**
 * The clock of the stage a case is in; undefined: ended. A suspended case shows the clock it will go on with, and
 * what was left of it when it stopped (negative: it was overdue already).
 */
export const clockOf = (state: CaseState, counting: Counting): ClockRow | undefined => {
  switch (state.state) {
    case 'received':
      return limited('file', state, state.report.at, counting);
    case 'filed':
      return limited('dispatch', state, state.since, counting);
    case 'dispatched':
    case 'handling': {
      const counted = { kind: handlingKind(state, counting), pauses: state.pauses };
      return clock('handle', state.handlingSince, handlingDue(state, counting), counted, counting);
    }
    case 'feedback':
      return limited('verify', state, state.since, counting);
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
  const counted = { kind: handlingKind(active, counting), pauses: active.pauses };
  const entry = (task: Task) => {
    const dueAt = dueOf(task, active, counting);
    return [task.taskId, { warnAt: warnInstant(task.sentAt, dueAt, counted, counting), dueAt }] as const;
  };
  return Object.fromEntries(active.tasks.filter(isLive).map(entry));
};
