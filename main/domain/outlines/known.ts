import type { Area, Grid, GridColumns } from '../../../preload/contract';
import { isInPolygon, metresToEdge } from '../place';
import type { ReadFeature } from './feature';
import { cornersIn, signedArea, type FlatRing } from './rings';

/** What a file is held against: the seat's part of the directory. */
export interface KnownGrids {
  readonly seatArea: string;
  /** Codes of the areas in which a grid can lie. */
  readonly areas: ReadonlySet<string>;
  readonly grids: ReadonlyMap<string, Grid>;
  /** Whether a place lies in the seat's area, or near it; degrees WGS84. */
  readonly isHere: (lon: number, lat: number) => boolean;
}

/** The edge of an area is drawn as roughly as any; metres. */
const NEAR_METRES = 1000;
/** Around known grids where the area itself has no outline; degrees, a few kilometres. */
const AROUND = 0.05;

/** Tests whether places lie in an area, by its outline, or else by the grids that it has; where there is neither, everything does. */
export const placesOf = (area: Pick<Area, 'geometry'> | undefined, grids: readonly Grid[]): KnownGrids['isHere'] => {
  const outline = area?.geometry;
  if (outline && (outline.coordinates[0]?.length ?? 0) >= 4)
    return (lon, lat) => isInPolygon(outline, { lon, lat }) || metresToEdge(outline, { lon, lat }) <= NEAR_METRES;
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { geometry } of grids)
    for (const [lon, lat] of geometry.coordinates[0] ?? []) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  if (west > east) return () => true;
  return (lon, lat) => lon >= west - AROUND && lon <= east + AROUND && lat >= south - AROUND && lat <= north + AROUND;
};

/** A known outline laid flat, the outer ring counterclockwise as in a file that was read. */
export const flatGrid = ({ geometry }: Grid): FlatRing[] =>
  geometry.coordinates
    .filter((ring) => ring.length >= 4)
    .map((ring, at) => {
      const flat = Float64Array.from(ring.flat());
      return signedArea(flat) > 0 === (at === 0) ? flat : Float64Array.from(ring.toReversed().flat());
    });

/** A tenth of a metre: what is nearer is the same corner, written with fewer digits. Degrees. */
const SAME = 1e-6;

/** Whether two outlines are the same, corner by corner. */
export const sameOutline = (a: readonly FlatRing[], b: readonly FlatRing[]): boolean =>
  a.length === b.length &&
  a.every((ring, at) => ring.length === b[at]!.length && ring.every((value, i) => Math.abs(value - b[at]![i]!) < SAME));

/** Whether two entries say the same of a grid, whatever the order of their fields. */
export const sameGrid = (a: Grid | undefined, b: Grid | undefined): boolean => {
  const text = (grid: Grid | undefined): string =>
    grid === undefined ? '' : JSON.stringify(Object.entries(grid).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
};

/** The middle of an outline's corners. */
export const middleOf = (ring: FlatRing): [number, number] => {
  let [x, y] = [0, 0];
  const count = cornersIn(ring) - 1;
  for (let at = 0; at < 2 * count; at += 2) {
    x += ring[at]! / count;
    y += ring[at + 1]! / count;
  }
  return [x, y];
};

/** What a feature says its grid's code is; a number is written out. */
export const codeOf = ({ properties }: ReadFeature, { code }: Pick<GridColumns, 'code'>): string => String(properties.get(code) ?? '');
