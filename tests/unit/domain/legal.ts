import { isOpen } from '../../../preload/contract';
import type { CaseState } from '../../../main/domain';

/** What is wrong with a state that no sequence of events may lead to; empty: it is legal. Written apart from the rules. */
export const faultsOf = (state: CaseState): string[] => {
  const faults: string[] = [];
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  const live = state.tasks.filter((task) => ['sent', 'acknowledged', 'arrived'].includes(task.state));
  check(new Set(state.tasks.map((task) => task.taskId)).size === state.tasks.length, 'a task stands there twice');
  check(live.filter((task) => task.lead).length <= 1, 'two departments lead');
  check(
    live.every((task) => task.round === state.rework),
    'a task of an earlier round is open',
  );
  check(isOpen(state.state) || live.length === 0, 'an ended case has open tasks');
  check(Number.isFinite(state.updatedAt), 'updatedAt is no instant');
  const open = state.requests.filter(({ answer }) => answer === undefined);
  const closedAppeals = state.state === 'closed' && open.every(({ kind }) => kind === 'appeal');
  check(isOpen(state.state) || open.length === 0 || closedAppeals, 'an ended case waits for the lead');
  check(new Set(state.requests.map(({ requestId }) => requestId)).size === state.requests.length, 'a request stands there twice');
  check(
    state.offeredTo.length === 0 || (state.state === 'suspended' ? state.paused : state).state === 'feedback',
    'a check is offered of nothing',
  );
  check((state.supervision === undefined) === (state.slips.length === 0), 'a slip without its level');
  check(!state.excluded || state.requests.some(({ kind, answer }) => kind === 'appeal' && answer?.granted), 'excluded without an appeal');
  check(state.reopenings <= state.rework, 'reopened more often than it came back');

  const current = state.tasks.filter((task) => task.round === state.rework && task.state !== 'declined' && task.state !== 'recalled');
  const done = current.filter((task) => task.state === 'completed').length;
  const sent = current.filter((task) => task.state === 'sent').length;
  switch (state.state) {
    case 'received':
      check(state.tasks.length === 0 && state.rework === 0, 'a received case has a past');
      break;
    case 'filed':
      check(current.length === 0, 'a filed case has tasks');
      break;
    case 'dispatched':
      check(current.length > 0 && sent === current.length, 'dispatched: not all tasks are merely sent');
      break;
    case 'handling':
      check(sent < current.length && done < current.length, 'handling: nobody at work, or all done');
      break;
    case 'feedback':
      check(current.length > 0 && done === current.length, 'feedback: not all tasks are completed');
      break;
    case 'suspended': {
      const { state: _name, suspendedAt: _at, reason: _reason, until: _until, paused, ...shared } = state;
      check(['filed', 'dispatched', 'handling', 'feedback'].includes(paused.state), 'a paused case is not under way');
      check(
        Object.entries(shared).every(([key, value]) => paused[key as keyof typeof paused] === value),
        'a pause and its case differ',
      );
      faults.push(...faultsOf(paused));
      break;
    }
    case 'closed':
    case 'rejected':
    case 'merged':
      if (state.state === 'merged') {
        check(state.before.state === 'received' || isOpen(state.before.state), 'an ended case was merged');
        faults.push(...faultsOf(state.before));
      }
      check(Number.isFinite(state.endedAt), 'endedAt is no instant');
  }
  if ('dueAt' in state) check(Number.isFinite(state.dueAt) && Number.isFinite(state.filedAt), 'a filed case has no time');
  return faults;
};
