import type { Role, Seat } from '../../preload/contract';
import { looksAfter, owns, refuseTaskAction } from './permission';
import type { CaseState, RunningLimit, Task } from './types';

/** Whether the seat is called to act at all: an observer reads, and a call would only disturb. */
export const isCalled = (role: Role): boolean => role !== 'observer';

/**
 * Whether a limit of the case is the seat's to keep: those of its area, and beyond that of its own tasks only. A
 * department is not called because another one is late, nor because nobody has checked the result. 谁的时限通知谁
 */
export const isToldOf = (seat: Seat, state: CaseState, { key }: Pick<RunningLimit, 'key'>): boolean => {
  if (!isCalled(seat.role)) return false;
  if (looksAfter(seat, state)) return true;
  return state.tasks.some((task) => owns(seat, task) && key.startsWith(`task/${task.taskId}/`));
};

/**
 * Tasks that wait for this very seat to acknowledge them: its department's, or its committee's; none for a seat that
 * carries out nothing. To each of them it is called once. 新任务通知
 */
export const newTasksOf = (seat: Seat, state: CaseState): readonly Task[] =>
  state.tasks.filter((task) => refuseTaskAction(state, task, 'acknowledge', seat) === undefined);
