import { isOpen, type Seat } from '../../preload/contract';
import type { CaseIndex } from '../domain';
import type { Scope } from '../ports';

const DAY = 24 * 60 * 60 * 1000;

/** How long an ended case stays in the working set, and how many of them at most. */
export const RECENT_MS = 3 * DAY;
export const RECENT_LIMIT = 500;

/** What a seat is shown: its area, and for a department's desk only what holds a task of its own. */
export const scopeOf = (seat: Seat): Scope => ({
  area: seat.area,
  departmentId: seat.role === 'department' ? (seat.departmentId ?? '') : undefined,
});

/** The same rule as the store's queries, for one case in hand. */
export const inScope = (index: CaseIndex, scope: Scope): boolean => {
  const inArea =
    scope.area.length === 12
      ? index.village === scope.area
      : scope.area.length === 9
        ? index.township === scope.area
        : index.township.startsWith(scope.area);
  return inArea && (scope.departmentId === undefined || index.departments.includes(scope.departmentId));
};

/** Cases the windows hold a copy of: open ones, and those that ended lately. */
export const inWorkingSet = (index: CaseIndex, scope: Scope, now: number): boolean =>
  inScope(index, scope) && (isOpen(index.state) || (index.endedAt ?? index.updatedAt) >= now - RECENT_MS);
