import { addLimit, handlingLimit } from '../clock';
import { toTimestamp } from '../clock/local';
import { categoryIdOf, priorityOf } from '../facts';
import { outcomesOf } from '../facts';
import type { CaseState, DecideContext } from '../types';
import { accept, badInput, refuse, type Deciders, type Draft } from './answer';
import { isAhead } from './bounds';

/** The departments that did the work once more, with what was missing. One that is gone by now cannot be sent for. 返工 */
const redone = (state: CaseState, missing: string, context: DecideContext): readonly Draft[] => {
  const limit = handlingLimit(context.rulebook, categoryIdOf(state) ?? '', priorityOf(state));
  const dueAt = toTimestamp(addLimit(context.now, limit, context));
  const did = state.tasks.filter(
    (task) => task.round === state.rework && task.state === 'completed' && context.department(task.departmentId) !== undefined,
  );
  const each = [...new Map(did.map((task) => [task.departmentId, task])).values()];
  // Whoever led may have declined: somebody has to lead now.
  const lead = (each.find((task) => task.lead) ?? each[0])?.departmentId;
  return each.map(({ departmentId }) => ({
    type: 'task.dispatched',
    data: { taskId: context.newId(), departmentId, lead: departmentId === lead, instructions: missing, dueAt },
  }));
};

/** The check on the spot and the end. 核查结案 */
export const checking: Deciders<'offer' | 'verify' | 'close'> = {
  offer: (state, { memberIds, dueAt }, context) => {
    const stranger = memberIds.findIndex((id) => context.member(id) === undefined);
    if (stranger >= 0) return badInput(`memberIds.${stranger}`, 'There is no such grid member.');
    if (new Set(memberIds).size < memberIds.length) return badInput('memberIds', 'A grid member is named twice.');
    if (dueAt !== undefined && !isAhead(dueAt, context.now)) return badInput('dueAt', 'A check is due in the future, within a year.');
    const data = dueAt === undefined ? { memberIds } : { memberIds, dueAt: toTimestamp(dueAt) };
    return accept(state, context, { type: 'case.offered', data });
  },

  verify: (state, { result, text, redo = true }, context) => {
    const by = context.seat.operatorId;
    const data = text === undefined ? { result, by } : { result, text, by };
    const again = result === 'fail' && redo ? redone(state, text ?? '', context) : [];
    return accept(state, context, { type: 'case.verified', data }, ...again);
  },

  close: (state, { outcome, text }, context) => {
    const possible = outcomesOf(state);
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
