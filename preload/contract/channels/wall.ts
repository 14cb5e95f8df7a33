import * as v from 'valibot';
import { ClockRow } from '../rows';
import { AreaCode, Code, Millis, type Of } from '../scalars';
import { CASE_STATES, FIGURES, WEATHERS } from '../vocabulary';
import { channel, nothing } from './channel';

/**
 * What stands on a wall display. 大屏展示. Counts, numbers of cases and names of places and departments: no name, no
 * phone, no address, no coordinates, no words of a report and no id that anything could be asked by. How much it is does
 * not grow with the cases: the lists have an end.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Open cases of a place, and how many of those are near their limit or past it. */
const Load = { open: count, near: count, overdue: count };

/** At most so many lines of the board, and of the slowest. */
export const WALL_LINES = 40;
export const WALL_SLOWEST = 5;

export const WallLine = v.strictObject({
  /** The number people say on the phone, not the id. */
  number: v.string(),
  /** The village; a home is not on the wall. */
  place: v.string(),
  category: v.optional(Code),
  department: v.optional(v.string()),
  state: v.picklist(CASE_STATES),
  reportedAt: Millis,
  clock: v.optional(ClockRow),
});
export type WallLine = Of<typeof WallLine>;

/** Where the work stands at an instant. */
export const WallState = v.strictObject({
  at: Millis,
  area: AreaCode,
  totals: v.strictObject({ ...Load, urgent: count, today: count, endedToday: count }),
  states: v.array(v.strictObject({ state: v.picklist(CASE_STATES), ...Load })),
  /** Villages with an open case; the township itself for cases without a village. */
  places: v.array(v.strictObject({ area: AreaCode, ...Load })),
  /** The top of the queue. */
  board: v.pipe(v.array(WallLine), v.maxLength(WALL_LINES)),
  shift: v.strictObject({
    from: Millis,
    to: Millis,
    weather: v.picklist(WEATHERS),
    /** Reported and ended in each of the last twelve hours, the current one last. */
    hours: v.pipe(v.array(v.strictObject({ from: Millis, reported: count, ended: count })), v.maxLength(12)),
    /** Open the longest. */
    slowest: v.pipe(v.array(WallLine), v.maxLength(WALL_SLOWEST)),
  }),
});
export type WallState = Of<typeof WallState>;

const Share = v.strictObject({ numerator: count, denominator: count });

/** The evaluation's own figures, as counts. */
export const WallFigures = v.strictObject({
  at: Millis,
  figures: v.array(v.strictObject({ figure: v.picklist(FIGURES), today: Share, month: Share })),
});
export type WallFigures = Of<typeof WallFigures>;

export const wallChannels = {
  'wall.read': channel(nothing, WallState),
  'wall.figures': channel(nothing, WallFigures),
} as const;
