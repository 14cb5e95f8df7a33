import * as v from 'valibot';
import {
  ROLES,
  Rulebook,
  type CaseEvent,
  type Command,
  type CommandName,
  type CommandOf,
  type Department,
  type Member,
  type Role,
  type Seat,
} from '../../../preload/contract';
import { decide, fold, type Calendar, type CaseState, type DecideContext, type Decision } from '../../../main/domain';
import shipped from '../../../resources/data/rulebook.json';

/** A township with three departments, a village committee and every kind of seat, for the tests of the rules. */
export const rulebook = v.parse(Rulebook, shipped);
export const TOWNSHIP = '530303101';
export const VILLAGE = '530303101201';
export const CASE = '01900000-0000-7000-8000-000000000001';
/** Monday 2026-11-23 09:00 local time. */
export const MONDAY = Date.parse('2026-11-23T09:00:00+08:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Monday to Friday. */
export const weekdays: Calendar = { isWorkingDay: (date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) };

const id = (serial: number) => `01900000-0000-7000-8000-${serial.toString(16).padStart(12, '0')}`;
export const taskId = (serial: number) => id(0x7000 + serial);

const department = (kind: string, area: string | undefined, people = 1): Department => ({
  id: `${kind}-${area ?? 'district'}`,
  name: kind,
  kind,
  phone: '10000000000',
  ...(area === undefined ? {} : { area }),
  onDuty: Array.from({ length: people }, () => ({ name: '甲', phone: '10000000001' })),
  handles: [],
});
export const POWER = `power-supply-${TOWNSHIP}`;
export const EMERGENCY = `emergency-office-${TOWNSHIP}`;
export const COMMITTEE = `village-committee-${VILLAGE}`;
export const departments: readonly Department[] = [
  department('party-government-office', TOWNSHIP),
  department('power-supply', TOWNSHIP),
  department('emergency-office', TOWNSHIP),
  department('village-committee', VILLAGE),
  department('village-committee', '530303101202'),
  department('power-supply', '530303102'),
  department('emergency-office', undefined),
];

export const MEMBER = 'gm-0001';
const member: Member = {
  id: MEMBER,
  name: '张巡检',
  phone: '10000000009',
  role: 'grid-member',
  area: VILLAGE,
  grids: [`${VILLAGE}001`],
  onDuty: true,
};

export const seatOf = (role: Role, more: Partial<Seat> = {}): Seat => ({
  role,
  area: role === 'village' ? VILLAGE : TOWNSHIP,
  operatorId: `op-${role}`,
  operatorName: role,
  ...(role === 'department' ? { departmentId: POWER } : {}),
  ...more,
});
export const SEATS: readonly Seat[] = [
  ...ROLES.map((role) => seatOf(role)),
  seatOf('department', { departmentId: EMERGENCY }),
  seatOf('village', { area: '530303101202' }),
];

let serial = 0x100000;
export const contextAt = (now: number, seat: Seat, more: Partial<DecideContext> = {}): DecideContext => ({
  now,
  seat,
  rulebook,
  calendar: weekdays,
  newId: () => id((serial += 1)),
  department: (wanted) => departments.find((candidate) => candidate.id === wanted),
  member: (wanted) => (wanted === MEMBER ? member : undefined),
  ...more,
});

type Words<N extends CommandName> = Omit<CommandOf<N>, 'name' | 'commandId' | 'caseId'>;
export const command = <N extends CommandName>(name: N, words: Words<N>): CommandOf<N> =>
  ({ name, commandId: id((serial += 1)), caseId: CASE, ...words }) as unknown as CommandOf<N>;

export const reported = (data: object = {}, more: object = {}): CaseEvent =>
  ({
    v: 1,
    id: id(1),
    type: 'case.reported',
    caseId: CASE,
    area: TOWNSHIP,
    at: '2026-11-23T09:00:00.000+08:00',
    actor: { kind: 'reporter', id: 'gm-0001', name: '张三' },
    data: {
      title: '枯树压线',
      description: '枯树随风摇晃',
      source: 'app',
      location: { lon: 103.85, lat: 25.86, crs: 'WGS84' },
      gridCode: `${VILLAGE}001`,
      category: 'power-tree',
      ...data,
    },
    ...more,
  }) as CaseEvent;

/** The case as the last step left it, one minute later a step; throws on a refusal, so that a test cannot go wrong unseen. */
export class Story {
  now = MONDAY;
  events: CaseEvent[] = [];
  constructor(report: CaseEvent = reported()) {
    this.events.push(report);
  }
  get state(): CaseState {
    const state = fold(this.events);
    if (!state) throw new Error('the story has no beginning');
    return state;
  }
  get lastTask(): string {
    return this.state.tasks.at(-1)!.taskId;
  }
  ask<N extends CommandName>(seat: Seat | Role, name: N, words: Words<N>): Decision {
    return decide(this.state, command(name, words) as Command, contextAt(this.now, typeof seat === 'string' ? seatOf(seat) : seat));
  }
  do<N extends CommandName>(seat: Seat | Role, name: N, words: Words<N>): this {
    this.now += MINUTE;
    const decision = this.ask(seat, name, words);
    if (!decision.ok) throw new Error(`${name}: ${decision.refusal.message}`);
    this.events.push(...decision.events);
    return this;
  }
  wait(ms: number): this {
    this.now += ms;
    return this;
  }
  accepted(priority: 'routine' | 'important' | 'urgent' = 'urgent'): this {
    return this.do('dispatcher', 'accept', { category: 'power-tree', priority });
  }
  dispatched(...ids: string[]): this {
    const tasks = (ids.length > 0 ? ids : [POWER]).map((departmentId, index) => ({
      departmentId,
      lead: index === 0,
      instructions: '请处置',
    }));
    return this.do('dispatcher', 'dispatch', { tasks });
  }
  acknowledged(): this {
    return this.do('department', 'acknowledge', { taskId: this.lastTask });
  }
  completed(): this {
    return this.do('department', 'complete', { taskId: this.lastTask, feedback: '已处置' });
  }
  handled(): this {
    return this.accepted().dispatched().acknowledged().completed();
  }
  closed(): this {
    return this.handled().do('dispatcher', 'verify', { result: 'pass' }).do('dispatcher', 'close', { outcome: 'resolved' });
  }
}

/** A quarrel about a boundary between fields, filed under the category that is mediated. */
export const dispute = (): Story =>
  new Story(reported({ category: 'dispute', title: '地界纠纷' }))
    .do('dispatcher', 'accept', { category: 'dispute', priority: 'routine' })
    .do('dispatcher', 'dispute', {
      kind: 'land',
      people: 6,
      parties: [
        { side: 'applicant', name: '欧阳建国', phone: '10001112222', idNumber: '530303197001011235' },
        { side: 'respondent', name: '李守山' },
      ],
    });
export const mediated = (): Story =>
  dispute()
    .do('dispatcher', 'mediate', { step: 'assigned', method: 'people', mediator: '王调解' })
    .do('dispatcher', 'mediate', { step: 'mediated', text: '双方到场，愿意协商' });
export const agreed = (): Story => mediated().do('dispatcher', 'mediate', { step: 'agreed', text: '以老沟为界' });

/** One story that ends in each state, and variants whose permissions differ. */
export const STORIES: Readonly<Record<string, () => Story>> = {
  received: () => new Story(),
  'a dispute': () => new Story(reported({ category: 'dispute' })).do('dispatcher', 'accept', { category: 'dispute', priority: 'routine' }),
  'a dispute registered': dispute,
  'a dispute mediated': mediated,
  'a dispute agreed upon': agreed,
  'a dispute closed': () => agreed().do('dispatcher', 'close', { outcome: 'resolved' }),
  'a dispute visited again': () =>
    agreed()
      .do('dispatcher', 'close', { outcome: 'resolved' })
      .do('dispatcher', 'mediate', { step: 'visited', text: '已按协议立界桩', kept: true }),
  'handed over': () =>
    new Story()
      .accepted()
      .do('dispatcher', 'transfer', { to: 'police', office: '试验派出所' })
      .do('dispatcher', 'close', { outcome: 'transferred' }),
  'settled in the grid': () => new Story(reported({ settled: { at: '2026-11-23T08:40:00+08:00', text: '已当场清理' } })),
  filed: () => new Story().accepted(),
  dispatched: () => new Story().accepted().dispatched(POWER, COMMITTEE),
  handling: () => new Story().accepted().dispatched().acknowledged(),
  'on site': () => {
    const story = new Story().accepted().dispatched().acknowledged();
    return story.do('department', 'arrive', { taskId: story.lastTask });
  },
  feedback: () => new Story().handled(),
  verified: () => new Story().handled().do('village', 'verify', { result: 'pass' }),
  'back after a failed check': () => new Story().handled().do('dispatcher', 'verify', { result: 'fail', redo: false }),
  'at work again': () => new Story().handled().do('dispatcher', 'verify', { result: 'fail', text: '仍有断枝' }),
  'offered for checking': () => new Story().handled().do('dispatcher', 'offer', { memberIds: [MEMBER] }),
  supervised: () => new Story().accepted().dispatched(POWER, COMMITTEE).do('lead', 'supervise', { level: 'blue', text: '抓紧' }),
  'a slip answered': () => {
    const story = new Story().accepted().dispatched().do('lead', 'supervise', { level: 'blue', text: '抓紧' });
    return story.do('department', 'explain', { level: 'blue', text: '人手已到位' });
  },
  'supervised and verified': () => {
    const story = new Story().handled().do('lead', 'supervise', { level: 'red', text: '抓紧' });
    return story.do('village', 'verify', { result: 'pass' });
  },
  'asked for more time': () =>
    new Story().accepted().dispatched().acknowledged().do('department', 'request', { kind: 'extension', reason: '等设备' }),
  escalated: () => new Story().accepted().do('dispatcher', 'escalate', { toArea: '530303', reason: '超出能力' }),
  appealed: () => new Story().closed().do('department', 'request', { kind: 'appeal', reason: '道路中断' }),
  'suspended while filed': () => new Story().accepted().do('lead', 'suspend', { reason: '等待批复' }),
  'suspended while handling': () => new Story().accepted().dispatched().acknowledged().do('lead', 'suspend', { reason: '等待批复' }),
  'suspended, all done': () => {
    const story = new Story().accepted().dispatched().acknowledged().do('lead', 'suspend', { reason: '等待批复' });
    return story.completed();
  },
  closed: () => new Story().closed(),
  rejected: () => new Story().do('dispatcher', 'reject', { reason: '重复' }),
  voided: () => new Story().accepted().dispatched().do('lead', 'void', { reason: '误报' }),
  'merged while handling': () =>
    new Story().accepted().dispatched().acknowledged().do('dispatcher', 'merge', { into: '01900000-0000-7000-8000-000000000002' }),
  merged: () => new Story().do('dispatcher', 'merge', { into: '01900000-0000-7000-8000-000000000002' }),
  reopened: () => new Story().closed().do('lead', 'reopen', { reason: '反弹' }),
};

/** Fails loudly on a write anywhere inside. */
export const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};
