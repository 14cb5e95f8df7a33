import { isLive, stageOf } from '../tasks';
import type { ActiveCase, CaseBase, CaseState, Filing, Task } from '../types';

/** What a case keeps through every state, and nothing of the state it is in. */
export const baseOf = (state: CaseBase): CaseBase => ({
  id: state.id,
  area: state.area,
  report: state.report,
  tasks: state.tasks,
  updatedAt: state.updatedAt,
  rework: state.rework,
  reopenings: state.reopenings,
  extensions: state.extensions,
  suspensions: state.suspensions,
  pauses: state.pauses,
  escalatedTo: state.escalatedTo,
  supervision: state.supervision,
  slips: state.slips,
  requests: state.requests,
  dispute: state.dispute,
  transfer: state.transfer,
  offeredTo: state.offeredTo,
  offeredAt: state.offeredAt,
  offerDueAt: state.offerDueAt,
  promisedAt: state.promisedAt,
  excluded: state.excluded,
});

export const filingOf = (state: Filing): Filing => ({
  category: state.category,
  priority: state.priority,
  filedAt: state.filedAt,
  dueAt: state.dueAt,
  dueSetAt: state.dueSetAt,
});

export const isActive = (state: CaseState): state is ActiveCase =>
  state.state === 'filed' || state.state === 'dispatched' || state.state === 'handling' || state.state === 'feedback';

/** The active case inside: of a suspended one the case that is paused. */
export const activeOf = (state: CaseState): ActiveCase | undefined => {
  if (state.state === 'suspended') return state.paused;
  return isActive(state) ? state : undefined;
};

type SuspendedCase = Extract<CaseState, { state: 'suspended' }>;

/** The pause around a case; what both carry comes from the case that is paused, so that they cannot differ. */
export const suspend = (paused: ActiveCase, pause: Pick<SuspendedCase, 'suspendedAt' | 'reason' | 'until'>): SuspendedCase => ({
  ...baseOf(paused),
  state: 'suspended',
  suspendedAt: pause.suspendedAt,
  reason: pause.reason,
  until: pause.until,
  paused,
});

/** Changes the active case, under its pause if there is one. No change gives the same object back. */
export const onActive = (state: CaseState, change: (active: ActiveCase) => ActiveCase): CaseState => {
  const active = activeOf(state);
  const changed = active && change(active);
  if (!changed || changed === active) return state;
  return state.state === 'suspended' ? suspend(changed, state) : changed;
};

/** Changes what every case carries, in any state. */
export const patch = (state: CaseState, changes: Partial<CaseBase>): CaseState =>
  state.state === 'suspended' ? suspend({ ...state.paused, ...changes }, state) : { ...state, ...changes };

/** The case with these tasks, in the state that follows from them; a stage that stays keeps its beginning. */
export const withTasks = (state: ActiveCase, tasks: readonly Task[], at: number): ActiveCase => {
  const stage = stageOf({ tasks, rework: state.rework });
  if (stage === state.state) return { ...state, tasks, updatedAt: at };
  const moved = { ...baseOf(state), ...filingOf(state), ...nobodyOffered, tasks, updatedAt: at, since: at };
  if (stage === 'filed' || stage === 'feedback') return { ...moved, state: stage };
  return { ...moved, state: stage, handlingSince: 'handlingSince' in state ? state.handlingSince : at };
};

/** The check is over, or its subject has changed: whoever was asked to do it need not come. */
export const nobodyOffered = { offeredTo: [], offeredAt: undefined, offerDueAt: undefined } as const;

/** What nobody decided before the end lapses; an appeal against a closed case may still be decided. */
export const lapsed = (requests: CaseBase['requests'], end: 'closed' | 'rejected' | 'merged'): CaseBase['requests'] =>
  requests.filter(({ answer, kind }) => answer !== undefined || (end === 'closed' && kind === 'appeal'));

/** An ended case leaves nobody at work: what was still open counts as recalled. */
export const endTasks = (tasks: readonly Task[], at: number, reason: string): readonly Task[] =>
  tasks.some(isLive) ? tasks.map((task) => (isLive(task) ? { ...taskBaseOf(task), state: 'recalled', endedAt: at, reason } : task)) : tasks;

type TaskBase = Pick<Task, 'taskId' | 'departmentId' | 'lead' | 'instructions' | 'sentAt' | 'dueAt' | 'dueSetAt' | 'round'>;

export const taskBaseOf = (task: Task): TaskBase => ({
  taskId: task.taskId,
  departmentId: task.departmentId,
  lead: task.lead,
  instructions: task.instructions,
  sentAt: task.sentAt,
  dueAt: task.dueAt,
  dueSetAt: task.dueSetAt,
  round: task.round,
});
