import { expect, it } from 'vitest';
import { EVALUATION_SIGHT, MOBILISE_TABLE } from '../../../main/domain';
import { CASE_RULES, TASK_RULES } from '../../../main/domain/table';
import {
  CASE_ACTIONS,
  CASE_STATES,
  caseActions,
  caseStates,
  MOBILISE_ACTIONS,
  mobiliseActions,
  ROLES,
  roles,
  TASK_ACTIONS,
  taskActions,
  taskStates,
} from '../../../preload/contract';

const sees = (sight: (typeof EVALUATION_SIGHT)[keyof typeof EVALUATION_SIGHT]): string =>
  ROLES.filter((role) => EVALUATION_SIGHT[role] === sight)
    .map((role) => roles[role].zh)
    .join('、');
const figures = `综合评价 Evaluation (\`main/domain/evaluation/seats.ts\`): every seat is shown the figures of the cases it is shown anyway, a
department those of its own tasks. Narrowed to one grid member: ${sees('members')}. Never so: ${sees('figures')}.`;

const introduction = `# 操作权限表 Who may do what, in which state

Made from \`main/domain/table.ts\`, the one place that decides it, by \`npx vitest run tests/unit/docs -u\`; a test compares
the two. \`●\`: allowed. \`○\`: allowed where the conditions named last hold; what each means is said in
\`main/domain/permission.ts\`. An observer may do nothing. A department, and a village outside its area, act on cases that
hold a task of theirs.

${figures}
`;

const header = (first: string, rest: readonly string[]) =>
  `| ${[first, ...rest].join(' | ')} |\n| ${['---', ...rest.map(() => '---')].join(' | ')} |\n`;

const chapter = (role: (typeof ROLES)[number]): string => {
  const own = CASE_ACTIONS.filter((action) => (CASE_RULES[action].roles as readonly string[]).includes(role));
  if (own.length === 0) return '';
  const lines = own.map((action) => {
    const rule = CASE_RULES[action];
    const conditions = 'conditions' in rule ? rule.conditions : [];
    const mark = conditions.length > 0 ? '○' : '●';
    const cells = CASE_STATES.map((state) => ((rule.states as readonly string[]).includes(state) ? mark : ''));
    return `| ${[`${caseActions[action].zh} ${caseActions[action].en} \`${action}\``, ...cells, conditions.join(', ')].join(' | ')} |`;
  });
  const states = CASE_STATES.map((state) => caseStates[state].zh);
  return `\n## ${roles[role].zh} ${roles[role].en}\n\n${header('操作 Action', [...states, '条件 Conditions'])}${lines.join('\n')}\n`;
};

const tasks = (): string => {
  const lines = ([...TASK_ACTIONS, 'recall'] as const).map((action) => {
    const { roles: who, states, tasks: from } = TASK_RULES[action];
    const term = action === 'recall' ? caseActions.recall : taskActions[action];
    const words = [
      `${term.zh} ${term.en} \`${action}\``,
      who.map((role) => roles[role].zh).join('、'),
      states.map((state) => caseStates[state].zh).join('、'),
      from.map((state) => taskStates[state].zh).join('、'),
    ];
    return `| ${words.join(' | ')} |`;
  });
  return `\n## 任务操作 Actions on a task\n\n${header('操作 Action', ['席位 Seats', '案卷状态 Case', '任务状态 Task'])}${lines.join('\n')}\n`;
};

const mobilising = (): string => {
  const lines = MOBILISE_ACTIONS.map((action) => {
    const { zh, en } = mobiliseActions[action];
    return `| ${zh} ${en} \`${action}\` | ${MOBILISE_TABLE[action].map((role) => roles[role].zh).join('、')} |`;
  });
  return `\n## 动员操作 Actions on a broadcast (\`main/domain/broadcast/seats.ts\`)\n\n${header('操作 Action', ['席位 Seats'])}${lines.join('\n')}\n`;
};

it('the table of actions in docs says what the rules say', async () => {
  await expect(introduction + ROLES.map(chapter).join('') + tasks() + mobilising()).toMatchFileSnapshot('../../../docs/actions.md');
});
