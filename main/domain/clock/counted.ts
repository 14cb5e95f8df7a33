import type { ClockKind } from '../../../preload/contract';
import type { Pause } from '../types';
import { addTime, timeBetween, type Counting } from './limits';

/** What is counted: a kind of time, without the pauses of the case. */
export interface Counted {
  readonly kind: ClockKind;
  readonly pauses: readonly Pause[];
}

/** The part of a pause that lies after `start`, as time of the kind. */
const lost = ({ from, to }: Pause, start: number, kind: ClockKind, counting: Counting): number =>
  timeBetween(Math.max(from, start), to, kind, counting);

/**
 * A due time as said at `start`, later by every pause since, in the limit's own kind of time: a night without work
 * costs a limit in working time nothing. What was due before a pause began was overdue already, and stays so.
 */
export const moved = (due: number, start: number, { kind, pauses }: Counted, counting: Counting): number =>
  pauses.reduce(
    (instant, pause) =>
      pause.to > start && instant > Math.max(pause.from, start)
        ? addTime(instant, lost(pause, start, kind, counting), kind, counting)
        : instant,
    due,
  );

/** The instant at which so many milliseconds have counted since `start`. */
export const addCounted = (start: number, ms: number, counted: Counted, counting: Counting): number =>
  moved(addTime(start, ms, counted.kind, counting), start, counted, counting);

/** Milliseconds that have counted between two instants. */
export const countedBetween = (start: number, end: number, { kind, pauses }: Counted, counting: Counting): number =>
  pauses.reduce(
    (left, { from, to }) => left - timeBetween(Math.max(from, start), Math.min(to, end), kind, counting),
    timeBetween(start, end, kind, counting),
  );
