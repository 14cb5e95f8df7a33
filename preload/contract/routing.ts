import * as v from 'valibot';
import { AreaCode, Code, text, type Of } from './scalars';
import { GRID_TYPES } from './vocabulary';

/** Which departments are proposed for which case, as data that a customer changes. 派遣规则 */

/** Minutes after local midnight; `from` later than `to` runs over midnight. */
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));

/** All that is given has to hold; an empty condition holds always. */
export const RoutingCondition = v.strictObject({
  categories: v.optional(v.pipe(v.array(Code), v.minLength(1))),
  /** The case lies in one of them. */
  areas: v.optional(v.pipe(v.array(AreaCode), v.minLength(1))),
  gridTypes: v.optional(v.pipe(v.array(v.picklist(GRID_TYPES)), v.minLength(1))),
  /** Time of day at the moment of sending. */
  hours: v.optional(v.pipe(v.array(v.strictObject({ from: minute, to: minute })), v.minLength(1))),
  /** Inside the working hours of a working day, or outside them. */
  workingTime: v.optional(v.boolean()),
  /** The department of this kind that serves the place has somebody on duty, or nobody. */
  duty: v.optional(v.strictObject({ kind: Code, onDuty: v.boolean() })),
});
export type RoutingCondition = Of<typeof RoutingCondition>;

/** One department: by kind, and then the one that serves the place, or by its id. */
export const RoutingTarget = v.union([
  v.strictObject({ kind: Code, lead: v.optional(v.boolean()) }),
  v.strictObject({ id: Code, lead: v.optional(v.boolean()) }),
]);
export type RoutingTarget = Of<typeof RoutingTarget>;

export const RoutingRule = v.strictObject({
  id: Code,
  when: RoutingCondition,
  send: v.pipe(v.array(RoutingTarget), v.minLength(1), v.maxLength(20)),
  /** Nobody else is proposed: neither by later rules nor as usual for the category. */
  only: v.optional(v.boolean()),
  /** Told to the operator beside the suggestion. */
  why: v.strictObject({ zh: text(60), en: text(120) }),
});
export type RoutingRule = Of<typeof RoutingRule>;

/** When a change that operators keep making is proposed as a rule. */
export const RoutingLearning = v.strictObject({
  /** Cases looked back at, days. */
  days: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Fewer cases than this prove nothing. */
  minCases: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Share of the cases that were changed, 0 to 1. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});
export type RoutingLearning = Of<typeof RoutingLearning>;

export const Routing = v.strictObject({ learning: RoutingLearning, rules: v.array(RoutingRule) });
export type Routing = Of<typeof Routing>;

/** What is wrong with a rule: the rule stands, but what it names is not there. */
export const ROUTING_FAULTS = ['unreadable', 'twice', 'no-category', 'no-area', 'no-department', 'nobody'] as const;
export type RoutingFault = (typeof ROUTING_FAULTS)[number];
export const RoutingProblem = v.strictObject({
  /** Id of the rule, or its place in the file where it has none; empty: the whole file. */
  rule: v.string(),
  fault: v.picklist(ROUTING_FAULTS),
  /** The code that names nothing, or where the file is wrong. */
  value: v.string(),
});
export type RoutingProblem = Of<typeof RoutingProblem>;
