import * as v from 'valibot';
import { ON_TIME_DAYS } from './channels/map';
import type { Of } from './scalars';

/**
 * What areas of the map are coloured by: open cases, those past their limit, the share of the open ones within it, and of
 * those that had to be closed lately the share closed on time. 地图着色
 */
export const SHADES = ['load', 'overdue', 'within', 'onTime'] as const;
export type Shade = (typeof SHADES)[number];

/** The areas that are coloured, largest first: the four levels of the grid, and the grid itself. 网格层级 */
export const SHADE_LEVELS = ['district', 'township', 'village', 'group', 'grid'] as const;
export type ShadeLevel = (typeof SHADE_LEVELS)[number];

/** As the operator has chosen; without an entry nothing is coloured, the camera chooses the level, and the days are the map's own. */
export const MapShading = v.strictObject({
  shade: v.optional(v.picklist(SHADES)),
  level: v.optional(v.picklist(SHADE_LEVELS)),
  days: v.optional(v.picklist(ON_TIME_DAYS)),
});
export type MapShading = Of<typeof MapShading>;
