import { SHADE_LEVELS, type Area, type Grid, type ShadeLevel as Level } from '../../../../preload/contract';

/** Zooms from which a level is near enough; grids wait for the groups where there are any. */
const FROM: Readonly<Record<Exclude<Level, 'grid'>, number>> = { district: 0, township: 8, village: 10, group: 12.5 };
const GRIDS_BELOW_GROUPS = 13.5;

/** The smallest of the offered levels that the camera is near enough for, else the largest. At least one is offered. */
export const levelAt = (zoom: number, offered: readonly Level[]): Level => {
  const from = (level: Level) => (level !== 'grid' ? FROM[level] : offered.includes('group') ? GRIDS_BELOW_GROUPS : FROM.group);
  return offered.findLast((level) => from(level) <= zoom) ?? offered[0]!;
};

/**
 * The villagers' group of each grid, by the grid's code. A grid may say it is of a group; else the group is the one of its
 * village whose name stands before 第 in its own, as in 龙华社区3组第2网格. Grids of no known group are left out.
 */
export const groupsOfGrids = (areas: Iterable<Area>, grids: readonly Grid[]): ReadonlyMap<string, string> => {
  const groups = new Map<string, Area[]>();
  const codes = new Set<string>();
  for (const area of areas) {
    if (area.level !== 'group') continue;
    codes.add(area.code);
    const village = area.code.slice(0, 12);
    const known = groups.get(village);
    if (known) known.push(area);
    else groups.set(village, [area]);
  }
  const found = new Map<string, string>();
  if (codes.size === 0) return found;
  for (const { gridCode, area, name } of grids) {
    const group = codes.has(area) ? area : groups.get(area.slice(0, 12))?.find((one) => name.startsWith(`${one.name}第`))?.code;
    if (group !== undefined) found.set(gridCode, group);
  }
  return found;
};

/** The levels that can be shown of a seat's area: none above it, and groups and grids where there are any. */
export const levelsOf = (home: string, groups: ReadonlyMap<string, string>, grids: readonly Grid[]): readonly Level[] =>
  SHADE_LEVELS.filter((level) => {
    switch (level) {
      case 'district':
        return home.length <= 6;
      case 'township':
        return home.length <= 9;
      case 'village':
        return true;
      case 'group':
        return groups.size > 0;
      case 'grid':
        return grids.length > 0;
    }
  });

/** The place of a level that a grid lies in; undefined: no group of it is known. */
export const placeOfGrid = (level: Level, { gridCode, area }: Grid, groups: ReadonlyMap<string, string>): string | undefined => {
  switch (level) {
    case 'district':
      return area.slice(0, 6);
    case 'township':
      return area.slice(0, 9);
    case 'village':
      return area.slice(0, 12);
    case 'group':
      return groups.get(gridCode);
    case 'grid':
      return gridCode;
  }
};
