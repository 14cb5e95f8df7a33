export { PlaceWords } from './PlaceWords';
export { ShadeLegend } from './ShadeLegend';
export { useShade, useShadeChanges, type Shaded } from './use-shade';
export { useShading } from './use-shading';
