import { taskClocksOf, timeBetween, type Counting } from './clock';
import { handlingLimit } from './clock/limits';
import { categoryIdOf, priorityOf } from './facts';
import { isLive } from './tasks';
import type { CaseState, Task } from './types';

/** One department's task, as it happened. Instants in ms. 任务事实 */
export interface TaskFact {
  readonly taskId: string;
  readonly departmentId: string;
  readonly lead: boolean;
  readonly round: number;
  readonly sentAt: number;
  readonly acknowledgedAt?: number | undefined;
  readonly arrivedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  /** Absent: somebody still has it. */
  readonly result?: 'completed' | 'declined' | 'recalled' | undefined;
  readonly dueAtFirst: number;
  /** With every extension and pause while it was open. */
  readonly dueAt: number;
  readonly pausedMs: number;
  readonly extensions: number;
  /** Completed, and not later than it was due; absent: not completed. */
  readonly onTime?: boolean | undefined;
}

const end = (task: Task, dueAt: number, state: CaseState): Pick<TaskFact, 'endedAt' | 'result' | 'onTime'> => {
  if (isLive(task)) return {};
  const { endedAt, state: result } = task;
  if (task.state !== 'completed') return { endedAt, result };
  // While the case stood still nothing could become late.
  const counted = state.state === 'suspended' ? Math.min(endedAt, state.suspendedAt) : endedAt;
  return { endedAt, result, onTime: counted <= dueAt };
};

const factOf = (task: Task, before: TaskFact | undefined, state: CaseState, extended: boolean, counting: Counting): TaskFact => {
  const { taskId, departmentId, lead, round, sentAt } = task;
  // Of a task that has just ended the clock is gone: what it was due by stands in the fact before.
  const dueAt = taskClocksOf(state, counting)[taskId]?.dueAt ?? before?.dueAt ?? task.dueAt;
  const { kind } = handlingLimit(counting.rulebook, categoryIdOf(state) ?? '', priorityOf(state));
  const paused = state.pauses.reduce((sum, { from, to }) => sum + timeBetween(Math.max(from, sentAt), to, kind, counting), 0);
  return {
    taskId,
    departmentId,
    lead,
    round,
    sentAt,
    acknowledgedAt: 'acknowledgedAt' in task ? task.acknowledgedAt : before?.acknowledgedAt,
    arrivedAt: 'arrivedAt' in task ? task.arrivedAt : before?.arrivedAt,
    dueAtFirst: before?.dueAtFirst ?? task.dueAt,
    dueAt,
    pausedMs: isLive(task) ? paused : (before?.pausedMs ?? paused),
    extensions: (before?.extensions ?? 0) + (extended && isLive(task) ? 1 : 0),
    ...end(task, dueAt, state),
  };
};

/** The facts of every task of a case, from the states it went through, in the order in which they were sent. */
export const taskFactsOf = (states: readonly CaseState[], counting: Counting): readonly TaskFact[] => {
  const facts = new Map<string, TaskFact>();
  let extensions = 0;
  for (const state of states) {
    const extended = state.extensions > extensions;
    extensions = state.extensions;
    for (const task of state.tasks) {
      const before = facts.get(task.taskId);
      // What has ended stays as it ended, unless a merge that ended it was taken back.
      if (before?.endedAt !== undefined && !isLive(task)) continue;
      facts.set(task.taskId, factOf(task, before, state, extended, counting));
    }
  }
  return [...facts.values()];
};
