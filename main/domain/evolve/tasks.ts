import { toInstant } from '../clock/local';
import { isLive, type LiveTask } from '../tasks';
import type { CaseState, Task } from '../types';
import { isActive, onActive, taskBaseOf, withTasks } from './base';
import type { Handlers } from './handler';

/** Changes one open task of this round, also of a suspended case: a department may finish while the clock stands. */
const onTask = (state: CaseState, taskId: string, at: number, change: (task: LiveTask) => Task): CaseState =>
  onActive(state, (active) => {
    const task = active.tasks.find((candidate) => candidate.taskId === taskId);
    if (!task || !isLive(task) || task.round !== active.rework) return active;
    const changed = change(task);
    if (changed === task) return active;
    return withTasks(
      active,
      active.tasks.map((candidate) => (candidate === task ? changed : candidate)),
      at,
    );
  });

/** What the departments do. 任务派遣与处理 */
export const tasks: Handlers<
  'task.dispatched' | 'task.acknowledged' | 'task.arrived' | 'task.declined' | 'task.recalled' | 'task.completed'
> = {
  /** The department named lead last leads. */
  'task.dispatched': (state, { data }, at) => {
    const dueAt = toInstant(data.dueAt);
    if (dueAt === undefined || !isActive(state) || state.tasks.some((task) => task.taskId === data.taskId)) return state;
    const others = data.lead ? state.tasks.map((task) => (isLive(task) && task.lead ? { ...task, lead: false } : task)) : state.tasks;
    const { taskId, departmentId, lead, instructions } = data;
    return withTasks(
      state,
      [...others, { taskId, departmentId, lead, instructions, sentAt: at, dueAt, dueSetAt: at, round: state.rework, state: 'sent' }],
      at,
    );
  },

  'task.acknowledged': (state, { data }, at) =>
    onTask(state, data.taskId, at, (task) =>
      task.state === 'sent' ? { ...taskBaseOf(task), state: 'acknowledged', acknowledgedAt: at } : task,
    ),

  'task.arrived': (state, { data }, at) =>
    onTask(state, data.taskId, at, (task) =>
      task.state === 'acknowledged' ? { ...taskBaseOf(task), state: 'arrived', acknowledgedAt: task.acknowledgedAt, arrivedAt: at } : task,
    ),

  /** Some matters need nobody on the spot, so arriving may be left out; acknowledging may not. */
  'task.completed': (state, { data }, at) =>
    onTask(state, data.taskId, at, (task) =>
      task.state === 'sent'
        ? task
        : {
            ...taskBaseOf(task),
            state: 'completed',
            acknowledgedAt: task.acknowledgedAt,
            arrivedAt: task.state === 'arrived' ? task.arrivedAt : undefined,
            endedAt: at,
            feedback: data.feedback,
            media: data.media ?? [],
          },
    ),

  'task.declined': (state, { data }, at) =>
    onTask(state, data.taskId, at, (task) => ({ ...taskBaseOf(task), state: 'declined', endedAt: at, reason: data.reason })),

  'task.recalled': (state, { data }, at) =>
    onTask(state, data.taskId, at, (task) => ({ ...taskBaseOf(task), state: 'recalled', endedAt: at, reason: data.reason })),
};
