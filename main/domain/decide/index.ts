import type { CaseAction, Command, CommandName, CommandOf } from '../../../preload/contract';
import { refuseAction, refuseTaskAction, type TaskCommand } from '../permission';
import type { CaseState, DecideContext, Decision, Refusal } from '../types';
import { refuse, type Decider, type Deciders } from './answer';
import { checking } from './checking';
import { disputes } from './disputes';
import { decideReport, filing } from './filing';
import { remarks } from './remarks';
import { requests } from './requests';
import { tasks } from './tasks';
import { time } from './time';

type OnCase = Exclude<Command, { name: 'report' }>;
const deciders = { ...filing, ...tasks, ...remarks, ...time, ...checking, ...requests, ...disputes } satisfies Deciders<
  Exclude<CommandName, 'report'>
>;

type TaskCommandOf = CommandOf<TaskCommand>;
const TASK_COMMANDS: Readonly<Record<TaskCommand, true>> = { acknowledge: true, arrive: true, complete: true, decline: true, recall: true };
const isTaskCommand = (command: OnCase): command is TaskCommandOf => Object.hasOwn(TASK_COMMANDS, command.name);

/** The action of the table that a command is. */
const actionOf = (command: Exclude<OnCase, TaskCommandOf>): CaseAction => {
  if (command.name === 'verify') return command.result === 'pass' ? 'verify-pass' : 'verify-fail';
  if (command.name === 'request') return command.kind === 'appeal' ? 'appeal' : `request-${command.kind}`;
  return command.name;
};

const refusalOf = (state: CaseState, command: OnCase, context: DecideContext): Refusal | undefined => {
  if (!isTaskCommand(command)) return refuseAction(state, actionOf(command), context.seat, context.rulebook);
  const task = state.tasks.find((candidate) => candidate.taskId === command.taskId);
  if (!task) return { code: 'not-found', message: 'The case has no such task.', details: { taskId: command.taskId } };
  return refuseTaskAction(state, task, command.name, context.seat);
};

/**
 * What happens when this seat gives this command now: the events to append, or why not. Pure: the same arguments give
 * the same answer, but for the ids `newId` makes. The table is asked first, then the command's own input.
 */
export const decide = (state: CaseState | undefined, command: Command, context: DecideContext): Decision => {
  if (command.name === 'report') return decideReport(state, command, context);
  if (!state || state.id !== command.caseId) return refuse('not-found', 'There is no such case.', { caseId: command.caseId });
  const refusal = refusalOf(state, command, context);
  if (refusal) return { ok: false, refusal };
  // Pairs each command with its own decider; only the pairing of this one lookup is beyond the compiler.
  return (deciders[command.name] as Decider<OnCase['name']>)(state, command, context);
};
