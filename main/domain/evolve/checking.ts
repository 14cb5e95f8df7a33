import { activeOf, baseOf, endTasks, filingOf } from './base';
import type { Handlers } from './handler';

/** The check on the spot and the end. 核查结案 */
export const checking: Handlers<'case.verified' | 'case.closed'> = {
  /** A failed check sends the case back to be dispatched again; its tasks stay as history. 返工 */
  'case.verified': (state, { data }, at) => {
    if (state.state !== 'feedback') return state;
    if (data.result === 'pass') return { ...state, updatedAt: at, verifiedAt: at, verifiedBy: data.by };
    return { ...baseOf(state), ...filingOf(state), rework: state.rework + 1, updatedAt: at, state: 'filed', since: at };
  },

  /** Whoever closed it had the right to; this console's own table is stricter than what it believes of others. */
  'case.closed': (state, { type, data }, at) => {
    const active = activeOf(state);
    if (!active) return state;
    const tasks = endTasks(active.tasks, at, type);
    return {
      ...baseOf(active),
      ...filingOf(active),
      tasks,
      updatedAt: at,
      state: 'closed',
      endedAt: at,
      outcome: data.outcome,
      text: data.text,
    };
  },
};
