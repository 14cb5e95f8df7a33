import * as v from 'valibot';
import { Code, Id, Millis, type Of } from '../scalars';
import { DRILL_RESULTS, MEMBER_ROLES } from '../vocabulary';
import { channel, nothing } from './channel';
import { PlaceCode } from './roster';

/** Call drills: people drawn by lot are called, and it is kept who answers and how fast. 随打随通 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** People of one drill: a desk calls them one after the other. */
export const MOST_IN_DRILL = 200;

/** A drill in figures. */
export const DrillRow = v.strictObject({
  drillId: Id,
  at: Millis,
  by: v.string(),
  area: PlaceCode,
  areaName: v.string(),
  /** Whom the lot was drawn among; absent: all roles. */
  role: v.optional(v.picklist(MEMBER_ROLES)),
  onDuty: v.boolean(),
  /** What the lot was drawn with, and among how many. */
  seed: v.string(),
  among: count,
  round: v.pipe(count, v.minValue(1)),
  people: count,
  answered: count,
  /** Of those, at the first call and within the limit. */
  within: count,
  /** Who is still to be called in this round. */
  left: count,
  /** Whether another round can begin for those who did not answer. */
  mayRepeat: v.boolean(),
});
export type DrillRow = Of<typeof DrillRow>;

export const DrillPerson = v.strictObject({
  memberId: Code,
  /** Masked; empty: no longer of the roster. */
  name: v.string(),
  phone: v.string(),
  role: v.picklist(MEMBER_ROLES),
  area: PlaceCode,
  areaName: v.string(),
  state: v.picklist(['waiting', 'calling', 'answered', 'missed']),
  calls: v.array(
    v.strictObject({
      round: count,
      at: Millis,
      /** Absent: nobody has said yet how it ended. `ms`: from handing the number out to that. */
      ended: v.optional(v.strictObject({ result: v.picklist(DRILL_RESULTS), ms: count })),
    }),
  ),
});
export type DrillPerson = Of<typeof DrillPerson>;

export const DrillDetail = v.strictObject({ ...DrillRow.entries, rows: v.array(DrillPerson) });
export type DrillDetail = Of<typeof DrillDetail>;

const share = {
  /** Whose first call has ended. */
  called: count,
  /** Who answered it within the limit. */
  within: count,
};
export const Reachability = v.strictObject({
  answerSeconds: count,
  /** Months, the oldest first; [from, to). */
  months: v.array(v.strictObject({ from: Millis, to: Millis })),
  villages: v.array(
    v.strictObject({
      area: PlaceCode,
      name: v.string(),
      ...share,
      /** Who answered some call at some time. */
      answered: count,
      /** Of the first calls that were answered, the middle one, ms; absent: none was. */
      medianMs: v.optional(count),
      months: v.array(v.strictObject(share)),
    }),
  ),
});
export type Reachability = Of<typeof Reachability>;

const drill = v.strictObject({ drillId: Id });

export const drillChannels = {
  /** The limits, from the customer's file. */
  'drills.limits': channel(nothing, v.strictObject({ answerSeconds: count, rounds: count, people: count, zh: v.string(), en: v.string() })),
  /** Drills of this seat's area, the newest first. */
  'drills.list': channel(nothing, v.array(DrillRow)),
  /** Draws a lot; fewer than asked for where there are fewer. */
  'drills.draw': channel(
    v.strictObject({
      area: v.optional(PlaceCode),
      role: v.optional(v.picklist(MEMBER_ROLES)),
      onDuty: v.boolean(),
      people: v.pipe(count, v.minValue(1), v.maxValue(MOST_IN_DRILL)),
    }),
    DrillDetail,
  ),
  'drills.read': channel(drill, DrillDetail),
  /** How the call that `contact.reach` began has ended. */
  'drills.result': channel(v.strictObject({ ...drill.entries, memberId: Code, result: v.picklist(DRILL_RESULTS) }), DrillDetail),
  /** Another round for those who did not answer. */
  'drills.again': channel(drill, DrillDetail),
  /** By village and month, as far back as half a year. 可达率 */
  'drills.reachability': channel(nothing, Reachability),
} as const;
