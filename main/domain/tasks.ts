import type { CaseBase, Task, TaskOf } from './types';

/** A task somebody still has to do. */
export type LiveTask = TaskOf<'sent'> | TaskOf<'acknowledged'> | TaskOf<'arrived'>;

export const isLive = (task: Task): task is LiveTask => task.state === 'sent' || task.state === 'acknowledged' || task.state === 'arrived';

/**
 * The tasks that count in this round: dispatched since the case last came back, neither declined nor recalled. Those
 * of earlier rounds stay in the history and decide nothing.
 */
export const roundOf = (base: Pick<CaseBase, 'tasks' | 'rework'>): readonly Task[] =>
  base.tasks.filter((task) => task.round === base.rework && task.state !== 'declined' && task.state !== 'recalled');

/** The state that follows from the tasks: some sent; some acknowledged; all completed; none left. */
export const stageOf = (base: Pick<CaseBase, 'tasks' | 'rework'>): 'filed' | 'dispatched' | 'handling' | 'feedback' => {
  const tasks = roundOf(base);
  if (tasks.length === 0) return 'filed';
  if (tasks.every((task) => task.state === 'completed')) return 'feedback';
  return tasks.every((task) => task.state === 'sent') ? 'dispatched' : 'handling';
};
