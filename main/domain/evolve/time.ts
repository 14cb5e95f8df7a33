import { toInstant } from '../clock/local';
import { isLive } from '../tasks';
import { isActive, suspend } from './base';
import type { Handlers } from './handler';

/** More time, and time that does not count. 延期、挂账、恢复 */
export const time: Handlers<'case.extended' | 'case.suspended' | 'case.resumed'> = {
  /** The case is due later, and so is every open task that was due before. */
  'case.extended': (state, { data }, at) => {
    const dueAt = toInstant(data.dueAt);
    if (dueAt === undefined || !isActive(state) || dueAt <= state.dueAt) return state;
    const tasks = state.tasks.map((task) => (isLive(task) && task.dueAt < dueAt ? { ...task, dueAt, dueSetAt: at } : task));
    return { ...state, tasks, dueAt, dueSetAt: at, extensions: state.extensions + 1, updatedAt: at };
  },

  'case.suspended': (state, { data }, at) => {
    const until = data.until === undefined ? undefined : toInstant(data.until);
    if (!isActive(state) || (data.until !== undefined && until === undefined)) return state;
    return suspend({ ...state, suspensions: state.suspensions + 1, updatedAt: at }, { suspendedAt: at, reason: data.reason, until });
  },

  /** The pause is written down; how far it moves a limit depends on the limit's kind of time. */
  'case.resumed': (state, _event, at) => {
    if (state.state !== 'suspended') return state;
    // Clocks of several machines: a pause neither ends before it began nor reaches back into the one before.
    const from = Math.max(state.suspendedAt, state.pauses.at(-1)?.to ?? state.suspendedAt);
    const pauses = at > from ? [...state.pauses, { from, to: at }] : state.pauses;
    return { ...state.paused, pauses, updatedAt: at };
  },
};
