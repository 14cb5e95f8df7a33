import type { Role, Seat } from '../../preload/contract';
import { looksAfter, owns } from './permission';
import type { CaseState, RunningLimit } from './types';

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
