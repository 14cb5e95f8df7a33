import { isOpen } from '../../../preload/contract';
import { toInstant } from '../clock/local';
import { openRequests } from '../facts';
import { patch } from './base';
import type { Handlers } from './handler';

/** Whether a time of the wire is there and names an instant; absent ones do no harm. */
const instantOf = (timestamp: string | undefined): number | undefined => (timestamp === undefined ? undefined : toInstant(timestamp));

/** What the shift lead is asked, and answers. What is granted happens by its own event. 申请、审批 */
export const requests: Handlers<'case.requested' | 'case.answered'> = {
  'case.requested': (state, { data, actor }, at) => {
    const { requestId, kind, reason, outcome, taskId } = data;
    const fits = isOpen(state.state) || (kind === 'appeal' && state.state === 'closed');
    if (!fits || state.requests.some((request) => request.requestId === requestId)) return state;
    const asked = { requestId, kind, reason, byName: actor.name ?? actor.id, at, outcome, taskId };
    const request = { ...asked, dueAt: instantOf(data.dueAt), until: instantOf(data.until) };
    return patch(state, { requests: [...state.requests, request], updatedAt: at });
  },

  /** A granted appeal takes the case out of the statistics; what happened stays on record. */
  'case.answered': (state, { data }, at) => {
    const request = openRequests(state).find(({ requestId }) => requestId === data.requestId);
    if (!request) return state;
    const answer = { granted: data.granted, reason: data.reason, at };
    return patch(state, {
      requests: state.requests.map((one) => (one === request ? { ...one, answer } : one)),
      excluded: state.excluded || (request.kind === 'appeal' && data.granted),
      updatedAt: at,
    });
  },
};
