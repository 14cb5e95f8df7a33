export { PlaceWords } from './PlaceWords';
export { ShadeLegend } from './ShadeLegend';
export { useShade, useShadeChanges } from './use-shade';
export { useShading } from './use-shading';
