import type { BroadcastEventType } from '../../preload/contract/broadcasts';
import type { CareEventType, EventType } from '../../preload/contract';

/** What an event says, and who says it. Every type has its line, or this does not compile. */
export const eventTitles = {
  'case.reported': ['报告', 'A report: the case begins. From reporters, or an operator who writes it down.'],
  'case.accepted': ['立案', 'Filed under a category, with a priority and a limit; of a filed case: filed anew.'],
  'case.rejected': ['不予受理', 'Not taken up; of a filed case: voided.'],
  'case.merged': ['并案', 'The same matter as another case; the work goes on there.'],
  'case.unmerged': ['撤销并案', 'A merge taken back: the case is what it was before.'],
  'case.replied': ['答复', 'What the reporter is told, and until when something was promised.'],
  'case.noted': ['备注', 'A remark; from a reporter: something added to the report.'],
  'case.escalated': ['上报', 'Up to a higher level; with the case’s own area: back down.'],
  'case.supervised': ['督办', 'A supervision slip: blue, orange or red.'],
  'case.explained': ['督办回复', 'The answer to a supervision slip.'],
  'case.disputed': ['纠纷登记', 'A dispute is registered with its parties; again: put right.'],
  'case.mediated': ['调解进展', 'A step of the mediation: assigned, a session, an agreement or none, a return visit.'],
  'case.transferred': ['移送', 'Handed over to another authority with its file; again: the receipt has come.'],
  'case.requested': ['申请', 'Somebody asks the shift lead for more time, a pause, closing, voiding, or appeals.'],
  'case.answered': ['审批', 'The shift lead decides on a request; the act itself follows as an event of its own.'],
  'case.extended': ['延期', 'More time.'],
  'case.suspended': ['挂账', 'The clock stops.'],
  'case.resumed': ['恢复', 'The clock goes on.'],
  'task.dispatched': ['派遣', 'A task for a department. One of a case’s tasks leads.'],
  'task.acknowledged': ['接单', 'The department has seen its task and takes it.'],
  'task.arrived': ['到场', 'The department is on the spot.'],
  'task.declined': ['退回', 'The department sends its task back, with a reason.'],
  'task.recalled': ['撤回', 'The centre takes a task back.'],
  'task.completed': ['办结', 'The department is done, with what it did and photos.'],
  'case.offered': ['核查派发', 'The check on the spot is offered to these grid members.'],
  'case.verified': ['核查', 'Checked on the spot: passed or not. From a grid member or the centre.'],
  'case.closed': ['结案', 'The case ends.'],
  'case.reopened': ['重开', 'The case is taken up again.'],
} as const satisfies Record<EventType, readonly [zh: string, en: string]>;

export const broadcastTitles = {
  'broadcast.sent': ['发布', 'A broadcast to a frozen list of members, with the time for answers.'],
  'broadcast.addressed': ['续发名单', 'A further part of an audience that one message does not hold.'],
  'broadcast.delivered': ['送达', 'It has reached the member’s device.'],
  'broadcast.read': ['已读', 'It was opened. That is no answer.'],
  'broadcast.acknowledged': ['确认', 'The member has answered that they know and come.'],
  'broadcast.replied': ['回复', 'The member has written back.'],
  'broadcast.claimed': ['认领', 'An operator asks to phone these people; the first in the stream does.'],
  'broadcast.called': ['通话结果', 'What came of a call that brought no answer, or that somebody was given back uncalled.'],
  'broadcast.marked': ['线索标记', 'What an operator makes of a reply, and the case it was joined to.'],
  'broadcast.closed': ['结束', 'The broadcast ends, with what came of it.'],
} as const satisfies Record<BroadcastEventType, readonly [zh: string, en: string]>;

export const directoryTitles = {
  area: ['区划', 'A district, township, village or villagers’ group.'],
  grid: ['网格', 'A grid of 10 to 25 households with its geometry.'],
  department: ['部门', 'A department, what it handles and who is on duty.'],
  member: ['网格员', 'A grid member, leader, cadre or duty officer.'],
  person: ['关爱对象', 'A person who needs looking after. Sensitive personal information.'],
} as const;

export const careTitles = {
  'care.visited': ['走访', 'Somebody was there, and what was found; of a severe mental disorder with the risk grade.'],
  'care.assessed': ['风险评估', 'Level or condition changed by decision, with the reason.'],
  'care.planned': ['走访计划', 'Look-ins set or ended, or the next visit moved.'],
  'care.handed': ['派单', 'Who makes the next visit: the plan’s own member, or who stands in.'],
  'care.missed': ['逾期转案', 'A visit did not happen and is a case now.'],
  'care.reported': ['强制报告', 'Suspected harm to a child was reported as the law demands, and to whom; a case follows it up.'],
  'care.left': ['退出关爱', 'Care ends; the record is erased at `eraseAt`.'],
  'care.restored': ['恢复关爱', 'It had ended by mistake.'],
  'care.erased': ['数据销毁', 'Nothing is kept about this person any more.'],
} as const satisfies Record<CareEventType, readonly [string, string]>;
