import { isOpen } from '../../../preload/contract';
import { patch } from './base';
import type { Handlers } from './handler';

/** Words and slips: they change what the case carries, never where it stands. 答复、备注、上报、督办 */
export const remarks: Handlers<'case.replied' | 'case.noted' | 'case.escalated' | 'case.supervised'> = {
  'case.replied': (state, _event, at) => patch(state, { updatedAt: at }),
  'case.noted': (state, _event, at) => patch(state, { updatedAt: at }),
  'case.escalated': (state, { data }, at) => (isOpen(state.state) ? patch(state, { escalatedTo: data.toArea, updatedAt: at }) : state),
  'case.supervised': (state, { data }, at) => (isOpen(state.state) ? patch(state, { supervision: data.level, updatedAt: at }) : state),
};
