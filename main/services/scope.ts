import { isOpen, type Seat } from '../../preload/contract';
import { districtOf, type CaseIndex } from '../domain';
import type { Scope } from '../ports';

const DAY = 24 * 60 * 60 * 1000;

/** How long an ended case stays in the working set, and how many of them at most. */
export const RECENT_MS = 3 * DAY;
export const RECENT_LIMIT = 500;

/**
 * What a seat is shown: its area; of that a department's desk only what holds a task of its own; and a village's duty
 * room also the cases elsewhere for which its committee was sent for.
 */
export const scopesOf = (seat: Seat): readonly Scope[] => {
  if (seat.role === 'department') return [{ area: seat.area, departmentId: seat.departmentId ?? '' }];
  if (seat.role !== 'village') return [{ area: seat.area }];
  const departmentId = seat.departmentId ?? `village-committee-${seat.area}`;
  return [{ area: seat.area }, { area: districtOf(seat.area), departmentId }];
};

const isInArea = ({ township, village }: CaseIndex, area: string): boolean => {
  if (area.length === 12) return village === area;
  return area.length === 9 ? township === area : township.startsWith(area);
};

/** The same rule as the store's queries, for one case in hand. */
export const inScope = (index: CaseIndex, seat: Seat): boolean =>
  scopesOf(seat).some(
    ({ area, departmentId }) => isInArea(index, area) && (departmentId === undefined || index.departments.includes(departmentId)),
  );

/** Cases the windows hold a copy of: open ones, and those that ended lately. */
export const inWorkingSet = (index: CaseIndex, seat: Seat, now: number): boolean =>
  inScope(index, seat) && (isOpen(index.state) || endedAt(index) >= now - RECENT_MS);

export const endedAt = (index: CaseIndex): number => index.endedAt ?? index.updatedAt;
