/** Web Mercator (EPSG:3857) as MapLibre counts it: the world from 0 to 1, eastwards. */
export const mercatorX = (lon: number): number => (lon + 180) / 360;

/** The same, southwards. */
export const mercatorY = (lat: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

export const mercator = ([lon, lat]: readonly [lon: number, lat: number]): readonly [x: number, y: number] => [
  mercatorX(lon),
  mercatorY(lat),
];

/** Width of a MapLibre tile, CSS pixels: the whole world at zoom 0. */
const TILE = 512;

/** What a map without rotation and pitch shows: the middle in Mercator, CSS pixels for the whole world, size in CSS pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

export const viewOf = (center: readonly [lon: number, lat: number], zoom: number, width: number, height: number): View => {
  const [x, y] = mercator(center);
  return { x, y, scale: TILE * 2 ** zoom, width, height };
};

/** MapLibre's zoom at which the whole world is so many CSS pixels wide. */
export const zoomOf = (scale: number): number => Math.log2(scale / TILE);

/** The box a view shows, in Mercator, with a margin on each side in CSS pixels. */
export const boxOf = (
  { x, y, scale, width, height }: View,
  margin = 0,
): readonly [west: number, north: number, east: number, south: number] => {
  const [halfWide, halfHigh] = [(width / 2 + margin) / scale, (height / 2 + margin) / scale];
  return [x - halfWide, y - halfHigh, x + halfWide, y + halfHigh];
};
