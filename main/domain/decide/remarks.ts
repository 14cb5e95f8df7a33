import { SUPERVISION_LEVELS } from '../../../preload/contract';
import { areaUnder } from '../area';
import { toTimestamp } from '../clock/local';
import { unanswered } from '../evolve/remarks';
import { inChargeOf, priorityOf } from '../facts';
import { accept, badInput, type Deciders } from './answer';
import { isAhead } from './bounds';

/** Words and slips. 答复、备注、上报、督办 */
export const remarks: Deciders<'reply' | 'note' | 'escalate' | 'return' | 'supervise' | 'explain'> = {
  reply: (state, { text, promisedAt }, context) => {
    if (promisedAt !== undefined && !isAhead(promisedAt, context.now))
      return badInput('promisedAt', 'A promise is for the future, within a year.');
    const data = promisedAt === undefined ? { text } : { text, promisedAt: toTimestamp(promisedAt) };
    return accept(state, context, { type: 'case.replied', data });
  },

  note: (state, { text, duty }, context) =>
    accept(state, context, {
      type: 'case.noted',
      data: { text, ...(duty ? { duty: { to: duty.to, at: toTimestamp(duty.at) } } : {}) },
    }),

  /** Upwards only: what a village cannot settle goes to the township, then the district. */
  escalate: (state, { toArea, reason }, context) => {
    const { seat } = context;
    if (!areaUnder(state.area, toArea) || toArea.length >= inChargeOf(state).length)
      return badInput('toArea', 'A case is escalated to an area above the one in charge.');
    if (seat.role === 'village' && toArea.length < 9) return badInput('toArea', 'A village hands a case to its township.');
    return accept(state, context, { type: 'case.escalated', data: { toArea, reason } });
  },

  /** Down again, to the case's own area. 退回下级 */
  return: (state, { reason }, context) => accept(state, context, { type: 'case.escalated', data: { toArea: state.area, reason } }),

  /** Blue, orange, red, one after the other; an urgent case may skip. */
  supervise: (state, { level, text }, context) => {
    const reached = state.supervision === undefined ? -1 : SUPERVISION_LEVELS.indexOf(state.supervision);
    const wanted = SUPERVISION_LEVELS.indexOf(level);
    if (wanted <= reached) return badInput('level', 'A slip of this level has been given already.');
    if (wanted > reached + 1 && priorityOf(state) !== 'urgent')
      return badInput('level', 'Slips are given in order unless the case is urgent.');
    return accept(state, context, { type: 'case.supervised', data: { level, text } });
  },

  explain: (state, { level, text }, context) => {
    if (!unanswered(state, level)) return badInput('level', 'No slip of this level waits for an answer.');
    return accept(state, context, { type: 'case.explained', data: { level, text } });
  },
};
