import { expect, it } from 'vitest';
import * as vocabulary from '../../../preload/contract/vocabulary';

/** The vocabulary's tables as chapters of the glossary, in the order of a case's life. */
const chapters = {
  caseStates: '案卷状态 Case states',
  taskStates: '任务状态 Task states',
  caseActions: '操作 Actions on a case',
  taskActions: '任务操作 Actions on a task',
  priorities: '优先级 Priorities',
  sources: '信息来源 Sources of a report',
  stages: '计时阶段 Stages of a clock',
  clockKinds: '计时方式 Kinds of time',
  lights: '时限灯 Lights',
  supervisionLevels: '督办级别 Supervision slips',
  requestKinds: '申请事项 What the shift lead is asked for',
  outcomes: '结案方式 Outcomes',
  actorKinds: '操作方 Actors',
  roles: '席位 Seats',
  areaLevels: '网格层级 Levels of the grid',
  gridTypes: '网格类型 Types of grid',
  departmentKinds: '部门类别 Kinds of department',
  memberRoles: '队伍角色 Members',
  drillResults: '通话结果 How a call of a drill ended',
  selectionSteps: '选任步骤 How a grid member is chosen',
  careKinds: '关爱类别 Kinds of care',
  careConditions: '病情分类 Conditions of a severe mental disorder',
  careMeasures: '处置措施 Measures of care',
  lookInSlots: '早晚看望 Look-ins',
  lookInStates: '看望情况 How a look-in stands',
  visitResults: '走访结果 What a visit found',
  careActions: '关爱操作 Actions for somebody in care',
  revealPurposes: '查看目的 What a reveal is for',
  figures: '评价指标 Figures of the evaluation',
  otherFigures: '走访与随打随通 Shares of visits and of calls',
  unaskedReasons: '不统计原因 Why a share is not told',
  exclusions: '不计入原因 Why a case is left out of a figure',
  evaluationGroups: '统计分组 How figures are told apart',
  periodKinds: '评价周期 Periods of the evaluation',
  heatSpans: '热力图时段 Spans of the heat map',
  disputeKinds: '纠纷类型 Kinds of dispute',
  partySides: '当事人地位 Sides of a dispute',
  mediationMethods: '调解方式 Ways of mediating',
  mediationSteps: '调解环节 Steps of a mediation',
  transferTargets: '移送对象 Authorities a case is handed to',
  weathers: '班次天气 The weather of a shift',
  broadcastKinds: '广播种类 Kinds of broadcast',
  broadcastChannels: '广播渠道 Channels of a broadcast',
  answerStates: '回应情况 How far somebody has come with a broadcast',
  callResults: '通话结果 What came of a call',
  clueMarks: '线索标记 What is made of a reply',
  mobiliseActions: '动员操作 Actions on a broadcast',
  papers: '纸质文书 Papers',
  problems: '存疑项 What is odd about a report',
} satisfies Partial<Record<keyof typeof vocabulary, string>>;

const introduction = `# 术语表 Glossary

One line a term: the Chinese a dispatcher says, the English beside it, and the word in the code and on the wire.
Made from \`preload/contract/vocabulary.ts\` by \`npx vitest run tests/unit/docs -u\`; a test compares the two.
`;

const render = () =>
  Object.entries(chapters).reduce((text, [name, title]) => {
    const terms = vocabulary[name as keyof typeof chapters];
    const lines = Object.entries(terms).map(([key, { zh, en }]) => `| ${zh} | ${en} | \`${key}\` |`);
    return `${text}\n## ${title}\n\n| 中文 | English | code |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
  }, introduction);

it('the glossary in docs says what the vocabulary says', async () => {
  await expect(render()).toMatchFileSnapshot('../../../docs/glossary.md');
});

it('every table of terms has a chapter in the glossary', () => {
  const isTable = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((term) => 'zh' in (term as object));
  const tables = Object.entries(vocabulary)
    .filter(([, value]) => isTable(value))
    .map(([name]) => name);
  expect(Object.keys(chapters).toSorted()).toEqual(tables.toSorted());
});
