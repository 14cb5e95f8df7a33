import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { caseStates, roles, taskStates, type CaseStateName, type Role, type TaskStateName } from '../../../preload/contract';

/** An action on a case, as a line of docs/actions.md has it for one seat. */
export interface CaseLine {
  readonly role: Role;
  /** The name in code, such as `request-extension`. */
  readonly action: string;
  /** As the buttons say it in Chinese. */
  readonly word: string;
  readonly states: readonly CaseStateName[];
  /** Names of conditions that have to hold as well; none: always. */
  readonly conditions: readonly string[];
}

/** An action on a department's task. */
export interface TaskLine {
  readonly action: string;
  readonly word: string;
  readonly roles: readonly Role[];
  readonly states: readonly CaseStateName[];
  readonly tasks: readonly TaskStateName[];
}

export interface ActionTable {
  readonly cases: readonly CaseLine[];
  readonly tasks: readonly TaskLine[];
}

const ALWAYS = '●';
const WHERE = '○';
const TASKS = '任务操作 Actions on a task';

const byWord = <K extends string>(terms: Readonly<Record<K, { readonly zh: string }>>) => {
  const keys = new Map((Object.keys(terms) as K[]).map((key) => [terms[key].zh, key]));
  return (word: string): K => {
    const key = keys.get(word);
    if (key === undefined) throw new Error(`docs/actions.md speaks of ${word}, which is no word of the contract`);
    return key;
  };
};
const stateOf = byWord<CaseStateName>(caseStates);
const taskStateOf = byWord<TaskStateName>(taskStates);
const roleOf = byWord<Role>(roles);

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split(/、|, /));

/** `立案 File \`accept\``: the word of the button and the name in code. */
const nameOf = (cell: string): { readonly word: string; readonly action: string } => {
  const [, word, action] = /^(\S+) .*`([a-z-]+)`$/.exec(cell) ?? [];
  if (word === undefined || action === undefined) throw new Error(`docs/actions.md has a line without an action: ${cell}`);
  return { word, action };
};

const caseLine = (role: Role, states: readonly CaseStateName[], cells: readonly string[]): CaseLine => {
  const [name = '', ...rest] = cells;
  const marks = rest.slice(0, states.length);
  const conditions = listOf(rest[states.length] ?? '');
  const odd = marks.find((mark) => mark !== '' && mark !== (conditions.length > 0 ? WHERE : ALWAYS));
  if (odd !== undefined || rest.length !== states.length + 1) throw new Error(`docs/actions.md has an odd line: ${cells.join(' | ')}`);
  return { role, ...nameOf(name), states: states.filter((_state, at) => marks[at] !== ''), conditions };
};

const taskLine = (cells: readonly string[]): TaskLine => {
  const [name = '', who = '', states = '', tasks = ''] = cells;
  return { ...nameOf(name), roles: listOf(who).map(roleOf), states: listOf(states).map(stateOf), tasks: listOf(tasks).map(taskStateOf) };
};

/**
 * Reads the table of actions as a person would: from the text of the document alone, not from the rules it is made of.
 * Throws where a chapter, a line or a word of it is not understood.
 */
export const parseActionTable = (text: string): ActionTable => {
  const cases: CaseLine[] = [];
  const tasks: TaskLine[] = [];
  for (const chapter of text.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = chapter.split('\n').filter((line) => line.trim() !== '');
    const [header = [], , ...rows] = lines.filter((line) => line.startsWith('|')).map(cellsOf);
    if (title === TASKS) tasks.push(...rows.map(taskLine));
    // What is done to a broadcast is done to no case.
    else if (title.startsWith('动员操作')) continue;
    else {
      const role = roleOf(title.split(' ')[0]!);
      const states = header.slice(1, -1).map(stateOf);
      cases.push(...rows.map((cells) => caseLine(role, states, cells)));
    }
  }
  if (cases.length === 0 || tasks.length === 0) throw new Error('docs/actions.md has no table of actions');
  return { cases, tasks };
};

export const ACTIONS_FILE = fileURLToPath(new URL('../../../docs/actions.md', import.meta.url));
export const readActionTable = (): ActionTable => parseActionTable(readFileSync(ACTIONS_FILE, 'utf8'));
