import {
  fail,
  ok,
  WALL_CHANNELS,
  type AppInfo,
  type BootState,
  type Channel,
  type Directory,
  type Result,
  type Settings,
  type WallBroadcast,
  type WallChannel,
  type WallFigures,
  type WallState,
} from '../../preload/contract';

/**
 * What a wall display is answered: a big screen in a room with visitors. Its bridge has these channels only; asked for
 * another in whatever way, main refuses. No case, no person, no free text, no photo, nothing to do: the state of the work
 * comes as counts and numbers of cases, made for the wall.
 */

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

/** The map and the words for categories; who works where stays at the desks. */
const wallDirectory = ({ rev, areas, rulebook }: Directory): Directory => ({
  rev,
  areas,
  departments: [],
  rulebook: { ...rulebook, templates: [] },
});

type Rewrite = (value: never) => unknown;

/** Channels a wall may ask, and what becomes of their answers. */
const ALLOWED: Readonly<Record<WallChannel, Rewrite>> = {
  'boot.state': wallBoot satisfies (value: BootState) => BootState,
  'app.info': (info: AppInfo): AppInfo => ({ ...info, seat: wallSeat(info), upstream: 'embedded' }),
  'settings.read': wallSettings,
  'directory.read': wallDirectory,
  'wall.read': (state: WallState): WallState => state,
  'wall.figures': (figures: WallFigures): WallFigures => figures,
  'mobilise.wall': (running: WallBroadcast[]): WallBroadcast[] => running,
};

export const mayAskFromWall = (channel: Channel): channel is WallChannel => (WALL_CHANNELS as readonly Channel[]).includes(channel);

/** An answer as a wall may have it. */
export const forWall = (channel: Channel, answer: Result<unknown>): Result<unknown> => {
  if (!mayAskFromWall(channel)) return fail('not-allowed', 'a wall display may not ask this');
  return answer.ok ? ok((ALLOWED[channel] as (value: unknown) => unknown)(answer.value)) : answer;
};
