import type { Envelope } from '../../preload/contract';
import { toTimestamp, uuidv7 } from '../../main/domain';
import type { Draw } from './draw';

/** Where seeded cases may happen and what they may be about. */
export interface SeedWorld {
  /** Village codes, 12 digits. */
  readonly villages: readonly string[];
  /** Category ids. */
  readonly categories: readonly string[];
  /** Department ids. */
  readonly departments: readonly string[];
}

export const THINGS = [
  '枯树',
  '电线',
  '路面',
  '排水沟',
  '护栏',
  '垃圾堆',
  '广告牌',
  '围墙',
  '窨井盖',
  '路灯',
  '水管',
  '边坡',
  '桥面',
  '宅基地',
  '烟火',
];
export const TROUBLES = [
  '倾斜',
  '塌方',
  '破损',
  '堵塞',
  '松动',
  '积水',
  '漏水',
  '占道',
  '冒烟',
  '裂缝',
  '脱落',
  '断裂',
  '扰民',
  '丢失',
  '滑坡',
];
export const PLACES = [
  '村口',
  '小学门前',
  '一组路口',
  '二组桥头',
  '卫生室旁',
  '老街',
  '河边',
  '集市',
  '通村公路',
  '水库下游',
  '变压器旁',
  '三组晒场',
];
const PEOPLE = ['张试验', '李试验', '王试验', '赵试验', '杨试验'];

const MINUTE = 60_000;
type Step = readonly [type: string, minutes: number, data: Record<string, unknown>];

/** How far a seeded case has come; the last three have ended. */
export type Fate = 'received' | 'filed' | 'dispatched' | 'handling' | 'feedback' | 'closed' | 'rejected';
export const OPEN_FATES: readonly Fate[] = ['received', 'filed', 'dispatched', 'handling', 'handling', 'feedback'];
export const ENDED_FATES: readonly Fate[] = ['closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'rejected'];

/** The events of one invented case, as the platform would have carried them. */
export const seedHistory = (draw: Draw, world: SeedWorld, fate: Fate, reportedAt: number): Envelope[] => {
  const id = (at: number) => uuidv7(at, draw.fill);
  const caseId = id(reportedAt);
  const area = draw.one(world.villages);
  const what = `${draw.one(THINGS)}${draw.one(TROUBLES)}`;
  const place = `${draw.one(PLACES)}${draw.below(200) + 1}号`;
  const category = draw.one(world.categories);
  const due = (minutes: number) => toTimestamp(reportedAt + minutes * MINUTE);
  const reporter = `gm-${String(draw.below(4378) + 1).padStart(4, '0')}`;
  const name = draw.one(PEOPLE);
  const tasks = Array.from({ length: 1 + draw.below(2) }, (_, at) => ({
    taskId: id(reportedAt + at),
    departmentId: draw.one(world.departments),
    lead: at === 0,
  }));

  const report: Step = [
    'case.reported',
    0,
    {
      title: `${place}${what}`,
      description: `巡查时发现${place}${what},已在现场提醒过往群众注意安全,请派人处理。编号${draw.below(100_000)}。`,
      category,
      source: 'app',
      location: { lon: 103.75 + draw.next() * 0.2, lat: 25.55 + draw.next() * 0.2, crs: 'WGS84', address: place },
      gridCode: `${area}-01-01`,
      reporter: { id: reporter, name, phone: `1000${String(draw.below(10_000_000)).padStart(7, '0')}` },
      urgency: draw.below(10) === 0 ? 'urgent' : 'normal',
    },
  ];
  const priority = report[2]['urgency'] === 'urgent' ? 'urgent' : draw.one(['routine', 'important']);
  const filing: Step = ['case.accepted', 5, { category, priority, dueAt: due(24 * 60) }];
  const sending = tasks.map((task, at): Step => [
    'task.dispatched',
    12 + at,
    { ...task, instructions: '请尽快到场处置并反馈。', dueAt: due(4 * 60) },
  ]);
  const taking = tasks.map(({ taskId }, at): Step => ['task.acknowledged', 20 + at, { taskId }]);
  const doing = tasks.map(({ taskId }, at): Step => ['task.completed', 120 + at, { taskId, feedback: '已处置完毕,隐患消除。' }]);
  const ending: Step[] = [
    ['case.verified', 150, { result: 'pass', by: reporter }],
    ['case.closed', 155, { outcome: 'resolved' }],
  ];

  const steps: Record<Fate, readonly Step[]> = {
    received: [report],
    filed: [report, filing],
    dispatched: [report, filing, ...sending],
    handling: [report, filing, ...sending, ...taking],
    feedback: [report, filing, ...sending, ...taking, ...doing],
    closed: [report, filing, ...sending, ...taking, ...doing, ...ending],
    rejected: [report, ['case.rejected', 6, { reason: '重复上报' }]],
  };
  return steps[fate].map(([type, minutes, data]) => ({
    v: 1,
    id: id(reportedAt + minutes * MINUTE),
    type,
    caseId,
    area,
    at: toTimestamp(reportedAt + minutes * MINUTE),
    actor: type === 'case.reported' ? { kind: 'reporter', id: reporter, name } : { kind: 'operator', id: 'op-0001', name: '王试验' },
    data,
  }));
};
