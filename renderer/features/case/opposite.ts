import type { CaseRow, CommandName } from '../../../preload/contract';
import { newId, sendCommand } from '../../kit';

/** The act that undoes another one after it has left the house. */
export type Opposite = 'recall' | 'resume' | 'reopen' | 'unmerge' | 'return';

const OPPOSITES: Partial<Record<CommandName, Exclude<Opposite, 'recall'>>> = {
  suspend: 'resume',
  close: 'reopen',
  reject: 'reopen',
  void: 'reopen',
  merge: 'unmerge',
  escalate: 'return',
};

const recallable = ({ tasks }: CaseRow, departments: readonly string[]) =>
  tasks.filter((task) => task.actions.includes('recall') && departments.includes(task.departmentId));

/** What can still be done about an act that is done; undefined: nothing that this seat may do now. */
export const oppositeOf = (row: CaseRow | undefined, name: CommandName, departments: readonly string[]): Opposite | undefined => {
  if (name === 'dispatch') return row && recallable(row, departments).length > 0 ? 'recall' : undefined;
  const opposite = OPPOSITES[name];
  return opposite && row?.actions.includes(opposite) ? opposite : undefined;
};

/** Does it, for the reason given. Throws BridgeError when main refuses. */
export const giveOpposite = async (row: CaseRow, opposite: Opposite, departments: readonly string[], reason: string): Promise<void> => {
  if (opposite !== 'recall') await sendCommand(opposite, row.id, { reason }, newId());
  else for (const { taskId } of recallable(row, departments)) await sendCommand('recall', row.id, { taskId, reason }, newId());
};
