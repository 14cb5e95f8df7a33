import * as v from 'valibot';
import { Actor } from './events';
import { AreaCode, Code, Id, text, Timestamp, type Of } from './scalars';
import { CARE_CONDITIONS, CARE_KINDS, LOOK_IN_SLOTS, VISIT_RESULTS } from './vocabulary';

/**
 * What happens to somebody in care, one event a message, on `grid.v1.care.<district>.<township>.<personId>`: an addition
 * to the protocol's version 1. Health data, so the stream is one of its own, with permissions of its own.
 */
const wire = v.looseObject;
const level = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5));
/** Local date, YYYY-MM-DD. */
const Day = v.pipe(v.string(), v.isoDate());

export const careData = {
  /** Somebody was there. 走访 */
  'care.visited': wire({
    visitedAt: Timestamp,
    /** Member of the roster who went. */
    by: Code,
    result: v.picklist(VISIT_RESULTS),
    text: v.optional(text(2000)),
    /** What is to be done next. */
    next: v.optional(text(500)),
    assessment: v.optional(wire({ risk: level, condition: v.picklist(CARE_CONDITIONS) })),
    checkUp: v.optional(v.boolean()),
    /** When the next visit is due; absent (a phone's app): by the rules of whoever reads it. */
    due: v.optional(Day),
  }),
  /** The level or condition was changed by decision, and why. 风险评估 */
  'care.assessed': wire({
    kind: v.picklist(CARE_KINDS),
    level,
    condition: v.optional(v.picklist(CARE_CONDITIONS)),
    reason: text(1000),
    due: v.optional(Day),
  }),
  /** Look-ins set or ended, or the next visit moved. 走访计划 */
  'care.planned': wire({ lookIns: v.array(v.picklist(LOOK_IN_SLOTS)), due: v.optional(Day), reason: text(1000) }),
  /** Who makes the next visit: the plan's own member, one who stands in, one chosen. 派单 */
  'care.handed': wire({ memberId: Code, key: v.pipe(v.string(), v.maxLength(40)), reason: v.picklist(['plan', 'off-duty', 'chosen']) }),
  /** A visit did not happen and is a case now. 逾期转案 */
  'care.missed': wire({ key: v.pipe(v.string(), v.maxLength(40)), caseId: Id }),
  /** Suspected harm to a child was reported as the law demands: to which kind of department, and the case that follows it up. 强制报告 */
  'care.reported': wire({ to: Code, reportedAt: Timestamp, words: v.optional(text(1000)), caseId: Id }),
  /** Care ends; the record is erased at `eraseAt`. 退出关爱 */
  'care.left': wire({ reason: text(1000), eraseAt: Timestamp }),
  /** It had ended by mistake. 恢复关爱 */
  'care.restored': wire({ reason: text(1000) }),
  /** Nothing is kept about this person any more, before this message or elsewhere. 数据销毁 */
  'care.erased': wire({}),
} as const;

export type CareEventType = keyof typeof careData;
export const CARE_EVENT_TYPES = Object.keys(careData) as CareEventType[];
export const isCareEventType = (type: string): type is CareEventType => Object.hasOwn(careData, type);

export const CareEnvelope = wire({
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: Id,
  type: v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z]+)+$/), v.maxLength(64)),
  /** A token of the subject: no dots, no wildcards. */
  personId: v.pipe(Code, v.regex(/^[\w-]+$/)),
  area: AreaCode,
  at: Timestamp,
  actor: Actor,
  data: v.record(v.string(), v.unknown()),
});
export type CareEnvelope = Of<typeof CareEnvelope>;

type Head = { [K in 'v' | 'id' | 'personId' | 'area' | 'at' | 'actor']: CareEnvelope[K] };
export type CareEvent = { [T in CareEventType]: Head & { type: T; data: Of<(typeof careData)[T]> } }[CareEventType];
export type CareEventOf<T extends CareEventType> = Extract<CareEvent, { type: T }>;
