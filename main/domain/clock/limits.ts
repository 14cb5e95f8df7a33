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

/** Limit of a stage other than handling: the category's own where it has one, else the general one. */
export const stageLimit = (
  rulebook: Rulebook,
  stage: 'file' | 'dispatch' | 'verify',
  priority: Priority,
  category: string | undefined,
): Limit => categoryOf(rulebook, category)?.limits?.[stage]?.[priority] ?? rulebook.limits[stage][priority] ?? FALLBACK;

/** The instant at which `ms` have passed since `start`, in that kind of time. */
export const addTime = (start: number, ms: number, kind: ClockKind, { rulebook, calendar }: Counting): number =>
  kind === 'running' ? start + ms : addWorking(start, ms, calendar, rulebook.workingHours);

/** Milliseconds of that kind of time between two instants; 0 when `end` is not after `start`. */
export const timeBetween = (start: number, end: number, kind: ClockKind, { rulebook, calendar }: Counting): number =>
  kind === 'running' ? Math.max(0, end - start) : workingBetween(start, end, calendar, rulebook.workingHours);

/** Due instant of a limit that starts to count at `start`. */
export const addLimit = (start: number, limit: Limit, counting: Counting): number =>
  addTime(start, limit.minutes * MINUTE_MS, limit.kind, counting);
