import { defineStrings } from '../../kit';
import type { EventType } from '../../../preload/contract';

const zh = {
  'case.reported': '已上报',
  'case.accepted': '已立案',
  'case.rejected': '不予立案',
  'case.merged': '已并案',
  'case.replied': '已答复',
  'case.noted': '已备注',
  'case.escalated': '已上报上级',
  'case.supervised': '已督办',
  'case.extended': '已延期',
  'case.suspended': '已挂账',
  'case.resumed': '已恢复',
  'task.dispatched': '已派遣',
  'task.acknowledged': '部门已接单',
  'task.arrived': '部门已到场',
  'task.declined': '部门已退回',
  'task.recalled': '任务已撤回',
  'task.completed': '部门已完成',
  'case.verified': '已核查',
  'case.closed': '已结案',
  'case.reopened': '已重新立案',
} as const satisfies Record<EventType, string>;

/** What has happened, in the past tense. */
export const useEventWords = defineStrings('event-words', zh, {
  'case.reported': 'It was reported',
  'case.accepted': 'It was filed',
  'case.rejected': 'It was rejected',
  'case.merged': 'It was merged',
  'case.replied': 'It was replied to',
  'case.noted': 'A note was written',
  'case.escalated': 'It was escalated',
  'case.supervised': 'A slip was issued',
  'case.extended': 'Its limit was extended',
  'case.suspended': 'It was suspended',
  'case.resumed': 'It was resumed',
  'task.dispatched': 'It was dispatched',
  'task.acknowledged': 'The department acknowledged',
  'task.arrived': 'The department arrived',
  'task.declined': 'The department declined',
  'task.recalled': 'A task was recalled',
  'task.completed': 'The department completed its task',
  'case.verified': 'It was checked',
  'case.closed': 'It was closed',
  'case.reopened': 'It was reopened',
});
