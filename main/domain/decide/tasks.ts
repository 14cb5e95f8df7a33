import { addLimit, handlingLimit } from '../clock';
import { toTimestamp } from '../clock/local';
import { categoryIdOf, priorityOf } from '../facts';
import { isLive } from '../tasks';
import type { CaseState } from '../types';
import { accept, badInput, refuse, type Deciders } from './answer';
import { isAhead } from './bounds';

const isBusy = (state: CaseState, departmentId: string): boolean =>
  state.tasks.some((task) => isLive(task) && task.departmentId === departmentId);

/** Sending tasks and what the departments answer. */
export const tasks: Deciders<'dispatch' | 'recall' | 'acknowledge' | 'arrive' | 'complete' | 'decline'> = {
  dispatch: (state, command, context) => {
    const { now, newId, rulebook } = context;
    const ids = command.tasks.map((task) => task.departmentId);
    for (const [index, { departmentId, dueAt }] of command.tasks.entries()) {
      const field = `tasks.${index}`;
      if (!context.department(departmentId)) return badInput(`${field}.departmentId`, 'There is no such department.');
      if (ids.indexOf(departmentId) !== index) return badInput(`${field}.departmentId`, 'The department is named twice.');
      if (isBusy(state, departmentId))
        return refuse('duplicate', 'The department has an open task of this case already.', { departmentId });
      if (dueAt !== undefined && !isAhead(dueAt, now)) return badInput(`${field}.dueAt`, 'A task is due in the future, within a year.');
    }
    if (command.tasks.filter((task) => task.lead).length > 1) return badInput('tasks.lead', 'One department leads, the others support it.');
    // Somebody has to lead: where nobody does and nobody is named, the first.
    const leaderless = !command.tasks.some((task) => task.lead) && !state.tasks.some((task) => isLive(task) && task.lead);
    const usual = addLimit(now, handlingLimit(rulebook, categoryIdOf(state) ?? '', priorityOf(state)), context);
    const drafts = command.tasks.map(({ departmentId, lead, instructions, dueAt }, index) => ({
      type: 'task.dispatched' as const,
      data: { taskId: newId(), departmentId, lead: lead || (leaderless && index === 0), instructions, dueAt: toTimestamp(dueAt ?? usual) },
    }));
    return accept(state, context, ...drafts);
  },

  recall: (state, { taskId, reason }, context) => accept(state, context, { type: 'task.recalled', data: { taskId, reason } }),
  acknowledge: (state, { taskId }, context) => accept(state, context, { type: 'task.acknowledged', data: { taskId } }),
  arrive: (state, { taskId }, context) => accept(state, context, { type: 'task.arrived', data: { taskId } }),
  complete: (state, { taskId, feedback, media }, context) =>
    accept(state, context, { type: 'task.completed', data: media ? { taskId, feedback, media } : { taskId, feedback } }),
  decline: (state, { taskId, reason }, context) => accept(state, context, { type: 'task.declined', data: { taskId, reason } }),
};
