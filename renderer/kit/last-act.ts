import type { CommandName } from '../../preload/contract';

/** What was done last at this window, or left the house last, so that Ctrl+Z can say what became of it. */
export interface LastAct {
  readonly name: CommandName;
  readonly caseId: string;
  /** Of a dispatch: ids of those it went to. */
  readonly departments: readonly string[];
}

let last: LastAct | undefined;

export const lastAct = (): LastAct | undefined => last;
export const rememberAct = (act: LastAct | undefined): void => {
  last = act;
};

/** The ids of the departments that a command sends for. */
export const departmentsIn = (words: object): readonly string[] =>
  'tasks' in words && Array.isArray(words.tasks) ? words.tasks.map(({ departmentId }: { departmentId: string }) => departmentId) : [];
