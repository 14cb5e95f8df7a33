import type { GridType, Routing, RoutingCondition, RoutingRule, Suggestion } from '../../../preload/contract';
import { NO_ROUTING, suggest } from '../../../main/domain';
import { departments, MONDAY, rulebook, Story, weekdays } from './world';

export const rule = (id: string, when: RoutingCondition, send: RoutingRule['send'], only?: boolean): RoutingRule => ({
  id,
  when,
  send,
  ...(only === undefined ? {} : { only }),
  why: { zh: `因为${id}`, en: `because ${id}` },
});
export const routing = (...rules: RoutingRule[]): Routing => ({ ...NO_ROUTING, rules });

export interface Given {
  readonly story?: Story;
  readonly now?: number;
  readonly gridType?: GridType;
  readonly departments?: typeof departments;
}
export const suggestions = (rules: readonly RoutingRule[], given: Given = {}): Suggestion[] =>
  suggest({
    state: (given.story ?? new Story().accepted()).state,
    now: given.now ?? MONDAY,
    gridType: given.gridType,
    departments: given.departments ?? departments,
    rulebook,
    calendar: weekdays,
    routing: routing(...rules),
  });
/** Whom the rules propose, first the lead. */
export const ids = (rules: readonly RoutingRule[], given?: Given) => suggestions(rules, given).map(({ departmentId }) => departmentId);
