/** WGS84, degrees. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance (haversine), metres. */
export const metresBetween = (a: Place, b: Place): number => {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
};

/** A box that holds the circle of that radius around a place; not for the poles. */
export const degreesAround = ({ lon, lat }: Place, metres: number) => {
  const north = (metres / EARTH_METRES) * (180 / Math.PI);
  const east = north / Math.max(0.01, Math.cos(radians(lat)));
  return { west: lon - east, south: lat - north, east: lon + east, north: lat + north };
};
