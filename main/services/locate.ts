import { ok, type Grid, type GridPlace, type Input, type Located, type Result } from '../../preload/contract';
import { areaUnder, districtOf, gridIndex, toWgs84, townshipOf } from '../domain';
import type { Context } from './context';
import { remembered } from './remembered';

/** A grid farther away is no help in naming one. */
const NEAREST_METRES = 1000;

const gridPlace = (context: Context, grid: Grid): GridPlace => {
  // A grid may lie in a group, whose code continues the village's twelve digits.
  const village = /^\d{12}/.exec(grid.area)?.[0];
  const name = (code: string) => context.names.area(code)?.name ?? code;
  return {
    gridCode: grid.gridCode,
    name: grid.name,
    type: grid.type,
    village,
    villageName: name(village ?? grid.area),
    townshipName: name(townshipOf(grid.area)),
    inSeat: areaUnder(grid.area, context.getSeat().area),
  };
};

/** The grid at a point, over all grids of the seat's district, so that a place next door is named as what it is. */
export const createLocate = (context: Context) => {
  const index = remembered(context, () => gridIndex(context.store.read.grids(districtOf(context.getSeat().area))));
  return (input: Input<'directory.locate'>): Result<Located> => {
    const place = toWgs84(input);
    const grid = index().at(place);
    if (grid) return ok({ ...place, grid: gridPlace(context, grid) });
    const nearest = index().nearest(place, NEAREST_METRES);
    return ok(
      nearest ? { ...place, nearest: { grid: gridPlace(context, nearest.grid), metres: Math.round(nearest.metres) } } : { ...place },
    );
  };
};
