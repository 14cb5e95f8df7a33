import type { ComponentType } from 'react';
import type { LonLat, ReplyRow } from '../../../preload/contract';

/** Where a reply says that something is; numbered on its page of the list, and on the map. `solid`: it is a clue. */
export interface Place {
  readonly id: string;
  readonly at: LonLat;
  readonly number: number;
  readonly solid: boolean;
}

/** The map of places, which is another feature's: the app hands it in. */
export type PlacesMap = ComponentType<{
  readonly places: readonly Place[];
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
}>;

/** The replies that say where, numbered in the order of the list. */
export const placesOf = (rows: readonly ReplyRow[]): readonly Place[] =>
  rows
    .flatMap(({ id, location, mark }) =>
      location ? [{ id, at: [location.lon, location.lat] as const, solid: mark !== undefined && mark !== 'nothing' }] : [],
    )
    .map((place, n) => ({ ...place, number: n + 1 }));
