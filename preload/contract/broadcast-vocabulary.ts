import { keys, terms } from './terms';

/** What a broadcast is for. 广播种类 */
export const broadcastKinds = terms({
  mobilise: { zh: '动员', en: 'Mobilisation' },
  notice: { zh: '通知', en: 'Notice' },
  lookout: { zh: '协查', en: 'Look-out' },
  drill: { zh: '演练', en: 'Drill' },
});
export const BROADCAST_KINDS = keys(broadcastKinds);
export type BroadcastKind = keyof typeof broadcastKinds;

/** By which way a broadcast reaches somebody, and an answer comes. 渠道 */
export const broadcastChannels = terms({
  app: { zh: '应用', en: 'App' },
  sms: { zh: '短信', en: 'Text message' },
  phone: { zh: '电话', en: 'Telephone' },
});
export const BROADCAST_CHANNELS = keys(broadcastChannels);
export type BroadcastChannel = keyof typeof broadcastChannels;

/** What came of a call that brought no answer. 通话结果 */
export const callResults = terms({
  'no-answer': { zh: '无人接听', en: 'No answer' },
  'wrong-number': { zh: '号码有误', en: 'Wrong number' },
  released: { zh: '退回未拨打', en: 'Given back uncalled' },
});
export const CALL_RESULTS = keys(callResults);
export type CallResult = keyof typeof callResults;

/** What an operator makes of a reply. 线索标记 */
export const clueMarks = terms({
  clue: { zh: '线索', en: 'Clue' },
  nothing: { zh: '无关', en: 'Nothing in it' },
  joined: { zh: '已并入案件', en: 'Joined to a case' },
  handed: { zh: '已移交', en: 'Handed over' },
});
export const CLUE_MARKS = keys(clueMarks);
export type ClueMark = keyof typeof clueMarks;

/** How far somebody has come with a broadcast. 回应情况 */
export const answerStates = terms({
  answered: { zh: '已回应', en: 'Answered' },
  read: { zh: '只读未回', en: 'Read only' },
  silent: { zh: '未回应', en: 'Silent' },
});
export const ANSWER_STATES = keys(answerStates);
export type AnswerState = keyof typeof answerStates;

/** What a seat may do with a broadcast. 动员操作 */
export const mobiliseActions = terms({
  see: { zh: '看进度', en: 'See the board' },
  send: { zh: '发布', en: 'Send' },
  call: { zh: '电话通知', en: 'Phone who has not answered' },
  release: { zh: '收回他人认领', en: 'Take back what another phones' },
  mark: { zh: '标记线索', en: 'Mark a clue' },
  handOver: { zh: '线索移交', en: 'Hand a clue over' },
  close: { zh: '结束', en: 'End it' },
});
export const MOBILISE_ACTIONS = keys(mobiliseActions);
export type MobiliseAction = keyof typeof mobiliseActions;
