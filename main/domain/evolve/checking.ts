import { toInstant } from '../clock/local';
import { activeOf, baseOf, endTasks, filingOf, lapsed, nobodyOffered } from './base';
import type { Handlers } from './handler';

/** The check on the spot and the end. 核查结案 */
export const checking: Handlers<'case.offered' | 'case.verified' | 'case.closed'> = {
  /** Offered again, to others as well; whoever was asked first may still come. */
  'case.offered': (state, { data }, at) => {
    const dueAt = data.dueAt === undefined ? undefined : toInstant(data.dueAt);
    if (state.state !== 'feedback' || state.verifiedAt !== undefined || (data.dueAt !== undefined && dueAt === undefined)) return state;
    const offeredTo = [...new Set([...state.offeredTo, ...data.memberIds])];
    return { ...state, offeredTo, offeredAt: at, offerDueAt: dueAt, updatedAt: at };
  },

  /** A failed check sends the case back to be dispatched again; its tasks stay as history. 返工 */
  'case.verified': (state, { data }, at) => {
    if (state.state !== 'feedback') return state;
    if (data.result === 'pass') return { ...state, ...nobodyOffered, updatedAt: at, verifiedAt: at, verifiedBy: data.by };
    return { ...baseOf(state), ...filingOf(state), ...nobodyOffered, rework: state.rework + 1, updatedAt: at, state: 'filed', since: at };
  },

  /** Whoever closed it had the right to; this console's own table is stricter than what it believes of others. */
  'case.closed': (state, { type, data }, at) => {
    const active = activeOf(state);
    if (!active) return state;
    const tasks = endTasks(active.tasks, at, type);
    return {
      ...baseOf(active),
      ...filingOf(active),
      ...nobodyOffered,
      tasks,
      requests: lapsed(active.requests, 'closed'),
      updatedAt: at,
      state: 'closed',
      endedAt: at,
      outcome: data.outcome,
      text: data.text,
    };
  },
};
