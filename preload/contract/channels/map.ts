import * as v from 'valibot';
import { HEAT_SPANS } from '../heat-vocabulary';
import { Code, Latitude, Longitude, Millis, type Of } from '../scalars';
import { MEMBER_ROLES } from '../vocabulary';
import { channel, nothing } from './channel';

/** What colours the map. 地图着色. Counts by place; no case and nobody is named. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Open cases of a grid, a village, a township or the district, by its code; a place without one is left out. */
export const PlaceLoad = v.strictObject({
  code: Code,
  open: count,
  /** Of those, how many are past their limit. */
  overdue: count,
});
export type PlaceLoad = Of<typeof PlaceLoad>;

/** A step of the heat: from an instant on, before another, and how many reports came in it. */
export const HeatStep = v.strictObject({ from: Millis, to: Millis, count });
export type HeatStep = Of<typeof HeatStep>;

/** Where the reports of one step came from. 热力图 */
export const Heat = v.strictObject({
  /** Of the span asked for, without a gap, the last one still going on. */
  steps: v.array(HeatStep),
  /** The step told: where it begins. */
  from: Millis,
  /** By place, those without a report left out, the most first. */
  places: v.array(v.strictObject({ code: Code, count })),
  /** The most that came from one place in one step of the span: what the colours are measured by. */
  most: count,
  /** So many older cases, at most, are still to be looked at; what they add comes with a later answer. */
  behind: count,
});
export type Heat = Of<typeof Heat>;

/** Days that have passed, today's among them, for which the map tells the share closed on time. */
export const ON_TIME_DAYS = [7, 30, 90] as const;
export type OnTimeDays = (typeof ON_TIME_DAYS)[number];

/** Of a place: cases due to be closed, and those of them that were closed on time. A place without one is left out. */
export const PlaceShare = v.strictObject({ code: Code, numerator: count, denominator: v.pipe(count, v.minValue(1)) });
export type PlaceShare = Of<typeof PlaceShare>;

/** Somebody on duty where they stand on the map; once for each of up to three grids. */
export const DutyMember = v.strictObject({
  id: Code,
  /** Masked as in the roster. */
  name: v.string(),
  role: v.picklist(MEMBER_ROLES),
  /** The grid in charge, or the area served by whoever has many grids or none. */
  place: Code,
  lon: Longitude,
  lat: Latitude,
});
export type DutyMember = Of<typeof DutyMember>;

/** Who is on duty in the seat's place. No position of anybody is known: they stand where the names of their grids do. 在岗网格员 */
export const Duty = v.strictObject({
  onDuty: count,
  grids: count,
  /** Grids of which nobody in charge is on duty. */
  without: count,
  /** By the village served; where nobody is on duty and no grid is without somebody, it is left out. */
  villages: v.array(v.strictObject({ code: Code, onDuty: count, without: count })),
  /** Of the box asked for; empty without one. */
  members: v.array(DutyMember),
  /** Grids of the box without anybody on duty; empty without one. */
  empty: v.array(Code),
});
export type Duty = Of<typeof Duty>;

export const mapChannels = {
  /** Of the cases the seat is shown; a case without a grid counts for its village, one without a village for its township. */
  'map.loads': channel(nothing, v.strictObject({ at: Millis, places: v.array(PlaceLoad) })),
  /**
   * Where reports came from, step by step, of the cases the seat is shown, open and ended. `from`: where the step asked for
   * begins; absent, or of no step of the span: the last one.
   */
  'map.heat': channel(
    v.strictObject({ over: v.picklist(HEAT_SPANS), level: v.picklist(['village', 'grid']), from: v.optional(Millis) }),
    Heat,
  ),
  /**
   * The evaluation's share closed on time (按期结案率) by grid, village, township and district, of what the seat is shown,
   * from the beginning of the first of so many local days to now. Told as counting while nothing is known and too many cases
   * have changed; ask again.
   */
  'map.onTime': channel(
    v.strictObject({ days: v.picklist(ON_TIME_DAYS) }),
    v.variant('state', [
      v.strictObject({ state: v.literal('counting'), counted: count, of: count }),
      v.strictObject({
        state: v.literal('counted'),
        from: Millis,
        asOf: Millis,
        places: v.array(PlaceShare),
        /** Cases that changed and are still to be looked at. */ behind: count,
      }),
    ]),
  ),
  /** With a box, degrees, also who stands in it, one by one. */
  'map.duty': channel(
    v.strictObject({ box: v.optional(v.strictObject({ west: Longitude, south: Latitude, east: Longitude, north: Latitude })) }),
    Duty,
  ),
} as const;
