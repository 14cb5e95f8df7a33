import Flatbush from 'flatbush';
import type { Grid, Polygon } from '../../../preload/contract';
import { metresBetween, type Place } from './distance';

type Ring = Polygon['coordinates'][number];

export interface GridIndex {
  /** The grid that holds the place; of several that overlap the first given. */
  at(place: Place): Grid | undefined;
  /** The grid whose edge is nearest, and how far that is, within `metres`; 0 for a place inside of it. */
  nearest(place: Place, metres: number): { readonly grid: Grid; readonly metres: number } | undefined;
}

/** Whether a ray from the point to the east crosses the ring an odd number of times (even-odd rule). */
const crossesOdd = (ring: Ring, { lon, lat }: Place): boolean => {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
};

/** Whether a GeoJSON polygon (RFC 7946, section 3.1.6) holds the place: inside its outline and in none of its holes. */
export const isInPolygon = ({ coordinates: [outline, ...holes] }: Polygon, place: Place): boolean =>
  outline !== undefined && crossesOdd(outline, place) && !holes.some((hole) => crossesOdd(hole, place));

/** Metres from a place to a line between two points; on the few kilometres of a village the earth is flat. */
const metresToSegment = (place: Place, [ax, ay]: Ring[number], [bx, by]: Ring[number]): number => {
  const scale = Math.cos((place.lat * Math.PI) / 180);
  const [ux, uy] = [(bx - ax) * scale, by - ay];
  const [vx, vy] = [(place.lon - ax) * scale, place.lat - ay];
  const length = ux * ux + uy * uy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (ux * vx + uy * vy) / length));
  return metresBetween(place, { lon: ax + along * (bx - ax), lat: ay + along * (by - ay) });
};

/** Metres from a place to the nearest edge of a polygon. */
export const metresToEdge = ({ coordinates }: Polygon, place: Place): number =>
  Math.min(...coordinates.flatMap((ring) => ring.slice(1).map((end, i) => metresToSegment(place, ring[i]!, end))));

const METRES_A_DEGREE = 111_195;
/** Grids looked at more closely: the nearest box need not hold the nearest edge. */
const CLOSER_LOOK = 8;

/** Which grid a place lies in: a packed R-tree over the grids' boxes, then point in polygon. Places in degrees WGS84. */
export const gridIndex = (grids: readonly Grid[]): GridIndex => {
  const known = grids.filter(({ geometry }) => (geometry.coordinates[0]?.length ?? 0) >= 4);
  if (known.length === 0) return { at: () => undefined, nearest: () => undefined };
  const index = new Flatbush(known.length);
  for (const { geometry } of known) {
    const ring = geometry.coordinates[0]!;
    const lons = ring.map(([lon]) => lon);
    const lats = ring.map(([, lat]) => lat);
    index.add(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats));
  }
  index.finish();
  const at = (place: Place): Grid | undefined => {
    const { lon, lat } = place;
    const found = index.search(lon, lat, lon, lat).toSorted((a, b) => a - b);
    return found.map((i) => known[i]!).find(({ geometry }) => isInPolygon(geometry, place));
  };
  return {
    at,
    nearest: (place, metres) => {
      const inside = at(place);
      if (inside) return { grid: inside, metres: 0 };
      const reach = metres / METRES_A_DEGREE / Math.max(0.01, Math.cos((place.lat * Math.PI) / 180));
      const [first] = index
        .neighbors(place.lon, place.lat, CLOSER_LOOK, reach)
        .map((i) => ({ grid: known[i]!, metres: metresToEdge(known[i]!.geometry, place) }))
        .sort((a, b) => a.metres - b.metres);
      return first && first.metres <= metres ? first : undefined;
    },
  };
};
