import type { Area, Grid, LonLat, ShadeLevel as Level } from '../../../../preload/contract';
import type { Outlined } from '../fills/shapes';
import { dissolve } from './dissolve';
import { placeOfGrid } from './levels';

/** An outline and the place it is one of: a place may have several. */
export type Outline = Outlined & { readonly code: string };

type Larger = Extract<Level, 'district' | 'township' | 'village'>;
const BELOW: Readonly<Record<Larger, readonly Larger[]>> = { district: ['township', 'village'], township: ['village'], village: [] };

type Ring = readonly LonLat[];

const ringsOf = (areas: readonly Area[]): readonly Ring[] =>
  areas.flatMap(({ geometry }) => (geometry?.coordinates[0] ? [geometry.coordinates[0]] : []));

/** The area's own outline, or that of the first of these levels that has any below it. */
const ringsUnder = (area: Area, below: readonly Larger[], mine: readonly Area[]): readonly Ring[] => {
  const own = ringsOf([area]);
  if (own.length > 0) return own;
  const parts = below.map((level) => ringsOf(mine.filter((one) => one.level === level && one.code.startsWith(area.code))));
  return dissolve(parts.find((rings) => rings.length > 0) ?? []);
};

/**
 * The outlines of the areas of a level under `home`. One without an outline of its own has that of its townships or villages
 * together; undefined: an area has neither, and its grids have to stand for it.
 */
export const outlinesOf = (level: Larger, areas: Iterable<Area>, home: string): readonly Outline[] | undefined => {
  const mine = [...areas].filter(({ code }) => code.startsWith(home));
  const outlines: Outline[] = [];
  for (const area of mine) {
    if (area.level !== level) continue;
    const rings = ringsUnder(area, BELOW[level], mine);
    if (rings.length === 0) return undefined;
    for (const ring of rings) outlines.push({ code: area.code, geometry: { coordinates: [ring] } });
  }
  return outlines.length === 0 ? undefined : outlines;
};

/** The place of each grid, in their order; '' where it lies in none of the level. */
export const placesOfGrids = (level: Level, grids: readonly Grid[], groups: ReadonlyMap<string, string>): readonly string[] =>
  grids.map((grid) => placeOfGrid(level, grid, groups) ?? '');
