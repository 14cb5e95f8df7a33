import type { LonLat } from '../../../../preload/contract';

/** What the small map shows: where its middle is, and how many pixels a metre takes. */
export interface View {
  readonly lon: number;
  readonly lat: number;
  readonly scale: number;
}

const METRES_A_DEGREE = 111_195;
/** From a whole district to a courtyard, pixels a metre. */
const SCALES = { least: 0.004, most: 2 };

const east = (view: View): number => METRES_A_DEGREE * Math.cos((view.lat * Math.PI) / 180) * view.scale;
const north = (view: View): number => METRES_A_DEGREE * view.scale;

/** Pixels from the middle of the map, y downwards; the few kilometres of a township are flat. */
export const toPixels = (view: View, [lon, lat]: LonLat): readonly [x: number, y: number] => [
  (lon - view.lon) * east(view),
  (view.lat - lat) * north(view),
];
export const fromPixels = (view: View, [x, y]: readonly [number, number]): { lon: number; lat: number } => ({
  lon: view.lon + x / east(view),
  lat: view.lat - y / north(view),
});

/** Larger or smaller by a factor, with the point of the map at these pixels staying where it is. */
export const zoomed = (view: View, factor: number, at: readonly [number, number] = [0, 0]): View => {
  const scale = Math.min(SCALES.most, Math.max(SCALES.least, view.scale * factor));
  const fixed = fromPixels(view, at);
  const moved = fromPixels({ ...view, scale, ...fixed }, [-at[0], -at[1]]);
  return { ...moved, scale };
};

/** A view that holds all the points within so many pixels; undefined: there are none. */
export const around = (points: readonly LonLat[], width: number, height: number): View | undefined => {
  if (points.length === 0) return undefined;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const [west, east_] = [Math.min(...lons), Math.max(...lons)];
  const [south, north_] = [Math.min(...lats), Math.max(...lats)];
  const middle = { lon: (west + east_) / 2, lat: (south + north_) / 2, scale: 1 };
  const [right] = toPixels(middle, [east_, middle.lat]);
  const [, top] = toPixels(middle, [middle.lon, north_]);
  const scale = Math.min(width / Math.max(1, 2 * right), height / Math.max(1, -2 * top)) * 0.94;
  return { ...middle, scale: Math.min(SCALES.most, Math.max(SCALES.least, scale)) };
};

/** The view moved so far that the place lies in its inner part; the same view where it does already. */
export const keepingInside = (view: View, place: LonLat, width: number, height: number): View => {
  const [x, y] = toPixels(view, place);
  const inside = Math.abs(x) <= width * 0.4 && Math.abs(y) <= height * 0.4;
  return inside ? view : { ...view, lon: place[0], lat: place[1] };
};
