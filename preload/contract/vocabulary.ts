import { keys, terms } from './terms';

/**
 * The words of the trade, each once: the key travels on the wire and stands in the code, `zh` is the term used in
 * Chinese dispatch centres (GB/T 30428 family), `en` its English. The interface, the glossary and the schemas are all
 * made from these tables.
 */
export type { Term } from './terms';
export * from './care-vocabulary';
export * from './dispute-vocabulary';
export * from './evaluation-vocabulary';
export * from './heat-vocabulary';
export * from './roster-vocabulary';
export * from './wall-vocabulary';
export * from './broadcast-vocabulary';

/** Where a case stands. 案卷状态 */
export const caseStates = terms({
  received: { zh: '待立案', en: 'Received' },
  filed: { zh: '待派遣', en: 'Filed' },
  dispatched: { zh: '已派遣', en: 'Dispatched' },
  handling: { zh: '处置中', en: 'Handling' },
  feedback: { zh: '待核查', en: 'Awaiting check' },
  suspended: { zh: '已挂账', en: 'Suspended' },
  closed: { zh: '已结案', en: 'Closed' },
  rejected: { zh: '不予立案', en: 'Rejected' },
  merged: { zh: '已并案', en: 'Merged' },
});
export const CASE_STATES = keys(caseStates);
export type CaseStateName = keyof typeof caseStates;

/** States in which somebody still has to do something. 未结案 */
export const OPEN_STATES = [
  'received',
  'filed',
  'dispatched',
  'handling',
  'feedback',
  'suspended',
] as const satisfies readonly CaseStateName[];
/** States in which nobody has to do anything any more. 已办结 */
export const ENDED_STATES = ['closed', 'rejected', 'merged'] as const satisfies readonly CaseStateName[];
export const isOpen = (state: CaseStateName): boolean => (OPEN_STATES as readonly CaseStateName[]).includes(state);

/** Where a department's task stands. 任务状态 */
export const taskStates = terms({
  sent: { zh: '已派出', en: 'Sent' },
  acknowledged: { zh: '已接单', en: 'Acknowledged' },
  arrived: { zh: '已到场', en: 'On site' },
  completed: { zh: '已完成', en: 'Completed' },
  declined: { zh: '已退回', en: 'Declined' },
  recalled: { zh: '已撤回', en: 'Recalled' },
});
export const TASK_STATES = keys(taskStates);
export type TaskStateName = keyof typeof taskStates;

/** 优先级 */
export const priorities = terms({
  routine: { zh: '一般', en: 'Routine' },
  important: { zh: '重要', en: 'Important' },
  urgent: { zh: '紧急', en: 'Urgent' },
});
export const PRIORITIES = keys(priorities);
export type Priority = keyof typeof priorities;

/** How a report reached the centre. 信息来源 */
export const sources = terms({
  app: { zh: '网格员上报', en: 'Grid member' },
  hotline: { zh: '热线', en: 'Hotline' },
  patrol: { zh: '巡查', en: 'Patrol' },
  sensor: { zh: '感知设备', en: 'Sensor' },
  operator: { zh: '坐席登记', en: 'Operator' },
});
export const SOURCES = keys(sources);
export type Source = keyof typeof sources;

/** 督办级别 */
export const supervisionLevels = terms({
  blue: { zh: '蓝色督办', en: 'Blue slip' },
  orange: { zh: '橙色督办', en: 'Orange slip' },
  red: { zh: '红色督办', en: 'Red slip' },
});
export const SUPERVISION_LEVELS = keys(supervisionLevels);
export type SupervisionLevel = keyof typeof supervisionLevels;

/** What somebody may ask the shift lead for. 申请事项 */
export const requestKinds = terms({
  extension: { zh: '延期', en: 'Extension' },
  suspension: { zh: '挂账', en: 'Suspension' },
  closing: { zh: '结案', en: 'Closing' },
  voiding: { zh: '作废', en: 'Voiding' },
  appeal: { zh: '申诉', en: 'Appeal' },
});
export const REQUEST_KINDS = keys(requestKinds);
export type RequestKind = keyof typeof requestKinds;

/** 结案方式 */
export const outcomes = terms({
  resolved: { zh: '已解决', en: 'Resolved' },
  unfounded: { zh: '不属实', en: 'Unfounded' },
  transferred: { zh: '已移交', en: 'Transferred' },
});
export const OUTCOMES = keys(outcomes);
export type Outcome = keyof typeof outcomes;

/** Who did something. 操作方 */
export const actorKinds = terms({
  reporter: { zh: '上报人', en: 'Reporter' },
  operator: { zh: '坐席', en: 'Operator' },
  department: { zh: '部门', en: 'Department' },
  village: { zh: '村（社区）', en: 'Village' },
  system: { zh: '系统', en: 'System' },
});
export const ACTOR_KINDS = keys(actorKinds);
export type ActorKind = keyof typeof actorKinds;

/** What a seat may do. 席位 */
export const roles = terms({
  dispatcher: { zh: '派遣员', en: 'Dispatcher' },
  lead: { zh: '值班长', en: 'Shift lead' },
  village: { zh: '村（社区）值班室', en: 'Village duty room' },
  department: { zh: '部门席位', en: 'Department desk' },
  observer: { zh: '观察席', en: 'Observer' },
});
export const ROLES = keys(roles);
export type Role = keyof typeof roles;

/** The four levels of the grid under the city. 网格层级 */
export const areaLevels = terms({
  city: { zh: '市', en: 'City' },
  district: { zh: '县（市、区）', en: 'District' },
  township: { zh: '乡镇(街道)', en: 'Township' },
  village: { zh: '村（社区）', en: 'Village' },
  group: { zh: '村（居）民小组', en: 'Villagers’ group' },
});
export const AREA_LEVELS = keys(areaLevels);
export type AreaLevel = keyof typeof areaLevels;

/** Kinds of time a limit can be counted in. 计时方式 */
export const clockKinds = terms({
  running: { zh: '自然时间', en: 'Running time' },
  working: { zh: '工作时间', en: 'Working time' },
});
export const CLOCK_KINDS = keys(clockKinds);
export type ClockKind = keyof typeof clockKinds;

/** What a clock is counting towards. 计时阶段 */
export const stages = terms({
  file: { zh: '立案', en: 'File' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  handle: { zh: '处置', en: 'Handle' },
  verify: { zh: '核查', en: 'Check' },
});
export const STAGES = keys(stages);
export type Stage = keyof typeof stages;

/** The light of a clock. 时限灯 */
export const lights = terms({
  green: { zh: '正常', en: 'On time' },
  yellow: { zh: '临近时限', en: 'Near its limit' },
  red: { zh: '已超时', en: 'Overdue' },
  paused: { zh: '暂停计时', en: 'Clock stopped' },
  none: { zh: '无时限', en: 'No limit' },
});
export type Light = keyof typeof lights;

/** What a person can do to a case; also the names of the automation hooks `action-<name>`. 操作 */
export const caseActions = terms({
  accept: { zh: '立案', en: 'File' },
  refile: { zh: '改派类别', en: 'Refile' },
  reject: { zh: '不予立案', en: 'Reject' },
  void: { zh: '作废', en: 'Void' },
  merge: { zh: '并案', en: 'Merge' },
  unmerge: { zh: '撤销并案', en: 'Unmerge' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  recall: { zh: '撤回任务', en: 'Recall task' },
  reply: { zh: '答复', en: 'Reply' },
  note: { zh: '备注', en: 'Note' },
  escalate: { zh: '上报上级', en: 'Escalate' },
  return: { zh: '退回下级', en: 'Return' },
  supervise: { zh: '督办', en: 'Supervise' },
  explain: { zh: '督办回复', en: 'Answer slip' },
  dispute: { zh: '登记纠纷', en: 'Register dispute' },
  mediate: { zh: '调解', en: 'Mediate' },
  transfer: { zh: '移送', en: 'Hand over' },
  extend: { zh: '延期', en: 'Extend' },
  suspend: { zh: '挂账', en: 'Suspend' },
  resume: { zh: '恢复', en: 'Resume' },
  'request-extension': { zh: '申请延期', en: 'Request extension' },
  'request-suspension': { zh: '申请挂账', en: 'Request suspension' },
  'request-closing': { zh: '申请结案', en: 'Request closing' },
  'request-voiding': { zh: '申请作废', en: 'Request voiding' },
  appeal: { zh: '申诉', en: 'Appeal' },
  answer: { zh: '审批', en: 'Decide request' },
  offer: { zh: '派发核查', en: 'Offer check' },
  'verify-pass': { zh: '核查通过', en: 'Pass check' },
  'verify-fail': { zh: '核查不通过', en: 'Fail check' },
  close: { zh: '结案', en: 'Close' },
  reopen: { zh: '重新立案', en: 'Reopen' },
});
export const CASE_ACTIONS = keys(caseActions);
export type CaseAction = keyof typeof caseActions;

/** What a department does with its task. 任务操作 */
export const taskActions = terms({
  acknowledge: { zh: '接单', en: 'Acknowledge' },
  arrive: { zh: '到场', en: 'Arrive' },
  complete: { zh: '完成', en: 'Complete' },
  decline: { zh: '退回', en: 'Decline' },
});
export const TASK_ACTIONS = keys(taskActions);
export type TaskAction = keyof typeof taskActions;

/** What is printed, as an office files it. 纸质文书 */
export const papers = terms({
  'dispatch-order': { zh: '派遣单', en: 'Dispatch order' },
  'supervision-slip': { zh: '督办单', en: 'Supervision slip' },
  'case-history': { zh: '案卷办理记录', en: 'Case record' },
  'transfer-file': { zh: '移送卷宗', en: 'File of a handover' },
  handover: { zh: '交接班记录', en: 'Shift handover sheet' },
  evaluation: { zh: '统计评价报告', en: 'Evaluation report' },
  'mobilise-report': { zh: '动员情况报告', en: 'Mobilisation report' },
  'grid-board': { zh: '网格公示牌', en: 'Grid board' },
  'work-card': { zh: '网格员工作证', en: 'Work cards' },
  'contact-card': { zh: '网格员联系卡', en: 'Contact cards' },
  'public-notice': { zh: '网格员职责成果公示', en: 'Public notice' },
});
export const PAPERS = keys(papers);
export type Paper = keyof typeof papers;

/** What is missing or odd about a report that was shown all the same. 存疑项 */
export const problems = terms({
  'grid-unknown': { zh: '网格编码不存在', en: 'Unknown grid code' },
  'category-unknown': { zh: '类别不存在', en: 'Unknown category' },
  'location-outside': { zh: '坐标不在辖区内', en: 'Coordinates outside the area' },
  'clock-off': { zh: '上报时间与本机相差过大', en: 'Reported time far from this clock' },
  'text-cleaned': { zh: '文本含控制字符，已清除', en: 'Control characters were removed' },
});
export const PROBLEMS = keys(problems);
export type Problem = keyof typeof problems;

/** Kinds of department a township has; a customer's directory may name others, which are shown by their own names. 部门类别 */
export const departmentKinds = terms({
  'party-government-office': { zh: '党政综合办', en: 'Party and government office' },
  'peace-law-office': { zh: '平安法治办（综治中心）', en: 'Public order and law office' },
  'police-station': { zh: '派出所', en: 'Police station' },
  'justice-office': { zh: '司法所', en: 'Justice office' },
  'emergency-office': { zh: '应急办', en: 'Emergency office' },
  'enforcement-team': { zh: '综合执法队', en: 'Enforcement team' },
  'natural-resources': { zh: '自然资源所', en: 'Natural resources station' },
  'market-regulation': { zh: '市场监管所', en: 'Market regulation station' },
  agriculture: { zh: '农业农村办', en: 'Agriculture office' },
  'water-affairs': { zh: '水务所', en: 'Water affairs station' },
  transport: { zh: '交通运输所', en: 'Transport station' },
  'ecology-environment': { zh: '生态环境所', en: 'Environment station' },
  'civil-affairs': { zh: '民政办', en: 'Civil affairs office' },
  'health-centre': { zh: '卫生院', en: 'Health centre' },
  'central-school': { zh: '中心学校', en: 'Central school' },
  'power-supply': { zh: '供电所', en: 'Power supply station' },
  'water-supply': { zh: '供水站', en: 'Water supply station' },
  telecom: { zh: '通信服务站', en: 'Telecom service station' },
  'fire-brigade': { zh: '消防队', en: 'Fire brigade' },
  'village-committee': { zh: '村（居）民委员会', en: 'Village committee' },
});
