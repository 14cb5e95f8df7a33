import type { VillageBoard } from '../../../preload/contract';

type Grid = VillageBoard['grids'][number];

/** What stands on the map and in the table for a grid: group and number where its name has them, else its place in the list. */
export const labelsOf = (grids: readonly Grid[]): ReadonlyMap<string, string> =>
  new Map(
    grids.map(({ code, name }, at) => {
      const [, group, number] = /(\d+)组第(\d+)网格/.exec(name) ?? [];
      return [code, group !== undefined && number !== undefined ? `${group}-${number}` : String(at + 1)];
    }),
  );

/** A grid's name without the village's, which stands above it. */
export const shortName = (name: string, village: string): string =>
  name.startsWith(village) && name !== village ? name.slice(village.length) : name;

/** Who is in charge of a grid: its own member before somebody who leads many. */
export const memberOf = (board: VillageBoard, gridCode: string): VillageBoard['people'][number] | undefined =>
  board.people.find(({ role, grids }) => role === 'grid-member' && grids.includes(gridCode));

/** Items in pieces of at most so many, none of them a leftover of one or two if it can be helped. */
export const inSheets = <T>(items: readonly T[], most: number): readonly (readonly T[])[] => {
  const sheets = Math.max(1, Math.ceil(items.length / most));
  const each = Math.ceil(items.length / sheets);
  return Array.from({ length: sheets }, (_, at) => items.slice(at * each, (at + 1) * each));
};
