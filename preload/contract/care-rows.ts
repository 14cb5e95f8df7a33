import * as v from 'valibot';
import { Interval } from './care';
import { Code, Id, Millis, type Of } from './scalars';
import { ACTOR_KINDS, CARE_ACTIONS, CARE_CONDITIONS, CARE_MEASURES, LOOK_IN_SLOTS, LOOK_IN_STATES } from './vocabulary';

/** The look-in to make now, or the next to come; instants. */
export const LookInRow = v.strictObject({ slot: v.picklist(LOOK_IN_SLOTS), from: Millis, until: Millis, caseAt: Millis });
export type LookInRow = Of<typeof LookInRow>;

/** How somebody is looked after, beside who they are. 关爱计划 */
export const PlanRow = v.strictObject({
  condition: v.optional(v.picklist(CARE_CONDITIONS)),
  measures: v.array(v.picklist(CARE_MEASURES)),
  /** From one visit to the next, by the rule that applies now. */
  every: v.optional(Interval),
  /** When a visit that is overdue becomes a case. */
  caseAt: Millis,
  lookIns: v.array(v.picklist(LOOK_IN_SLOTS)),
  lookIn: v.optional(LookInRow),
  /** Today's look-ins, morning first. */
  today: v.array(v.strictObject({ slot: v.picklist(LOOK_IN_SLOTS), state: v.picklist(LOOK_IN_STATES) })),
  /** The open case that a missed visit has become. */
  caseId: v.optional(Id),
  /** Still owed this year, by the specification. */
  visitsOwed: v.number(),
  checkUpOwed: v.boolean(),
  /** The responsible member is off duty: who goes instead, masked phone. */
  standIn: v.optional(v.strictObject({ id: Code, name: v.string(), phone: v.string() })),
  offDuty: v.boolean(),
  /** Events not yet acknowledged by the platform. */
  pending: v.number(),
  left: v.optional(v.strictObject({ at: Millis, eraseAt: Millis })),
  /** What this seat may do. */
  actions: v.array(v.picklist(CARE_ACTIONS)),
});
export type PlanRow = Of<typeof PlanRow>;

/** One line of somebody's history. */
export const CareEntry = v.strictObject({
  eventId: Id,
  type: v.string(),
  known: v.boolean(),
  at: Millis,
  actor: v.strictObject({ kind: v.picklist(ACTOR_KINDS), name: v.string() }),
  /** Masked; `byName` and `memberName` resolve members of the roster. */
  data: v.record(v.string(), v.unknown()),
  pending: v.boolean(),
  /** The platform will not take it, and why. */
  refused: v.optional(v.string()),
});
export type CareEntry = Of<typeof CareEntry>;
