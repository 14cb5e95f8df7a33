import type { Department, GridType, RoutingCondition, RoutingRule, RoutingTarget, Rulebook } from '../../../preload/contract';
import { areaUnder } from '../area';
import { MINUTE_MS, localDay, startOfDay, workingBetween } from '../clock';
import { categoryIdOf, villageOf } from '../facts';
import type { Calendar, CaseState } from '../types';
import { ofKind } from './place';

/** What rules ask about a case at an instant. */
export interface RoutingFacts {
  readonly state: CaseState;
  readonly gridType?: GridType | undefined;
  readonly now: number;
  readonly departments: readonly Department[];
  readonly rulebook: Rulebook;
  readonly calendar: Calendar;
}

/** Village of the case where known, else its area. */
export const placeOf = (state: CaseState): string => villageOf(state) ?? state.area;

const isWorkingTime = (now: number, { calendar, rulebook }: RoutingFacts): boolean =>
  workingBetween(now, now + MINUTE_MS, calendar, rulebook.workingHours) > 0;

const isWithin = (now: number, { from, to }: { readonly from: number; readonly to: number }): boolean => {
  const minute = Math.floor((now - startOfDay(localDay(now))) / MINUTE_MS);
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
};

/** Whether everything that the condition says is so. */
export const holds = (when: RoutingCondition, facts: RoutingFacts): boolean => {
  const { state, gridType, now, departments } = facts;
  const place = placeOf(state);
  const { duty } = when;
  if (when.categories && !when.categories.includes(categoryIdOf(state) ?? '')) return false;
  if (when.areas && !when.areas.some((area) => areaUnder(place, area))) return false;
  if (when.gridTypes && (gridType === undefined || !when.gridTypes.includes(gridType))) return false;
  if (when.hours && !when.hours.some((span) => isWithin(now, span))) return false;
  if (when.workingTime !== undefined && when.workingTime !== isWorkingTime(now, facts)) return false;
  if (duty && duty.onDuty !== (ofKind(departments, duty.kind, place)?.onDuty ?? []).length > 0) return false;
  return true;
};

/** The department a rule means at this place; undefined: there is none. */
export const targetAt = (target: RoutingTarget, departments: readonly Department[], place: string): Department | undefined =>
  'id' in target ? departments.find((department) => department.id === target.id) : ofKind(departments, target.kind, place);

/** The rules that hold, in the file's order, up to and including the first that wants nobody else. */
export const rulesFor = (rules: readonly RoutingRule[], facts: RoutingFacts): readonly RoutingRule[] => {
  const found = rules.filter((rule) => holds(rule.when, facts));
  const last = found.findIndex((rule) => rule.only === true);
  return last === -1 ? found : found.slice(0, last + 1);
};
