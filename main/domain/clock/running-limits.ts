import type { CaseState, RunningLimit, Task } from '../types';
import { categoryIdOf, isVerified, priorityOf } from '../facts';
import { clockOf, taskClocksOf } from './case-clock';
import { addLimit, stageLimit, type Counting } from './limits';

/** The open task that is due last: the handling stage is as long as its time. */
const lastTask = ({ tasks }: CaseState, clocks: Readonly<Record<string, { dueAt: number }>>): Task | undefined =>
  tasks.filter((task) => clocks[task.taskId]).toSorted((a, b) => clocks[b.taskId]!.dueAt - clocks[a.taskId]!.dueAt)[0];

/** What the limit of the stage is, whatever pauses have made of it: the word given for the last task, or the rulebook's. */
const saidOf = (state: CaseState, startedAt: number, last: Task | undefined, counting: Counting): number => {
  if (state.state === 'dispatched' || state.state === 'handling') return last?.dueAt ?? state.dueAt;
  const stage = state.state === 'received' ? 'file' : state.state === 'filed' ? 'dispatch' : 'verify';
  return addLimit(startedAt, stageLimit(counting.rulebook, stage, priorityOf(state), categoryIdOf(state)), counting);
};

/**
 * The limits that run in a case: of its stage, and of each open task. None while it stands still, has ended, or only
 * waits to be closed after its check has passed.
 * @param clock of the case, and `tasks` of its tasks, where they are known already
 */
export const runningLimits = (
  state: CaseState,
  counting: Counting,
  clock = clockOf(state, counting),
  tasks = taskClocksOf(state, counting),
): RunningLimit[] => {
  if (!clock || clock.pausedWith !== undefined || isVerified(state)) return [];
  const { stage, startedAt, warnAt, dueAt } = clock;
  const said = saidOf(state, startedAt, lastTask(state, tasks), counting);
  const open = state.tasks.flatMap(({ taskId, dueAt: word }) => {
    const limit = tasks[taskId];
    return limit ? [{ key: `task/${taskId}/${word}`, ...limit }] : [];
  });
  return [{ key: `${stage}/${startedAt}/${said}`, warnAt, dueAt }, ...open];
};
