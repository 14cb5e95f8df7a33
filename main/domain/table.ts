import {
  OUTCOMES,
  type CaseAction,
  type CaseStateName,
  type Outcome,
  type Role,
  type TaskAction,
  type TaskStateName,
} from '../../preload/contract';

/**
 * Who may do what in which state: the one place that says it. `allowedActions`, `allowedTaskActions` and `decide` read
 * this table and nothing else. 权限表
 */

/** Conditions beyond the state; permission.ts has the test and the words of each. */
export type ConditionName = 'not-verified' | 'verified-or-no-task' | 'has-recallable-task';

export interface CaseRule {
  readonly roles: readonly Role[];
  readonly states: readonly CaseStateName[];
  readonly condition?: ConditionName;
}

export interface TaskRule {
  readonly roles: readonly Role[];
  readonly states: readonly CaseStateName[];
  readonly tasks: readonly TaskStateName[];
}

/** The seats of the dispatch centre. */
const CENTRE: readonly Role[] = ['dispatcher', 'lead'];
/** What the shift lead grants: more time, and slips. */
const LEAD: readonly Role[] = ['lead'];
const CENTRE_AND_VILLAGE: readonly Role[] = [...CENTRE, 'village'];
/** Seats that carry out tasks: their own only. */
const HANDLERS: readonly Role[] = ['department', 'village'];

const ANY: readonly CaseStateName[] = [
  'received',
  'filed',
  'dispatched',
  'handling',
  'feedback',
  'suspended',
  'closed',
  'rejected',
  'merged',
];
const OPEN: readonly CaseStateName[] = ['received', 'filed', 'dispatched', 'handling', 'feedback', 'suspended'];
/** With tasks that may be open; a paused case may be worked on. */
const WITH_TASKS: readonly CaseStateName[] = ['dispatched', 'handling', 'suspended'];

export const CASE_RULES = {
  accept: { roles: CENTRE, states: ['received'] },
  reject: { roles: CENTRE, states: ['received'] },
  merge: { roles: CENTRE, states: ['received', 'filed'] },
  dispatch: { roles: CENTRE, states: ['filed', 'dispatched', 'handling'] },
  recall: { roles: CENTRE, states: WITH_TASKS, condition: 'has-recallable-task' },
  reply: { roles: CENTRE, states: ANY },
  note: { roles: [...CENTRE, 'village', 'department'], states: ANY },
  escalate: { roles: CENTRE, states: OPEN },
  supervise: { roles: LEAD, states: OPEN },
  extend: { roles: LEAD, states: ['dispatched', 'handling'] },
  suspend: { roles: LEAD, states: ['filed', 'dispatched', 'handling'] },
  resume: { roles: CENTRE, states: ['suspended'] },
  'verify-pass': { roles: CENTRE_AND_VILLAGE, states: ['feedback'], condition: 'not-verified' },
  'verify-fail': { roles: CENTRE_AND_VILLAGE, states: ['feedback'], condition: 'not-verified' },
  close: { roles: CENTRE, states: ['filed', 'feedback'], condition: 'verified-or-no-task' },
  reopen: { roles: CENTRE, states: ['closed', 'rejected'] },
} as const satisfies Record<CaseAction, CaseRule>;

export const TASK_RULES = {
  acknowledge: { roles: HANDLERS, states: WITH_TASKS, tasks: ['sent'] },
  arrive: { roles: HANDLERS, states: WITH_TASKS, tasks: ['acknowledged'] },
  complete: { roles: HANDLERS, states: WITH_TASKS, tasks: ['acknowledged', 'arrived'] },
  decline: { roles: HANDLERS, states: WITH_TASKS, tasks: ['sent', 'acknowledged', 'arrived'] },
  recall: { roles: CENTRE, states: WITH_TASKS, tasks: ['sent', 'acknowledged', 'arrived'] },
} as const satisfies Record<TaskAction | 'recall', TaskRule>;

/** Who may write down a report somebody phoned in. */
export const REPORT_ROLES: readonly Role[] = CENTRE_AND_VILLAGE;

/** How a case may end: without any department's work it cannot have been resolved. */
export const OUTCOMES_IN: Readonly<Record<'filed' | 'feedback', readonly Outcome[]>> = {
  filed: ['unfounded', 'transferred'],
  feedback: OUTCOMES,
};
