import { keys, terms } from './terms';

/** The figures of the evaluation, each a share of cases (GB/T 30428 family). 评价指标 */
export const figures = terms({
  handled: { zh: '处置率', en: 'Handled' },
  'handled-on-time': { zh: '按期处置率', en: 'Handled on time' },
  closed: { zh: '结案率', en: 'Closed' },
  'closed-on-time': { zh: '按期结案率', en: 'Closed on time' },
  'filed-on-time': { zh: '按时立案率', en: 'Filed on time' },
  'filed-rightly': { zh: '准确立案率', en: 'Filed rightly' },
  'dispatched-rightly': { zh: '准确派遣率', en: 'Dispatched rightly' },
  'checked-on-time': { zh: '按期核查率', en: 'Checked on time' },
  redone: { zh: '返工率', en: 'Redone' },
  answered: { zh: '按时响应率', en: 'Answered in time' },
});
export const FIGURES = keys(figures);
export type FigureName = keyof typeof figures;

/** Shares of visits and of calls, beside the figures of cases. 走访与随打随通 */
export const otherFigures = terms({
  'visited-on-time': { zh: '关爱走访按期率', en: 'Care visits on time' },
  reachable: { zh: '可达率', en: 'Reachable by phone' },
});
export const OTHER_FIGURES = keys(otherFigures);
export type OtherFigure = keyof typeof otherFigures;

/** Why a share is told to nobody here. 不统计原因 */
export const unaskedReasons = terms({
  narrowed: { zh: '不按所选范围统计', en: 'not counted so narrowly' },
  hidden: { zh: '不对本席位显示', en: 'not shown to this seat' },
});
export const UNASKED_REASONS = keys(unaskedReasons);
export type UnaskedReason = keyof typeof unaskedReasons;

/** Why a case that has to do with a figure is left out of it. 不计入原因 */
export const exclusions = terms({
  appeal: { zh: '申诉成立', en: 'Appeal accepted' },
  suspended: { zh: '挂账', en: 'Suspended' },
  extended: { zh: '延期', en: 'Extended' },
  voided: { zh: '作废', en: 'Voided' },
  merged: { zh: '并案', en: 'Merged' },
  rejected: { zh: '不予立案', en: 'Rejected' },
  settled: { zh: '直接结案', en: 'Closed without it' },
  returned: { zh: '退回', en: 'Sent back' },
  recalled: { zh: '撤回', en: 'Recalled' },
});
export const EXCLUSIONS = keys(exclusions);
export type Exclusion = keyof typeof exclusions;

/** By what figures are told apart. 分组 */
export const evaluationGroups = terms({
  area: { zh: '按村（社区）', en: 'By village' },
  department: { zh: '按部门', en: 'By department' },
});
export const EVALUATION_GROUPS = keys(evaluationGroups);
export type EvaluationGroup = keyof typeof evaluationGroups;

/** How long the time is that figures are of. 评价周期 */
export const periodKinds = terms({
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季度', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
  free: { zh: '自选', en: 'Free' },
});
export const PERIOD_KINDS = keys(periodKinds);
export type PeriodKind = keyof typeof periodKinds;
