import { addLimit, caseDue, handlingDue, handlingLimit } from '../clock';
import { toTimestamp } from '../clock/local';
import { activeOf } from '../evolve/base';
import type { CaseState, DecideContext, Decision } from '../types';
import { accept, badInput, refuse, type Deciders } from './answer';
import { isAhead } from './bounds';

/** From when to when a case may be extended: the later of its due times, so that none comes nearer, and one original limit more. */
const extensionBounds = (state: CaseState, context: DecideContext): { from: number; most: number } | undefined => {
  const active = activeOf(state);
  if (!active) return undefined;
  const from = Math.max(handlingDue(active, context), caseDue(active, context));
  return { from, most: addLimit(from, handlingLimit(context.rulebook, active.category, active.priority), context) };
};

/** Why the case cannot be extended, to this instant if one is named. At most one original limit a time, so often as the rulebook says. */
export const extensionRefusal = (state: CaseState, dueAt: number | undefined, context: DecideContext): Decision | undefined => {
  const { maxExtensions } = context.rulebook;
  const bounds = extensionBounds(state, context);
  if (!bounds) return refuse('wrong-state', 'Only a case under way has a time to extend.', { state: state.state });
  if (state.extensions >= maxExtensions) {
    const details = { action: 'extend', limit: maxExtensions };
    return refuse('limit-reached', 'The case has been extended as often as the rules allow.', details);
  }
  if (dueAt !== undefined && dueAt <= bounds.from) return badInput('dueAt', 'An extension is due later than the case is now.');
  if (dueAt !== undefined && dueAt > bounds.most) return badInput('dueAt', 'An extension adds one original limit at most.');
  return undefined;
};

/** Why the case cannot be suspended, until this instant if one is named. */
export const suspensionRefusal = (state: CaseState, until: number | undefined, { rulebook, now }: DecideContext): Decision | undefined => {
  if (state.suspensions >= rulebook.maxSuspensions) {
    const details = { action: 'suspend', limit: rulebook.maxSuspensions };
    return refuse('limit-reached', 'The case has been suspended as often as the rules allow.', details);
  }
  if (until !== undefined && !isAhead(until, now)) return badInput('until', 'A suspension ends in the future, within a year.');
  return undefined;
};

/** More time, and time that does not count. 延期、挂账、恢复 */
export const time: Deciders<'extend' | 'suspend' | 'resume'> = {
  extend: (state, { dueAt, reason }, context) => {
    const until = dueAt ?? extensionBounds(state, context)?.most ?? 0;
    return (
      extensionRefusal(state, dueAt, context) ??
      accept(state, context, { type: 'case.extended', data: { dueAt: toTimestamp(until), reason } })
    );
  },

  suspend: (state, { reason, until }, context) =>
    suspensionRefusal(state, until, context) ??
    accept(state, context, {
      type: 'case.suspended',
      data: until === undefined ? { reason } : { reason, until: toTimestamp(until) },
    }),

  resume: (state, { reason }, context) => accept(state, context, { type: 'case.resumed', data: reason === undefined ? {} : { reason } }),
};
