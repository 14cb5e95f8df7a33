import type { Area } from '../../../preload/contract';

export type Bounds = [west: number, south: number, east: number, north: number];

/** The box around an area's outline; a district is the box around its townships. Degrees; undefined: nothing is known of it. */
export const boundsOf = (areas: ReadonlyMap<string, Area>, code: string): Bounds | undefined => {
  const own = areas.get(code)?.geometry;
  const rings = own
    ? own.coordinates
    : [...areas.values()].filter((area) => area.code.startsWith(code)).flatMap((area) => area.geometry?.coordinates ?? []);
  const points = rings.flat();
  if (points.length === 0) return undefined;
  return points.reduce<Bounds>(
    ([west, south, east, north], [lon, lat]) => [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)],
    [180, 90, -180, -90],
  );
};
