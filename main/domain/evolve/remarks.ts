import { isOpen, SUPERVISION_LEVELS, type SupervisionLevel } from '../../../preload/contract';
import { toInstant } from '../clock/local';
import type { CaseState, Slip } from '../types';
import { patch } from './base';
import type { Handlers } from './handler';

const higher = (a: SupervisionLevel | undefined, b: SupervisionLevel): SupervisionLevel =>
  a !== undefined && SUPERVISION_LEVELS.indexOf(a) > SUPERVISION_LEVELS.indexOf(b) ? a : b;

/** The last slip of a level that nobody has answered. */
export const unanswered = ({ slips }: Pick<CaseState, 'slips'>, level?: SupervisionLevel): Slip | undefined =>
  slips.findLast((slip) => slip.answer === undefined && (level === undefined || slip.level === level));

/** Words and slips: they change what the case carries, never where it stands. 答复、备注、上报、督办 */
export const remarks: Handlers<'case.replied' | 'case.noted' | 'case.escalated' | 'case.supervised' | 'case.explained'> = {
  'case.replied': (state, { data }, at) => {
    const promisedAt = data.promisedAt === undefined ? undefined : toInstant(data.promisedAt);
    return patch(state, { updatedAt: at, ...(promisedAt === undefined ? {} : { promisedAt }) });
  },

  'case.noted': (state, _event, at) => patch(state, { updatedAt: at }),

  /** To the case's own area: the level above gives it back. */
  'case.escalated': (state, { data }, at) =>
    isOpen(state.state) ? patch(state, { escalatedTo: data.toArea === state.area ? undefined : data.toArea, updatedAt: at }) : state,

  'case.supervised': (state, { data }, at) => {
    if (!isOpen(state.state)) return state;
    const { level, text } = data;
    return patch(state, { supervision: higher(state.supervision, level), slips: [...state.slips, { level, text, at }], updatedAt: at });
  },

  'case.explained': (state, { data, actor }, at) => {
    const slip = unanswered(state, data.level);
    if (!slip) return state;
    const answer = { text: data.text, byName: actor.name ?? actor.id, at };
    return patch(state, { slips: state.slips.map((one) => (one === slip ? { ...one, answer } : one)), updatedAt: at });
  },
};
