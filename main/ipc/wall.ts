import {
  fail,
  ok,
  type AppInfo,
  type BootState,
  type CaseRow,
  type Channel,
  type Department,
  type Directory,
  type Grid,
  type Page,
  type Result,
  type Settings,
  type SnapshotPage,
  type TaskRow,
} from '../../preload/contract';

/**
 * What a wall display is answered: a big screen in a room with visitors. Lists what may go there and leaves out the rest, so that what
 * is added to a row later is not on the wall by itself. No people, no reporter, no free text, no photo, nothing to do.
 */

const wallTask = (task: TaskRow): TaskRow => ({
  taskId: task.taskId,
  departmentId: task.departmentId,
  departmentName: task.departmentName,
  state: task.state,
  lead: task.lead,
  instructions: '',
  sentAt: task.sentAt,
  warnAt: task.warnAt,
  dueAt: task.dueAt,
  media: [],
  actions: [],
});

export const wallRow = (row: CaseRow): CaseRow => ({
  id: row.id,
  rev: row.rev,
  number: row.number,
  area: row.area,
  township: row.township,
  village: row.village,
  villageName: row.villageName,
  gridCode: row.gridCode,
  gridName: row.gridName,
  state: row.state,
  priority: row.priority,
  urgentReport: row.urgentReport,
  category: row.category,
  source: row.source,
  title: '',
  description: '',
  lon: row.lon,
  lat: row.lat,
  media: [],
  problems: [],
  reportedAt: row.reportedAt,
  updatedAt: row.updatedAt,
  closedAt: row.closedAt,
  mergedFrom: 0,
  inCharge: row.inCharge,
  supervision: row.supervision,
  slips: [],
  requests: [],
  offeredTo: [],
  excluded: row.excluded,
  verified: row.verified,
  rework: row.rework,
  clock: row.clock,
  tasks: row.tasks.map(wallTask),
  unread: false,
  pending: 0,
  order: row.order,
  actions: [],
  papers: [],
});

const wallDepartment = ({ id, name, kind, area, handles }: Department): Department => ({
  id,
  name,
  kind,
  phone: '',
  ...(area === undefined ? {} : { area }),
  onDuty: [],
  handles,
});

/** The seat of a wall: the desk's area, nobody's name, no rights. */
const wallSeat = ({ seat }: Pick<Settings, 'seat'>): Settings['seat'] => ({
  area: seat.area,
  role: 'observer',
  operatorId: 'wall',
  operatorName: 'wall',
});

export const wallSettings = (settings: Settings): Settings => ({
  lang: settings.lang,
  theme: settings.theme,
  sounds: false,
  notifications: false,
  lockAfterMinutes: 0,
  undoSeconds: 0,
  seat: wallSeat(settings),
  upstream: 'embedded',
});

/** A wall has nothing to unlock: it shows, or waits. */
export const wallBoot = ({ kind }: BootState): BootState => ({ kind: kind === 'ready' || kind === 'locked' ? 'ready' : 'opening' });

type Rewrite = (value: never) => unknown;

/** Channels a wall may ask, and what becomes of their answers. */
const ALLOWED: Partial<Record<Channel, Rewrite>> = {
  'boot.state': wallBoot satisfies (value: BootState) => BootState,
  'app.info': (info: AppInfo): AppInfo => ({ ...info, seat: wallSeat(info), upstream: 'embedded' }),
  'settings.read': wallSettings,
  'feed.snapshot': ({ rev, cases, next }: SnapshotPage): SnapshotPage => ({
    rev,
    cases: cases.map(wallRow),
    people: [],
    attention: [],
    next,
  }),
  'feed.changes': ({ rev, cases, gone, more }: Page): Page => ({
    rev,
    cases: cases.map(wallRow),
    gone,
    people: [],
    peopleGone: [],
    attention: [],
    attentionGone: [],
    more,
  }),
  'directory.read': ({ rev, areas, departments, rulebook }: Directory): Directory => ({
    rev,
    areas,
    departments: departments.map(wallDepartment),
    rulebook: { ...rulebook, templates: [] },
  }),
  'directory.grids': (grids: Grid[]): Grid[] =>
    grids.map(({ gridCode, name, type, area, geometry }) => ({ gridCode, name, type, area, households: 0, members: [], geometry })),
};

export const mayAskFromWall = (channel: Channel): boolean => Object.hasOwn(ALLOWED, channel);

/** An answer as a wall may have it. */
export const forWall = (channel: Channel, answer: Result<unknown>): Result<unknown> => {
  const rewrite = ALLOWED[channel] as ((value: unknown) => unknown) | undefined;
  if (!rewrite) return fail('not-allowed', 'a wall display may not ask this');
  return answer.ok ? ok(rewrite(answer.value)) : answer;
};
