import type { Dispute } from '../types';
import { patch } from './base';
import type { Handlers } from './handler';

/** Disputes and transfers: they change what the case carries, never where it stands. 矛盾纠纷、移送 */
export const disputes: Handlers<'case.disputed' | 'case.mediated' | 'case.transferred'> = {
  /** Said again it puts right; parties that are not named again stay as they were. */
  'case.disputed': (state, { data }, at) => {
    const known = state.dispute;
    const named = data.parties?.map(({ side, name, phone, idNumber }) => ({ side, name, phone, idNumber }));
    const parties = named ?? known?.parties;
    if (!parties || state.state === 'rejected' || state.state === 'merged') return state;
    const { kind, people } = data;
    return patch(state, { dispute: { ...(known ?? { registeredAt: at, sessions: 0 }), kind, people, parties }, updatedAt: at });
  },

  'case.mediated': (state, { data }, at) => {
    const { dispute } = state;
    if (!dispute || state.state === 'rejected' || state.state === 'merged') return state;
    return patch(state, { dispute: { ...dispute, ...changed(dispute, data, at) }, updatedAt: at });
  },

  /** Said again it adds the receipt that came later. */
  'case.transferred': (state, { data }, at) => {
    if (state.state === 'rejected' || state.state === 'merged') return state;
    const { to, office, receipt, text } = data;
    return patch(state, { transfer: { to, office, receipt, text, at: state.transfer?.at ?? at }, updatedAt: at });
  },
};

type Said = Parameters<(typeof disputes)['case.mediated']>[1]['data'];

const changed = (dispute: Dispute, { step, method, mediator, text = '', kept }: Said, at: number): Partial<Dispute> => {
  switch (step) {
    case 'assigned':
      return { method: method ?? dispute.method, mediator: mediator ?? dispute.mediator, assignedAt: at };
    case 'mediated':
      return { sessions: dispute.sessions + 1 };
    case 'agreed':
      return { agreement: { text, at }, failedAt: undefined };
    case 'failed':
      return { failedAt: at, agreement: undefined };
    case 'visited':
      return { visit: { text, at, kept: kept ?? false } };
  }
};
