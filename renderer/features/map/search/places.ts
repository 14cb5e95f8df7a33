import type { Area, CaseRow, Grid, PersonRow } from '../../../../preload/contract';
import { holdsWords, wordsOf } from '../../../kit/words';

export const PLACE_KINDS = ['area', 'grid', 'case', 'person'] as const;

/** Somewhere the map can go; `id` is the code of an area or a grid, or the id of a case or a person. */
export interface Place {
  readonly kind: (typeof PLACE_KINDS)[number];
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

export interface Known {
  readonly areas: Iterable<Area>;
  readonly grids: readonly Grid[];
  readonly cases: readonly CaseRow[];
  /** As the seat is shown them: masked; nobody where it is shown nobody. */
  readonly people: readonly PersonRow[];
}

/** Of one kind; more are found by typing more. */
export const PER_KIND = 6;

/** Stops at as many as are shown: a city has 21,544 grids, and somebody types. */
const firstOf = <T>(all: Iterable<T>, fits: (one: T) => boolean, place: (one: T) => Place): Place[] => {
  const found: Place[] = [];
  for (const one of all) {
    if (!fits(one)) continue;
    found.push(place(one));
    if (found.length === PER_KIND) break;
  }
  return found;
};

/** Places whose text holds all words, kind by kind; none while nothing is typed. A case or a person without a position is no place. */
export const placesFor = (text: string, { areas, grids, cases, people }: Known): readonly Place[] => {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return [
    ...firstOf(
      areas,
      ({ name, code }) => holdsWords(`${name} ${code}`, words),
      ({ code, name }) => ({ kind: 'area', id: code, label: name, detail: code }),
    ),
    ...firstOf(
      grids,
      ({ name, gridCode }) => holdsWords(`${name} ${gridCode}`, words),
      ({ gridCode, name }) => ({ kind: 'grid', id: gridCode, label: name, detail: gridCode }),
    ),
    ...firstOf(
      cases,
      (row) =>
        row.lon !== undefined &&
        row.lat !== undefined &&
        holdsWords(`${row.number} ${row.title} ${row.address ?? ''} ${row.villageName}`, words),
      ({ id, title, number, villageName }) => ({ kind: 'case', id, label: title, detail: `${number} · ${villageName}` }),
    ),
    ...firstOf(
      people,
      ({ name, villageName, gridName }) => holdsWords(`${name} ${villageName} ${gridName}`, words),
      ({ id, name, villageName, gridName }) => ({ kind: 'person', id, label: name, detail: `${villageName} · ${gridName}` }),
    ),
  ];
};
