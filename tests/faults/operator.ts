import type { CommandName, Role } from '../../preload/contract';
import type { CaseState } from '../../main/domain';
import type { Random } from '../../main/upstream/embedded/random';

const DEPARTMENTS = ['power-supply', 'general-office'] as const;

interface Deed {
  readonly name: CommandName;
  readonly input: Record<string, unknown>;
  readonly role?: Role;
  readonly departmentId?: string;
}

/** What the operator's words are, so that they can be found again in the stream. */
export const wordsOf = (operatorId: string): string => `words of ${operatorId}`;

/** Something an operator might well do about a case as their console shows it; the rules may refuse it all the same. */
export const deedFor = (state: CaseState, random: Random, operatorId: string): Deed => {
  const text = wordsOf(operatorId);
  const reason = text;
  const task = random.chance(0.9)
    ? state.tasks.findLast(({ state: stage }) => stage !== 'completed' && stage !== 'recalled')
    : state.tasks[0];
  const remark: Deed[] = [
    { name: 'note', input: { text } },
    { name: 'reply', input: { text } },
  ];
  const dispatch: Deed = {
    name: 'dispatch',
    input: {
      tasks: (random.chance(0.4) ? DEPARTMENTS : [random.pick(DEPARTMENTS)]).map((departmentId, i) => ({
        departmentId,
        lead: i === 0 && state.tasks.length === 0,
        instructions: text,
      })),
    },
  };
  const ofTask = (name: CommandName, input: object = {}): Deed[] =>
    task ? [{ name, input: { taskId: task.taskId, ...input }, role: 'department', departmentId: task.departmentId }] : [];
  const accept: Deed = { name: 'accept', input: { category: 'power', priority: random.pick(['routine', 'important', 'urgent']) } };
  const close: Deed = { name: 'close', input: { outcome: 'resolved', text } };
  const suspend: Deed = { name: 'suspend', input: { reason } };
  const byState: Record<CaseState['state'], readonly Deed[]> = {
    received: [accept, accept, accept, { name: 'reject', input: { reason } }],
    filed: [dispatch, dispatch, dispatch, suspend, { name: 'void', input: { reason } }],
    dispatched: [...ofTask('acknowledge'), ...ofTask('acknowledge'), ...ofTask('decline', { reason }), dispatch, suspend],
    handling: [...ofTask('complete', { feedback: text }), ...ofTask('complete', { feedback: text }), ...ofTask('arrive'), dispatch],
    feedback: [{ name: 'verify', input: { result: 'pass', text } }, { name: 'verify', input: { result: 'fail', text } }, close],
    suspended: [{ name: 'resume', input: { reason } }],
    closed: [{ name: 'reopen', input: { reason } }],
    rejected: [{ name: 'reopen', input: { reason } }],
    merged: [{ name: 'unmerge', input: { reason } }],
  };
  return random.pick(random.chance(0.25) ? remark : byState[state.state].length > 0 ? byState[state.state] : remark);
};
