import * as v from 'valibot';
import { HEAT_SPANS } from './heat-vocabulary';
import type { Of } from './scalars';

/** Layers of the map that are off until somebody wants them, and the span of the heat; kept with the settings. */
export const MapLayers = v.strictObject({
  heat: v.optional(v.boolean()),
  duty: v.optional(v.boolean()),
  heatOver: v.optional(v.picklist(HEAT_SPANS)),
});
export type MapLayers = Of<typeof MapLayers>;
