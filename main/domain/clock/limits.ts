import type { Category, ClockKind, Limit, Priority, Rulebook } from '../../../preload/contract';
import { MINUTE_MS } from './local';
import { addWorking, workingBetween } from './working-time';
import type { Calendar } from '../types';

/** What counting needs besides the instants. */
export interface Counting {
  readonly rulebook: Rulebook;
  readonly calendar: Calendar;
}

/** For a category or priority the rulebook does not know: one day of working hours, so that a clock always runs. */
const FALLBACK: Limit = { minutes: 480, kind: 'working' };

export const categoryOf = (rulebook: Rulebook, id: string | undefined): Category | undefined =>
  id === undefined ? undefined : rulebook.categories.find((category) => category.id === id);

/** Limit of the handling stage for a category and priority. 处置时限 */
export const handlingLimit = (rulebook: Rulebook, category: string, priority: Priority): Limit =>
  categoryOf(rulebook, category)?.handle[priority] ?? FALLBACK;

/** Limit of a stage whose limit does not depend on the category. */
export const stageLimit = (rulebook: Rulebook, stage: 'file' | 'dispatch' | 'verify', priority: Priority): Limit =>
  rulebook.limits[stage][priority] ?? FALLBACK;

/** The instant at which `ms` have passed since `start`, in that kind of time. */
export const addTime = (start: number, ms: number, kind: ClockKind, { rulebook, calendar }: Counting): number =>
  kind === 'running' ? start + ms : addWorking(start, ms, calendar, rulebook.workingHours);

/** Due instant of a limit that starts to count at `start`. */
export const addLimit = (start: number, limit: Limit, counting: Counting): number =>
  addTime(start, limit.minutes * MINUTE_MS, limit.kind, counting);

/** The instant at which the rulebook's share of the time from `start` to `due` is used up. */
export const warnInstant = (start: number, due: number, kind: ClockKind, counting: Counting): number => {
  const { rulebook, calendar } = counting;
  const working = kind === 'working' ? workingBetween(start, due, calendar, rulebook.workingHours) : 0;
  // A due time set by hand may leave no working time at all: then it runs through.
  const used: ClockKind = working > 0 ? 'working' : 'running';
  const total = used === 'working' ? working : Math.max(0, due - start);
  return Math.min(addTime(start, Math.floor(total * rulebook.warnAt), used, counting), Math.max(start, due));
};
