import { toInstant } from '../clock/local';
import { categoryIdOf, priorityOf } from '../facts';
import type { CaseState, Filing } from '../types';
import { activeOf, baseOf, endTasks, filingOf, isActive, lapsed, nobodyOffered, patch } from './base';
import type { Handlers } from './handler';
import { UNSORTED } from './report';

/**
 * What a reopened case is filed as until somebody files it anew: as before with the same time again, or, where it was
 * never filed, as reported and due at once.
 */
const refiling = (state: CaseState, at: number): Filing =>
  state.state === 'closed'
    ? { ...filingOf(state), filedAt: at, dueAt: at + Math.max(0, state.dueAt - state.filedAt), dueSetAt: at }
    : { category: categoryIdOf(state) ?? UNSORTED, priority: priorityOf(state), filedAt: at, dueAt: at, dueSetAt: at };

/** Filing and its opposites, and coming back. 立案、不予立案、并案、重新立案 */
export const filing: Handlers<'case.reported' | 'case.accepted' | 'case.rejected' | 'case.merged' | 'case.unmerged' | 'case.reopened'> = {
  /** A case is reported once. */
  'case.reported': (state) => state,

  /** Of a case that is filed already: the filing is put right, the stage and its tasks go on. 改派类别 */
  'case.accepted': (state, { data }, at) => {
    const dueAt = toInstant(data.dueAt);
    if (dueAt === undefined) return state;
    const { category, priority } = data;
    if (isActive(state) && state.state !== 'feedback') return { ...state, category, priority, dueAt, dueSetAt: at, updatedAt: at };
    if (state.state !== 'received') return state;
    return { ...baseOf(state), updatedAt: at, state: 'filed', since: at, category, priority, filedAt: at, dueAt, dueSetAt: at };
  },

  /** Of a filed case: voided, and nobody is left at work. 作废 */
  'case.rejected': (state, { type, data }, at) => {
    const active = activeOf(state);
    if (!active && state.state !== 'received') return state;
    const end = { tasks: endTasks(state.tasks, at, type), requests: lapsed(state.requests, 'rejected') };
    const filed = active ? { filing: filingOf(active) } : {};
    return { ...baseOf(state), ...nobodyOffered, ...end, ...filed, updatedAt: at, state: 'rejected', endedAt: at, reason: data.reason };
  },

  'case.merged': (state, { type, data }, at) => {
    if ((state.state !== 'received' && !activeOf(state)) || data.into === state.id) return state;
    const end = { tasks: endTasks(state.tasks, at, type), requests: lapsed(state.requests, 'merged') };
    return {
      ...baseOf(state),
      ...nobodyOffered,
      ...end,
      updatedAt: at,
      state: 'merged',
      endedAt: at,
      into: data.into,
      before: state,
    };
  },

  /** Exactly what it was: tasks that the merge ended are open again. What its reporter was promised meanwhile stands. */
  'case.unmerged': (state, _event, at) => {
    if (state.state !== 'merged') return state;
    const promised = state.promisedAt === undefined ? {} : { promisedAt: state.promisedAt };
    return patch(state.before, { updatedAt: at, ...promised });
  },

  'case.reopened': (state, _event, at) => {
    if (state.state !== 'closed' && state.state !== 'rejected') return state;
    const again = { rework: state.rework + 1, reopenings: state.reopenings + 1 };
    return { ...baseOf(state), ...refiling(state, at), ...again, updatedAt: at, state: 'filed', since: at };
  },
};
