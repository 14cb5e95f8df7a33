import { CLEAR, type Fills } from '../fills/draw';

/** The same areas, and their classes, above a base map: where there is nothing to say the base map is seen. */
export const aboveBase = (fills: Fills): Fills => ({ ...fills, fills: [CLEAR, ...fills.fills.slice(1)] });
