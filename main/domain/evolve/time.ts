import { toInstant } from '../clock/local';
import { isLive } from '../tasks';
import type { ActiveCase } from '../types';
import { isActive, suspend } from './base';
import type { Handlers } from './handler';

/** Everything due later by this many milliseconds, and every clock as if it had begun later: the pause did not count. */
const shift = (state: ActiveCase, ms: number): ActiveCase => ({
  ...state,
  since: state.since + ms,
  dueAt: state.dueAt + ms,
  tasks: state.tasks.map((task) => (isLive(task) ? { ...task, countsFrom: task.countsFrom + ms, dueAt: task.dueAt + ms } : task)),
});

/** More time, and time that does not count. 延期、挂账、恢复 */
export const time: Handlers<'case.extended' | 'case.suspended' | 'case.resumed'> = {
  /** The case is due later, and so is every open task that was due before. */
  'case.extended': (state, { data }, at) => {
    const dueAt = toInstant(data.dueAt);
    if (dueAt === undefined || !isActive(state) || dueAt <= state.dueAt) return state;
    const tasks = state.tasks.map((task) => (isLive(task) && task.dueAt < dueAt ? { ...task, dueAt } : task));
    return { ...state, tasks, dueAt, extensions: state.extensions + 1, updatedAt: at };
  },

  'case.suspended': (state, { data }, at) => {
    const until = data.until === undefined ? undefined : toInstant(data.until);
    if (!isActive(state) || (data.until !== undefined && until === undefined)) return state;
    return suspend({ ...state, suspensions: state.suspensions + 1, updatedAt: at }, { suspendedAt: at, reason: data.reason, until });
  },

  'case.resumed': (state, _event, at) => {
    if (state.state !== 'suspended') return state;
    return { ...shift(state.paused, Math.max(0, at - state.suspendedAt)), updatedAt: at };
  },
};
