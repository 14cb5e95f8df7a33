/** A square of the Web Mercator pyramid (XYZ: x from the antimeridian eastwards, y from the north). */
export interface TileAt {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Sources that the windows may ask tiles of: the customer's file, Tianditu's maps and their names. */
export const BASE_SOURCES = ['file', 'vec', 'cva', 'img', 'cia'] as const;
export type BaseSource = (typeof BASE_SOURCES)[number];

/** No pyramid that is used goes deeper. */
const DEEPEST = 22;
const ADDRESS = new RegExp(String.raw`^/base/(${BASE_SOURCES.join('|')})/(0|[1-9]\d?)/(0|[1-9]\d{0,6})/(0|[1-9]\d{0,6})$`);

/** Reads `/base/<source>/<z>/<x>/<y>`, each number in its one spelling and inside the pyramid; anything else: undefined. */
export const parseTilePath = (pathname: string): (TileAt & { readonly source: BaseSource }) | undefined => {
  const [, source, ...numbers] = ADDRESS.exec(pathname) ?? [];
  if (source === undefined) return undefined;
  const [z, x, y] = numbers.map(Number) as [number, number, number];
  if (z > DEEPEST || x >= 2 ** z || y >= 2 ** z) return undefined;
  return { source: source as BaseSource, z, x, y };
};
