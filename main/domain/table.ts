import {
  OUTCOMES,
  type CaseAction,
  type CaseStateName,
  type Outcome,
  type RequestKind,
  type Role,
  type TaskAction,
  type TaskStateName,
} from '../../preload/contract';

/**
 * Who may do what in which state: the one place that says it. `allowedActions`, `allowedTaskActions` and `decide` read
 * this table and nothing else. 权限表
 */

/** Conditions beyond the state; permission.ts has the test and the words of each. */
export type ConditionName =
  | 'not-verified'
  | 'verified-or-no-task'
  | 'has-recallable-task'
  | 'level-above'
  | 'escalated'
  | 'in-charge'
  | 'may-close'
  | 'lead-closes'
  | 'request-open'
  | 'not-requested'
  | 'never-appealed'
  | 'slip-unanswered'
  | 'own-live-task'
  | 'own-task'
  | 'is-dispute'
  | 'dispute-registered'
  | 'handed-or-open';

export interface CaseRule {
  readonly roles: readonly Role[];
  readonly states: readonly CaseStateName[];
  /** All have to hold; the first that does not is named. */
  readonly conditions?: readonly ConditionName[];
  /** What is asked for, of the actions that ask the shift lead. */
  readonly asks?: RequestKind;
}

export interface TaskRule {
  readonly roles: readonly Role[];
  readonly states: readonly CaseStateName[];
  readonly tasks: readonly TaskStateName[];
}

/** The seats of the dispatch centre. */
const CENTRE: readonly Role[] = ['dispatcher', 'lead'];
/** What the shift lead decides: more time, slips, voiding, and what others ask for. */
const LEAD: readonly Role[] = ['lead'];
const CENTRE_AND_VILLAGE: readonly Role[] = [...CENTRE, 'village'];
/** Seats that carry out tasks: their own only. */
const HANDLERS: readonly Role[] = ['department', 'village'];
/** Those who ask the lead: the conditions `own-…` bind the handlers only. */
const ASKING: readonly Role[] = ['dispatcher', ...HANDLERS];

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
/** Filed, and no result yet. */
const UNDER_WAY: readonly CaseStateName[] = ['filed', 'dispatched', 'handling'];

export const CASE_RULES = {
  accept: { roles: CENTRE, states: ['received'] },
  refile: { roles: CENTRE, states: UNDER_WAY },
  reject: { roles: CENTRE, states: ['received'] },
  void: { roles: LEAD, states: [...UNDER_WAY, 'feedback'] },
  merge: { roles: CENTRE, states: ['received', ...UNDER_WAY] },
  unmerge: { roles: CENTRE, states: ['merged'] },
  dispatch: { roles: CENTRE, states: UNDER_WAY },
  recall: { roles: CENTRE, states: WITH_TASKS, conditions: ['has-recallable-task'] },
  reply: { roles: CENTRE, states: ANY },
  note: { roles: [...CENTRE, 'village', 'department'], states: ANY },
  escalate: { roles: CENTRE_AND_VILLAGE, states: OPEN, conditions: ['level-above'] },
  return: { roles: CENTRE, states: OPEN, conditions: ['escalated', 'in-charge'] },
  supervise: { roles: LEAD, states: OPEN },
  explain: { roles: [...CENTRE, ...HANDLERS], states: OPEN, conditions: ['own-task', 'slip-unanswered'] },
  dispute: { roles: CENTRE_AND_VILLAGE, states: [...UNDER_WAY, 'feedback'], conditions: ['is-dispute'] },
  /** A closed one is visited again. */
  mediate: {
    roles: [...CENTRE, ...HANDLERS],
    states: [...UNDER_WAY, 'feedback', 'closed'],
    conditions: ['own-task', 'dispute-registered'],
  },
  /** A closed one gets its receipt. */
  transfer: { roles: CENTRE, states: [...UNDER_WAY, 'feedback', 'closed'], conditions: ['handed-or-open'] },
  extend: { roles: LEAD, states: ['dispatched', 'handling'] },
  suspend: { roles: LEAD, states: UNDER_WAY },
  resume: { roles: CENTRE, states: ['suspended'] },
  'request-extension': {
    roles: ASKING,
    states: ['dispatched', 'handling'],
    conditions: ['own-live-task', 'not-requested'],
    asks: 'extension',
  },
  'request-suspension': { roles: ASKING, states: UNDER_WAY, conditions: ['own-live-task', 'not-requested'], asks: 'suspension' },
  'request-closing': {
    roles: ['dispatcher'],
    states: ['filed', 'feedback'],
    conditions: ['verified-or-no-task', 'lead-closes', 'not-requested'],
    asks: 'closing',
  },
  'request-voiding': { roles: ['dispatcher'], states: [...UNDER_WAY, 'feedback'], conditions: ['not-requested'], asks: 'voiding' },
  appeal: {
    roles: ASKING,
    states: ['dispatched', 'handling', 'feedback', 'closed'],
    conditions: ['own-task', 'never-appealed'],
    asks: 'appeal',
  },
  // Of a report that is not filed nothing is asked for.
  answer: { roles: LEAD, states: [...UNDER_WAY, 'feedback', 'suspended', 'closed'], conditions: ['request-open'] },
  offer: { roles: CENTRE, states: ['feedback'], conditions: ['not-verified'] },
  'verify-pass': { roles: CENTRE_AND_VILLAGE, states: ['feedback'], conditions: ['not-verified'] },
  'verify-fail': { roles: CENTRE_AND_VILLAGE, states: ['feedback'], conditions: ['not-verified'] },
  close: { roles: CENTRE, states: ['filed', 'feedback'], conditions: ['verified-or-no-task', 'may-close'] },
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
