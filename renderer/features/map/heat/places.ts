import { labelPointOf, type Area, type Grid, type Heat, type LonLat } from '../../../../preload/contract';
import type { HeatPlace } from './heat-picture';

/** Where names and heat of a place stand, and what it is called. */
export interface Spot {
  readonly at: LonLat | undefined;
  readonly name: string;
}

/** Finds areas and grids by their code; undefined: the directory has no such place. */
export const spotFinder = (areas: ReadonlyMap<string, Area>, grids: readonly Grid[]): ((code: string) => Spot | undefined) => {
  const byCode = new Map(grids.map((grid) => [grid.gridCode, grid]));
  return (code) => {
    const area = areas.get(code);
    if (area) return { at: area.center, name: area.name };
    const grid = byCode.get(code);
    return grid && { at: labelPointOf(grid), name: grid.name };
  };
};

/**
 * What is drawn of a step. The root keeps places with a few reports in sight beside one with hundreds; the list beside the map
 * tells the numbers themselves.
 */
export const heatPlaces = (
  { places, most }: Pick<Heat, 'places' | 'most'>,
  spotOf: (code: string) => Spot | undefined,
): readonly HeatPlace[] =>
  places.flatMap(({ code, count }) => {
    const at = spotOf(code)?.at;
    return at ? [{ at, weight: Math.sqrt(count / most) }] : [];
  });
