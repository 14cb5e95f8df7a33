import { Delaunay } from 'd3-delaunay';
import type { LonLat } from '../../../../preload/contract';
import { counterClockwise, toPlane, type Region } from './plane';

/**
 * The schematic map (示意图). No outline below the county may be passed on freely, so this one was drawn for the
 * project: it holds the townships about where they are and follows no surveyed border.
 */
const OUTLINE: readonly LonLat[] = [
  [103.52, 25.86],
  [103.515, 25.98],
  [103.565, 26.055],
  [103.68, 26.085],
  [103.84, 26.06],
  [104.05, 25.99],
  [104.2, 25.915],
  [104.3, 25.82],
  [104.32, 25.73],
  [104.26, 25.6],
  [104.16, 25.505],
  [104.02, 25.455],
  [103.87, 25.45],
  [103.76, 25.505],
  [103.62, 25.63],
  [103.55, 25.74],
];

/** Rough centres of the townships, degrees WGS84. */
export const TOWNSHIP_CENTRES: Readonly<Record<string, LonLat>> = {
  '530303001': [103.82, 25.6],
  '530303002': [103.79, 25.61],
  '530303003': [103.86, 25.58],
  '530303004': [103.84, 25.73],
  '530303101': [104.07, 25.6],
  '530303102': [103.95, 25.71],
  '530303201': [104.03, 25.86],
  '530303202': [104.17, 25.79],
  '530303203': [103.67, 25.78],
  '530303204': [103.8, 25.86],
  '530303205': [103.6, 25.98],
};

/** The outline in the plane, convex and counter-clockwise, as the clipping needs it. */
export const districtRegion = (): Region => {
  const points = OUTLINE.map(toPlane);
  return counterClockwise(
    [
      ...Delaunay.from(
        points,
        ([x]) => x,
        ([, y]) => y,
      ).hull,
    ].map((i) => points[i]!),
  );
};
