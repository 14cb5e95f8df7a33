import { keys, terms } from './terms';

/** Words of looking after people; those of cases stand in `vocabulary.ts`. */

/** Why somebody is looked after. 关爱类别 */
export const careKinds = terms({
  'mental-health': { zh: '严重精神障碍患者', en: 'Severe mental disorder' },
  'left-behind-child': { zh: '留守儿童', en: 'Left-behind child' },
  'left-behind-elder': { zh: '留守老人', en: 'Left-behind elder' },
  'lives-alone': { zh: '独居老人', en: 'Elder living alone' },
  disability: { zh: '残疾人', en: 'Person with a disability' },
});
export const CARE_KINDS = keys(careKinds);
export type CareKind = keyof typeof careKinds;

/** How a person with a severe mental disorder is, by the national specification. 病情分类 */
export const careConditions = terms({
  stable: { zh: '病情稳定', en: 'Stable' },
  'basically-stable': { zh: '病情基本稳定', en: 'Basically stable' },
  unstable: { zh: '病情不稳定', en: 'Unstable' },
});
export const CARE_CONDITIONS = keys(careConditions);
export type CareCondition = keyof typeof careConditions;

/** Who a visit is made together with, or what comes before it. 处置措施 */
export const careMeasures = terms({
  'refer-now': { zh: '立即转诊', en: 'Refer to hospital at once' },
  'with-specialist': { zh: '请精神专科医师指导', en: 'With a psychiatrist' },
  'with-village': { zh: '村（居）委会协同', en: 'With the village committee' },
  'with-police': { zh: '派出所协同', en: 'With the police' },
});
export const CARE_MEASURES = keys(careMeasures);
export type CareMeasure = keyof typeof careMeasures;

/** The two looks a day at an old person. 早晚看望 */
export const lookInSlots = terms({
  morning: { zh: '早间看望', en: 'Morning look-in' },
  evening: { zh: '晚间看望', en: 'Evening look-in' },
});
export const LOOK_IN_SLOTS = keys(lookInSlots);
export type LookInSlot = keyof typeof lookInSlots;

/** How a look-in of today stands. 看望情况 */
export const lookInStates = terms({
  ahead: { zh: '未到时间', en: 'Later today' },
  due: { zh: '待看望', en: 'To be made now' },
  late: { zh: '已过时', en: 'Late' },
  missed: { zh: '未看望', en: 'Missed' },
  done: { zh: '已看望', en: 'Made' },
});
export const LOOK_IN_STATES = keys(lookInStates);
export type LookInState = keyof typeof lookInStates;

/** What a visit found. 走访结果 */
export const visitResults = terms({
  well: { zh: '情况正常', en: 'All well' },
  concern: { zh: '有情况，需跟进', en: 'Needs following up' },
  absent: { zh: '人不在家，已问清去向', en: 'Away, whereabouts known' },
  'not-found': { zh: '未见到人，去向不明', en: 'Not found' },
  referred: { zh: '已转诊或送医', en: 'Taken to hospital' },
});
export const VISIT_RESULTS = keys(visitResults);
export type VisitResult = keyof typeof visitResults;

/** What masked fields may be revealed for. 查看目的 */
export const revealPurposes = terms({
  case: { zh: '处置本案卷', en: 'Handling this case' },
  visit: { zh: '走访联系', en: 'A visit' },
  emergency: { zh: '紧急情况', en: 'An emergency' },
});
export const REVEAL_PURPOSES = keys(revealPurposes);
export type RevealPurpose = keyof typeof revealPurposes;

/** What a seat can do for somebody in care. 操作 */
export const careActions = terms({
  visit: { zh: '登记走访', en: 'Record a visit' },
  assess: { zh: '调整风险等级', en: 'Change the risk' },
  plan: { zh: '走访计划', en: 'Plan of visits' },
  hand: { zh: '改派网格员', en: 'Hand to another member' },
  duty: { zh: '强制报告', en: 'Duty to report' },
  reveal: { zh: '查看完整信息', en: 'Reveal details' },
  leave: { zh: '退出关爱', en: 'End care' },
  restore: { zh: '恢复关爱', en: 'Take back into care' },
});
export const CARE_ACTIONS = keys(careActions);
export type CareAction = keyof typeof careActions;
