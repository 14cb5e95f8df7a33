export { SHADES, type Shade } from './rules';
export { ShadeLegend } from './ShadeLegend';
export { useShade, useShadeChanges } from './use-shade';
