import { accept, badInput, refuse, type Deciders } from './answer';

/** A dispute is registered, assigned, mediated, agreed upon and visited again; a case is handed over with its file. 矛盾纠纷、移送 */
export const disputes: Deciders<'dispute' | 'mediate' | 'transfer'> = {
  dispute: (state, { kind, people, parties }, context) => {
    const all = parties ?? state.dispute?.parties ?? [];
    if (all.length === 0) return badInput('parties', 'A dispute has at least one party.');
    if (!all.some(({ side }) => side === 'applicant')) return badInput('parties', 'Somebody applied for the mediation.');
    if (people < all.length) return badInput('people', 'Fewer people than parties are named.');
    return accept(state, context, { type: 'case.disputed', data: { kind, people, ...(parties ? { parties } : {}) } });
  },

  /** One step after the other; a session may be held again, and an agreement comes of one. */
  mediate: (state, { step, method, mediator, text, kept }, context) => {
    const { dispute } = state;
    if (!dispute) return refuse('wrong-state', 'The dispute has not been registered.', { action: 'mediate', state: state.state });
    const isOver = state.state === 'closed';
    if (isOver && step !== 'visited') return badInput('step', 'A closed case is visited again, nothing else.');
    if (step === 'assigned') {
      if (method === undefined) return badInput('method', 'A way of mediating has to be chosen.');
      if (mediator === undefined) return badInput('mediator', 'Somebody has to mediate.');
      return accept(state, context, { type: 'case.mediated', data: { step, method, mediator, ...(text === undefined ? {} : { text }) } });
    }
    if (dispute.assignedAt === undefined) return badInput('step', 'Nobody mediates yet.');
    if ((step === 'agreed' || step === 'failed') && dispute.sessions === 0) return badInput('step', 'No session was held.');
    if (step === 'visited' && !dispute.agreement) return badInput('step', 'Without an agreement there is nothing to ask after.');
    if (text === undefined) return badInput('text', 'What came of it has to be said.');
    if (step === 'visited') {
      if (kept === undefined) return badInput('kept', 'It has to be said whether the agreement is kept.');
      return accept(state, context, { type: 'case.mediated', data: { step, text, kept } });
    }
    return accept(state, context, { type: 'case.mediated', data: { step, text } });
  },

  transfer: (state, { to, office, receipt, text }, context) => {
    const said = { to, office, ...(receipt === undefined ? {} : { receipt }), ...(text === undefined ? {} : { text }) };
    return accept(state, context, { type: 'case.transferred', data: said });
  },
};
