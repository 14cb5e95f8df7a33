import { SUPERVISION_LEVELS } from '../../../preload/contract';
import { areaUnder } from '../area';
import { priorityOf } from '../facts';
import { accept, badInput, type Deciders } from './answer';

/** Words and slips. 答复、备注、上报、督办 */
export const remarks: Deciders<'reply' | 'note' | 'escalate' | 'supervise'> = {
  reply: (state, { text }, context) => accept(state, context, { type: 'case.replied', data: { text } }),

  note: (state, { text }, context) => accept(state, context, { type: 'case.noted', data: { text } }),

  /** Upwards only: what a village cannot settle goes to the township, then the district. */
  escalate: (state, { toArea, reason }, context) => {
    if (toArea === state.area || !areaUnder(state.area, toArea)) return badInput('toArea', 'A case is escalated to an area above its own.');
    return accept(state, context, { type: 'case.escalated', data: { toArea, reason } });
  },

  /** Blue, orange, red, one after the other; an urgent case may skip. */
  supervise: (state, { level, text }, context) => {
    const reached = state.supervision === undefined ? -1 : SUPERVISION_LEVELS.indexOf(state.supervision);
    const wanted = SUPERVISION_LEVELS.indexOf(level);
    if (wanted <= reached) return badInput('level', 'A slip of this level has been given already.');
    if (wanted > reached + 1 && priorityOf(state) !== 'urgent')
      return badInput('level', 'Slips are given in order unless the case is urgent.');
    return accept(state, context, { type: 'case.supervised', data: { level, text } });
  },
};
