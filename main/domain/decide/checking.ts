import { OUTCOMES_IN } from '../table';
import { accept, refuse, type Deciders } from './answer';

/** The check on the spot and the end. 核查结案 */
export const checking: Deciders<'verify' | 'close'> = {
  verify: (state, { result, text }, context) => {
    const by = context.seat.operatorId;
    return accept(state, context, { type: 'case.verified', data: text === undefined ? { result, by } : { result, text, by } });
  },

  close: (state, { outcome, text }, context) => {
    const possible = state.state === 'filed' || state.state === 'feedback' ? OUTCOMES_IN[state.state] : [];
    if (!possible.includes(outcome)) {
      return refuse('wrong-state', `A ${state.state} case cannot be closed as ${outcome}.`, {
        action: 'close',
        state: state.state,
        field: 'outcome',
        possible,
      });
    }
    return accept(state, context, { type: 'case.closed', data: text === undefined ? { outcome } : { outcome, text } });
  },
};
