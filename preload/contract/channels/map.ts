import * as v from 'valibot';
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

export const mapChannels = {
  /** Of the cases the seat is shown; a case without a grid counts for its village, one without a village for its township. */
  'map.loads': channel(nothing, v.strictObject({ at: Millis, places: v.array(PlaceLoad) })),
} as const;
