import { ok, type Area, type Grid, type Input, type PlaceFound, type Result } from '../../preload/contract';
import { areaUnder, normalise, placeInside } from '../domain';
import type { Context } from './context';
import { remembered } from './remembered';
import { searchWords } from './search-words';

/** Grids and areas of the seat that hold all the words, areas first. */
export const createFindPlaces = (context: Context) => {
  type Entry = { readonly text: string; readonly found: PlaceFound };
  const name = (code: string | null): string => (code === null ? '' : (context.names.area(code)?.name ?? code));
  const areaEntry = (area: Area): Entry[] => {
    const at = area.center ? { lon: area.center[0], lat: area.center[1] } : area.geometry && placeInside(area.geometry);
    if (!at || (area.level !== 'village' && area.level !== 'township')) return [];
    const within = name(area.parent);
    return [{ text: normalise(`${area.name} ${area.code}`), found: { kind: area.level, code: area.code, name: area.name, within, ...at } }];
  };
  const gridEntry = (grid: Grid): Entry[] => {
    const at = placeInside(grid.geometry);
    if (!at) return [];
    const within = name(/^\d{12}/.exec(grid.area)?.[0] ?? grid.area);
    const found = { kind: 'grid' as const, code: grid.gridCode, name: grid.name, within, ...at };
    return [{ text: normalise(`${within} ${grid.name} ${grid.gridCode}`), found }];
  };
  const entries = remembered(context, () => {
    const { area } = context.getSeat();
    const areas = context.names.areas().filter(({ code }) => areaUnder(code, area));
    return [...areas.flatMap(areaEntry), ...context.store.read.grids(area).flatMap(gridEntry)];
  });
  return ({ text, limit }: Input<'directory.places'>): Result<PlaceFound[]> => {
    const words = searchWords(text);
    if (words.length === 0 || limit === 0) return ok([]);
    return ok(
      entries()
        .filter((entry) => words.every((word) => entry.text.includes(word)))
        .slice(0, limit)
        .map(({ found }) => found),
    );
  };
};
