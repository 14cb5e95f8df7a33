import type { Area, Grid, LonLat } from '../../../preload/contract';

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** China, roughly: what there is to show while nothing at all is known of the area. */
export const COUNTRY: Bounds = [73.5, 18, 135.1, 53.6];
/** Around the labels of areas, which stand in their middle; some 3 km. Degrees. */
const MARGIN = 0.03;

/** The box around points, with a margin in degrees; undefined: there are none. */
export const boundsAround = (points: readonly (readonly [lon: number, lat: number])[], margin = 0): Bounds | undefined => {
  if (points.length === 0) return undefined;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b)) - margin;
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b)) + margin;
  return [least(lons), least(lats), most(lons), most(lats)];
};

/** The box around an area's outline; a district is the box around its townships. Undefined: the directory has no outline of it. */
export const outlineBounds = (areas: ReadonlyMap<string, Area>, code: string): Bounds | undefined => {
  const own = areas.get(code)?.geometry;
  const rings = own
    ? own.coordinates
    : [...areas.values()].filter((area) => area.code.startsWith(code)).flatMap((area) => area.geometry?.coordinates ?? []);
  return boundsAround(rings.flat());
};

/** What to show of an area without an outline: its grids, else the places of its names, else the country. */
export const boundsWithoutOutline = (areas: ReadonlyMap<string, Area>, grids: readonly Grid[], code: string): Bounds => {
  const centres = [...areas.values()].flatMap((area): LonLat[] => (area.center && area.code.startsWith(code) ? [area.center] : []));
  return boundsAround(grids.flatMap(({ geometry }) => geometry.coordinates.flat())) ?? boundsAround(centres, MARGIN) ?? COUNTRY;
};
