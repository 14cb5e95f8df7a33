import { CASE_ACTIONS, TASK_ACTIONS, type CaseAction, type Rulebook, type Seat, type TaskAction } from '../../preload/contract';
import { areaUnder } from './area';
import { unanswered } from './evolve/remarks';
import { inChargeOf, isDispute, isLeads, isVerified, openRequests, villageOf } from './facts';
import { CASE_RULES, REPORT_ROLES, TASK_RULES, type CaseRule, type ConditionName, type TaskRule } from './table';
import { isLive } from './tasks';
import type { CaseState, Refusal, Task } from './types';

export type TaskCommand = TaskAction | 'recall';

/** Whether the task is the seat's own: its department's, or that of the committee of its village. */
export const owns = (seat: Seat, task: Task): boolean => {
  if (seat.departmentId !== undefined && seat.departmentId === task.departmentId) return true;
  return seat.role === 'village' && task.departmentId === `village-committee-${seat.area}`;
};

/** Whether the case lies in the area the seat looks after; a department looks after tasks. */
export const looksAfter = (seat: Seat, state: CaseState): boolean =>
  seat.role !== 'department' && areaUnder(villageOf(state) ?? state.area, seat.area);

/** Whether the seat is concerned with the case: it lies in its area, or holds a task of its own. */
const reaches = (seat: Seat, state: CaseState): boolean => {
  if (looksAfter(seat, state)) return true;
  return (seat.role === 'department' || seat.role === 'village') && state.tasks.some((task) => owns(seat, task));
};

const recallable = (state: CaseState, task: Task): boolean => taskFits(TASK_RULES.recall, state, task);

/** The parts of the rulebook that say what a seat may do. */
export type Policy = Pick<Rulebook, 'leadCloses' | 'categories'>;

interface Asked {
  readonly state: CaseState;
  readonly seat: Seat;
  readonly policy: Policy;
  readonly rule: CaseRule;
}

interface Condition {
  readonly holds: (asked: Asked) => boolean;
  readonly says: string;
  /** It is this seat that may not; another might. */
  readonly ofSeat?: true;
}

/** Whether a seat that carries out tasks has such a one; the centre needs none. */
const hasTask = ({ state, seat }: Asked, fits: (task: Task) => boolean): boolean =>
  (seat.role !== 'department' && seat.role !== 'village') || state.tasks.some((task) => owns(seat, task) && fits(task));

/** A village hands up to its township, everybody else as far as the district. */
const highest = (seat: Seat): number => (seat.role === 'village' ? 9 : 6);

const CONDITIONS: Record<ConditionName, Condition> = {
  'not-verified': { holds: ({ state }) => !isVerified(state), says: 'the result has already been checked' },
  'verified-or-no-task': {
    holds: ({ state }) => state.state === 'filed' || isVerified(state),
    says: 'the result has not been checked on the spot yet',
  },
  'has-recallable-task': { holds: ({ state }) => state.tasks.some((task) => recallable(state, task)), says: 'no task is open' },
  'level-above': { holds: ({ state, seat }) => inChargeOf(state).length > highest(seat), says: 'there is no level above to hand it to' },
  escalated: { holds: ({ state }) => state.escalatedTo !== undefined, says: 'it was not escalated' },
  'in-charge': {
    holds: ({ state, seat }) => areaUnder(inChargeOf(state), seat.area),
    says: 'only the level in charge gives it back',
    ofSeat: true,
  },
  'may-close': {
    holds: ({ state, seat, policy }) => seat.role === 'lead' || !isLeads(state, policy),
    says: 'closing this case is for the shift lead',
    ofSeat: true,
  },
  'lead-closes': { holds: ({ state, policy }) => isLeads(state, policy), says: 'this seat may close the case itself' },
  'request-open': { holds: ({ state }) => openRequests(state).length > 0, says: 'nothing is asked for' },
  'not-requested': {
    holds: ({ state, rule }) => !openRequests(state).some(({ kind }) => kind === rule.asks),
    says: 'this has been asked for and is not decided yet',
  },
  'never-appealed': { holds: ({ state }) => !state.requests.some(({ kind }) => kind === 'appeal'), says: 'there was an appeal already' },
  'slip-unanswered': { holds: ({ state }) => unanswered(state) !== undefined, says: 'every slip has its answer' },
  'own-live-task': { holds: (asked) => hasTask(asked, isLive), says: 'this seat has no open task of the case', ofSeat: true },
  'is-dispute': { holds: ({ state, policy }) => isDispute(state, policy), says: 'it is no dispute by its category' },
  'dispute-registered': {
    // Of a closed one only a return visit is left, and only where there was an agreement that nobody has asked after.
    holds: ({ state: { dispute, state } }) =>
      dispute !== undefined && (state !== 'closed' || (dispute.agreement !== undefined && !dispute.visit)),
    says: 'no dispute was registered, or nothing is left to do',
  },
  'handed-or-open': {
    holds: ({ state }) => state.state !== 'closed' || (state.outcome === 'transferred' && state.transfer?.receipt === undefined),
    says: 'the case was closed otherwise, or its receipt is there',
  },
  'own-task': { holds: (asked) => hasTask(asked, () => true), says: 'this seat has no task of the case', ofSeat: true },
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
export const refuseAction = (state: CaseState, action: CaseAction, seat: Seat, policy: Policy): Refusal | undefined => {
  const rule: CaseRule = CASE_RULES[action];
  const refused = seatRefusal(rule, state, action, seat);
  if (refused) return refused;
  const details = { action, state: state.state };
  if (!rule.states.includes(state.state))
    return { code: 'wrong-state', message: `A ${state.state} case does not allow ${action}.`, details };
  const asked = { state, seat, policy, rule };
  const failing = rule.conditions?.find((name) => !CONDITIONS[name].holds(asked));
  if (failing === undefined) return undefined;
  const { says, ofSeat } = CONDITIONS[failing];
  return {
    code: ofSeat ? 'not-allowed' : 'wrong-state',
    message: `Cannot ${action}: ${says}.`,
    details: { ...details, condition: failing },
  };
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
export const allowedActions = (state: CaseState, seat: Seat, policy: Policy): CaseAction[] =>
  CASE_ACTIONS.filter((action) => refuseAction(state, action, seat, policy) === undefined);

/** What the seat may do with the task now. */
export const allowedTaskActions = (state: CaseState, task: Task, seat: Seat): TaskCommand[] =>
  ([...TASK_ACTIONS, 'recall'] as const).filter((action) => refuseTaskAction(state, task, action, seat) === undefined);

/** Whether the seat may do this in any state at all. */
export const seatMayEver = (seat: Seat, action: CaseAction): boolean => (CASE_RULES[action] as CaseRule).roles.includes(seat.role);

/** Whether the seat may write down a report. */
export const seatMayReport = (seat: Seat): boolean => REPORT_ROLES.includes(seat.role);
