import { addLimit, handlingDue, handlingLimit } from '../clock';
import { toTimestamp } from '../clock/local';
import { activeOf } from '../evolve/base';
import { accept, badInput, refuse, type Deciders } from './answer';
import { isAhead } from './bounds';

/** More time, and time that does not count. 延期、挂账、恢复 */
export const time: Deciders<'extend' | 'suspend' | 'resume'> = {
  /** At most one original limit a time, and so many times as the rulebook says. */
  extend: (state, { dueAt, reason }, context) => {
    const { rulebook } = context;
    const active = activeOf(state);
    if (!active) return refuse('wrong-state', 'Only a case under way has a time to extend.', { state: state.state });
    if (state.extensions >= rulebook.maxExtensions) {
      return refuse('limit-reached', 'The case has been extended as often as the rules allow.', {
        action: 'extend',
        limit: rulebook.maxExtensions,
      });
    }
    // Counted from the later of the two, so that an extension never lies before what is due already.
    const from = Math.max(handlingDue(active), active.dueAt);
    const most = addLimit(from, handlingLimit(rulebook, active.category, active.priority), context);
    if (dueAt !== undefined && dueAt <= from) return badInput('dueAt', 'An extension is due later than the case is now.');
    if (dueAt !== undefined && dueAt > most) return badInput('dueAt', 'An extension adds one original limit at most.');
    return accept(state, context, { type: 'case.extended', data: { dueAt: toTimestamp(dueAt ?? most), reason } });
  },

  suspend: (state, { reason, until }, context) => {
    const { rulebook, now } = context;
    if (state.suspensions >= rulebook.maxSuspensions) {
      return refuse('limit-reached', 'The case has been suspended as often as the rules allow.', {
        action: 'suspend',
        limit: rulebook.maxSuspensions,
      });
    }
    if (until !== undefined && !isAhead(until, now)) return badInput('until', 'A suspension ends in the future, within a year.');
    const data = until === undefined ? { reason } : { reason, until: toTimestamp(until) };
    return accept(state, context, { type: 'case.suspended', data });
  },

  resume: (state, { reason }, context) => accept(state, context, { type: 'case.resumed', data: reason === undefined ? {} : { reason } }),
};
