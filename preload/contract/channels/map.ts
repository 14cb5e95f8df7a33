import * as v from 'valibot';
import { HEAT_SPANS } from '../heat-vocabulary';
import { Code, Millis, type Of } from '../scalars';
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
   * from the beginning of the first of so many local days to now. Told as counting while too many cases have changed; ask again.
   */
  'map.onTime': channel(
    v.strictObject({ days: v.picklist(ON_TIME_DAYS) }),
    v.variant('state', [
      v.strictObject({ state: v.literal('counting'), counted: count, of: count }),
      v.strictObject({ state: v.literal('counted'), from: Millis, asOf: Millis, places: v.array(PlaceShare) }),
    ]),
  ),
} as const;
