import { toInstant } from '../clock/local';
import { priorityOf } from '../facts';
import type { CaseState, Filing } from '../types';
import { activeOf, baseOf, endTasks, filingOf } from './base';
import type { Handlers } from './handler';

/** Category of a case that was rejected before anybody gave it one. */
export const UNSORTED = 'other';

/**
 * What a reopened case is filed as until somebody files it anew: as before with the same time again, or, where it was
 * never filed, as reported and due at once.
 */
const refiling = (state: CaseState, at: number): Filing =>
  state.state === 'closed'
    ? { ...filingOf(state), filedAt: at, dueAt: at + Math.max(0, state.dueAt - state.filedAt) }
    : { category: state.report.category ?? UNSORTED, priority: priorityOf(state), filedAt: at, dueAt: at };

/** Filing and its opposites, and coming back. 立案、不予立案、并案、重新立案 */
export const filing: Handlers<'case.reported' | 'case.accepted' | 'case.rejected' | 'case.merged' | 'case.reopened'> = {
  /** A case is reported once. */
  'case.reported': (state) => state,

  /** Of a filed case: the filing is put right, the stage goes on. */
  'case.accepted': (state, { data }, at) => {
    const dueAt = toInstant(data.dueAt);
    if (dueAt === undefined || (state.state !== 'received' && state.state !== 'filed')) return state;
    const since = state.state === 'filed' ? state.since : at;
    return { ...baseOf(state), updatedAt: at, state: 'filed', since, category: data.category, priority: data.priority, filedAt: at, dueAt };
  },

  'case.rejected': (state, { data }, at) => {
    if (state.state !== 'received' && state.state !== 'filed') return state;
    return { ...baseOf(state), updatedAt: at, state: 'rejected', endedAt: at, reason: data.reason };
  },

  'case.merged': (state, { type, data }, at) => {
    if ((state.state !== 'received' && !activeOf(state)) || data.into === state.id) return state;
    return { ...baseOf(state), tasks: endTasks(state.tasks, at, type), updatedAt: at, state: 'merged', endedAt: at, into: data.into };
  },

  'case.reopened': (state, _event, at) => {
    if (state.state !== 'closed' && state.state !== 'rejected') return state;
    return { ...baseOf(state), ...refiling(state, at), rework: state.rework + 1, updatedAt: at, state: 'filed', since: at };
  },
};
