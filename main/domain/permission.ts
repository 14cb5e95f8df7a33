import { CASE_ACTIONS, TASK_ACTIONS, type CaseAction, type Seat, type TaskAction } from '../../preload/contract';
import { areaUnder } from './area';
import { isVerified, villageOf } from './facts';
import { CASE_RULES, TASK_RULES, type CaseRule, type ConditionName, type TaskRule } from './table';
import type { CaseState, Refusal, Task } from './types';

export type TaskCommand = TaskAction | 'recall';

/** Whether the task is the seat's own: its department's, or that of the committee of its village. */
const owns = (seat: Seat, task: Task): boolean => {
  if (seat.departmentId !== undefined && seat.departmentId === task.departmentId) return true;
  return seat.role === 'village' && task.departmentId === `village-committee-${seat.area}`;
};

/** Whether the seat is concerned with the case: it lies in its area, or holds a task of its own. */
const reaches = (seat: Seat, state: CaseState): boolean => {
  if (seat.role !== 'department' && areaUnder(villageOf(state) ?? state.area, seat.area)) return true;
  return (seat.role === 'department' || seat.role === 'village') && state.tasks.some((task) => owns(seat, task));
};

const recallable = (state: CaseState, task: Task): boolean => taskFits(TASK_RULES.recall, state, task);

const CONDITIONS: Record<ConditionName, { readonly holds: (state: CaseState) => boolean; readonly says: string }> = {
  'not-verified': { holds: (state) => !isVerified(state), says: 'the result has already been checked' },
  'verified-or-no-task': {
    holds: (state) => state.state === 'filed' || isVerified(state),
    says: 'the result has not been checked on the spot yet',
  },
  'has-recallable-task': { holds: (state) => state.tasks.some((task) => recallable(state, task)), says: 'no task is open' },
};

const taskFits = (rule: TaskRule, state: CaseState, task: Task): boolean => {
  const current = state.state === 'suspended' ? state.paused : state;
  return rule.states.includes(state.state) && rule.tasks.includes(task.state) && task.round === current.rework;
};

const forbidden = (seat: Seat, action: string, message: string): Refusal => ({
  code: 'not-allowed',
  message,
  details: { action, role: seat.role },
});

const seatRefusal = (rule: CaseRule | TaskRule, state: CaseState, action: string, seat: Seat): Refusal | undefined => {
  if (!rule.roles.includes(seat.role)) return forbidden(seat, action, `A ${seat.role} seat may not ${action}.`);
  if (!reaches(seat, state)) return forbidden(seat, action, 'The case is not in the area or among the tasks of this seat.');
  return undefined;
};

/** Why the seat may not do this to the case now; undefined: it may. */
export const refuseAction = (state: CaseState, action: CaseAction, seat: Seat): Refusal | undefined => {
  const rule: CaseRule = CASE_RULES[action];
  const refused = seatRefusal(rule, state, action, seat);
  if (refused) return refused;
  const details = { action, state: state.state };
  if (!rule.states.includes(state.state))
    return { code: 'wrong-state', message: `A ${state.state} case does not allow ${action}.`, details };
  const condition = rule.condition && CONDITIONS[rule.condition];
  if (condition && !condition.holds(state)) {
    return { code: 'wrong-state', message: `Cannot ${action}: ${condition.says}.`, details: { ...details, condition: rule.condition } };
  }
  return undefined;
};

/** Why the seat may not do this to the task now; undefined: it may. */
export const refuseTaskAction = (state: CaseState, task: Task, action: TaskCommand, seat: Seat): Refusal | undefined => {
  const rule: TaskRule = TASK_RULES[action];
  const refused = seatRefusal(rule, state, action, seat);
  if (refused) return refused;
  if (action !== 'recall' && !owns(seat, task)) return forbidden(seat, action, 'The task belongs to another department.');
  if (taskFits(rule, state, task)) return undefined;
  const details = { action, state: state.state, task: task.state };
  return { code: 'wrong-state', message: `A ${task.state} task of a ${state.state} case does not allow ${action}.`, details };
};

/** What the seat may do to the case now. */
export const allowedActions = (state: CaseState, seat: Seat): CaseAction[] =>
  CASE_ACTIONS.filter((action) => refuseAction(state, action, seat) === undefined);

/** What the seat may do with the task now. */
export const allowedTaskActions = (state: CaseState, task: Task, seat: Seat): TaskCommand[] =>
  ([...TASK_ACTIONS, 'recall'] as const).filter((action) => refuseTaskAction(state, task, action, seat) === undefined);
