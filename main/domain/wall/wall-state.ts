import { lightOf, OPEN_STATES, WALL_LINES, WALL_SLOWEST, type WallLine, type WallState } from '../../../preload/contract';
import { localDay, OFFSET_MS } from '../clock/local';
import { categoryIdOf, priorityOf } from '../facts';
import { caseNumber } from '../message/ids';
import type { CaseIndex, CaseState } from '../types';
import { weatherOf, type Load } from './weather';

const HOUR = 3_600_000;
const SHIFT = 8 * HOUR;
const HOURS = 12;

/** What is read of a case for the wall. */
export interface WallCase {
  readonly state: CaseState;
  readonly index: CaseIndex;
}

export interface WallNames {
  readonly area: (code: string) => { readonly name: string } | undefined;
  readonly department: (id: string) => { readonly name: string } | undefined;
}

interface Asked {
  readonly area: string;
  readonly now: number;
  readonly names: WallNames;
}

/** How far back ended cases are looked at: everything that stands on the wall of them lies behind it. */
export const wallSince = (now: number): number => Math.min(hourOf(now) - (HOURS - 1) * HOUR, startOfToday(now));

const hourOf = (at: number): number => Math.floor(at / HOUR) * HOUR;
const startOfToday = (now: number): number => Math.floor((now + OFFSET_MS) / (24 * HOUR)) * 24 * HOUR - OFFSET_MS;
/** 00–08, 08–16, 16–24 of the place. */
const shiftOf = (now: number): { from: number; to: number } => {
  const from = Math.floor((now + OFFSET_MS) / SHIFT) * SHIFT - OFFSET_MS;
  return { from, to: from + SHIFT };
};

type Counting = { -readonly [K in keyof Load]: number };
const none = (): Counting => ({ open: 0, near: 0, overdue: 0 });

const count = (load: Counting, { index }: WallCase, now: number): void => {
  const light = lightOf(index.clock, now);
  load.open += 1;
  if (light === 'yellow') load.near += 1;
  if (light === 'red') load.overdue += 1;
};

/** The village, or the township where the case has none. */
const placeOf = ({ index }: WallCase): string => index.village ?? index.township;

const lineOf = (one: WallCase, { names }: Asked): WallLine => {
  const { state, index } = one;
  const sent = state.tasks.filter((task) => task.state !== 'recalled' && task.state !== 'declined');
  const lead = sent.find((task) => task.lead) ?? sent[0];
  const place = placeOf(one);
  const category = categoryIdOf(state);
  return {
    number: caseNumber(state.id, state.report.at),
    place: names.area(place)?.name ?? place,
    ...(category === undefined ? {} : { category }),
    ...(lead ? { department: names.department(lead.departmentId)?.name ?? lead.departmentId } : {}),
    state: index.state,
    reportedAt: index.reportedAt,
    ...(index.clock ? { clock: index.clock } : {}),
  };
};

const hoursOf = (all: readonly WallCase[], ended: readonly WallCase[], now: number): WallState['shift']['hours'] => {
  const first = hourOf(now) - (HOURS - 1) * HOUR;
  const hours = Array.from({ length: HOURS }, (_, at) => ({ from: first + at * HOUR, reported: 0, ended: 0 }));
  const at = (instant: number | undefined) => (instant === undefined ? undefined : hours[Math.floor((instant - first) / HOUR)]);
  for (const { index } of all) {
    const hour = at(index.reportedAt);
    if (hour) hour.reported += 1;
  }
  for (const { index } of ended) {
    const hour = at(index.endedAt);
    if (hour) hour.ended += 1;
  }
  return hours;
};

/**
 * What a wall display shows of the open cases (in the queue's order) and of those that ended since `wallSince`. Names
 * nobody, and is never longer than its lists may be.
 */
export const wallStateOf = (open: readonly WallCase[], ended: readonly WallCase[], asked: Asked): WallState => {
  const { now, area } = asked;
  const totals = none();
  const states = new Map(OPEN_STATES.map((state) => [state as string, none()]));
  const places = new Map<string, Counting>();
  for (const one of open) {
    const place = placeOf(one);
    if (!places.has(place)) places.set(place, none());
    for (const load of [totals, states.get(one.index.state), places.get(place)]) if (load) count(load, one, now);
  }
  const all = [...open, ...ended];
  const today = localDay(now);
  const isToday = (at: number | undefined): boolean => at !== undefined && localDay(at) === today;
  const slowest = open.toSorted((a, b) => a.index.reportedAt - b.index.reportedAt).slice(0, WALL_SLOWEST);
  return {
    at: now,
    area,
    totals: {
      ...totals,
      urgent: open.filter(({ state }) => priorityOf(state) === 'urgent').length,
      today: all.filter(({ index }) => isToday(index.reportedAt)).length,
      endedToday: ended.filter(({ index }) => isToday(index.endedAt)).length,
    },
    states: OPEN_STATES.map((state) => ({ state, ...(states.get(state) ?? none()) })),
    places: [...places].map(([code, load]) => ({ area: code, ...load })),
    board: open.slice(0, WALL_LINES).map((one) => lineOf(one, asked)),
    shift: {
      ...shiftOf(now),
      weather: weatherOf(totals),
      hours: hoursOf(all, ended, now),
      slowest: slowest.map((one) => lineOf(one, asked)),
    },
  };
};
