import type {
  BroadcastEventOf,
  BroadcastEventType,
  CareEventOf,
  CareEventType,
  DirectoryEntry,
  EventOf,
  EventType,
  PresenceMessage,
} from '../../../preload/contract';
import { smallWorld } from '../small-world';
import { reportData, VILLAGE } from '../wire';
import { CASE } from './channel-samples';

const ID = '01a00000-0000-7000-8000-000000000011';
const AT = '2026-11-23T09:00:00.000+08:00';
const reason = '不属本辖区';
const task = { taskId: ID };

/** Data that fits, of every type; a new type without one does not compile. */
export const eventSamples: { readonly [T in EventType]: EventOf<T>['data'] } = {
  'case.reported': reportData({
    media: [ID],
    urgency: 'urgent',
    care: { personId: 'p-0001', departments: ['health-centre'] },
  }) as EventOf<'case.reported'>['data'],
  'case.accepted': { category: 'power', priority: 'urgent', dueAt: AT },
  'case.rejected': { reason },
  'case.merged': { into: ID },
  'case.unmerged': { reason },
  'case.replied': { text: '已受理', promisedAt: AT },
  'case.noted': { text: '备注', duty: { to: 'police-station', at: AT } },
  'case.escalated': { toArea: '530303', reason },
  'case.supervised': { level: 'blue', text: '抓紧' },
  'case.explained': { level: 'blue', text: '已在办' },
  'case.disputed': { kind: 'land', people: 3, parties: [{ side: 'applicant', name: '甲', phone: '10000000007', idNumber: '530303' }] },
  'case.mediated': { step: 'assigned', method: 'people', mediator: '乙', text: '约定周五', kept: true },
  'case.transferred': { to: 'court', office: '人民法院', receipt: '2026-1', text: '附卷宗' },
  'case.requested': { requestId: ID, kind: 'suspension', reason, until: AT },
  'case.answered': { requestId: ID, granted: false, reason },
  'case.extended': { dueAt: AT, reason },
  'case.suspended': { reason, until: AT },
  'case.resumed': { reason },
  'task.dispatched': { ...task, departmentId: 'power-supply', lead: true, instructions: '', dueAt: AT },
  'task.acknowledged': task,
  'task.arrived': task,
  'task.declined': { ...task, reason },
  'task.recalled': { ...task, reason },
  'task.completed': { ...task, feedback: '已处理', media: [ID] },
  'case.offered': { memberIds: ['gm-0001'], dueAt: AT },
  'case.verified': { result: 'pass', text: '属实', by: 'gm-0001' },
  'case.closed': { outcome: 'resolved', text: '已修好' },
  'case.reopened': { reason },
};

/** The same for broadcasts. */
export const broadcastSamples: { readonly [T in BroadcastEventType]: BroadcastEventOf<T>['data'] } = {
  'broadcast.sent': { title: '协查', text: '请留意', kind: 'lookout', audience: ['gm-0001'], parts: 2, windowMinutes: 60 },
  'broadcast.addressed': { part: 2, audience: ['gm-0002'] },
  'broadcast.delivered': { memberId: 'gm-0001', channel: 'sms' },
  'broadcast.read': { memberId: 'gm-0001' },
  'broadcast.acknowledged': { memberId: 'gm-0001', channel: 'phone' },
  'broadcast.replied': { memberId: 'gm-0001', text: '在村口', media: [ID], location: { lon: 103.8, lat: 25.6 } },
  'broadcast.claimed': { memberIds: ['gm-0001'] },
  'broadcast.called': { memberId: 'gm-0001', result: 'no-answer' },
  'broadcast.marked': { replyId: ID, mark: 'joined', caseId: CASE },
  'broadcast.closed': { outcome: '已找到' },
};

/** The same for people in care. */
export const careSamples: { readonly [T in CareEventType]: CareEventOf<T>['data'] } = {
  'care.visited': {
    visitedAt: AT,
    by: 'gm-0001',
    result: 'well',
    text: '正常',
    next: '下月',
    assessment: { risk: 1, condition: 'stable' },
    checkUp: true,
    due: '2026-12-23',
  },
  'care.assessed': { kind: 'mental-health', level: 3, condition: 'unstable', reason },
  'care.planned': { lookIns: ['evening'], due: '2026-12-01', reason },
  'care.handed': { memberId: 'gm-0001', key: 'visit 2026-12-01', reason: 'chosen' },
  'care.missed': { key: 'visit 2026-12-01', caseId: CASE },
  'care.reported': { to: 'police-station', reportedAt: AT, words: '邻居反映', caseId: CASE },
  'care.left': { reason, eraseAt: '2027-01-01T00:00:00.000+08:00' },
  'care.restored': { reason },
  'care.erased': {},
};

const world = smallWorld();
const valueOf = (kind: DirectoryEntry['kind']) => world.find((entry) => entry.kind === kind)!;

/** An entry of each kind that a bucket may hold. */
export const directorySamples: { readonly [K in DirectoryEntry['kind']]: { readonly key: string; readonly value: unknown } } = {
  area: valueOf('area'),
  grid: valueOf('grid'),
  department: valueOf('department'),
  member: valueOf('member'),
  person: valueOf('person'),
};

export const presenceSample: PresenceMessage = { seatId: ID, name: '李值班', role: 'dispatcher', at: AT, caseIds: [CASE] };

export const head = { v: 1, area: VILLAGE, at: AT, actor: { kind: 'operator', id: 'op-2', name: '李值班' } } as const;
