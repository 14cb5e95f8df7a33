import type { Area, Department, DirectoryEntry, Grid, Member, Person } from '../../../../preload/contract';
import { townshipOf } from '../../../domain';
import type { DemoData } from '../data';
import { makeAreas } from './areas';
import { makeDepartments } from './departments';
import { makeGrids } from './grids';
import { layOut } from './land';
import { gridMemberId, makeMembers } from './members';
import { makePeople } from './people';
import { planVillages } from './plan';

/** Raise it when the generator makes something else of the same seed: a log made by an older one is brought up to date. */
export const WORLD_VERSION = 2;

export interface World {
  readonly areas: readonly Area[];
  readonly departments: readonly Department[];
  readonly grids: readonly Grid[];
  readonly members: readonly Member[];
  readonly people: readonly Person[];
}

/**
 * The whole district from a seed. Names and codes of townships and villages are real; groups, grids, geometry and
 * every person are invented. Pure: the same seed and day give the same world. Grids and people are made for the area
 * only, exactly as they would be with the rest.
 */
export const generateWorld = (
  data: Pick<DemoData, 'divisions' | 'departments' | 'rulebook'>,
  seed: number,
  today: string,
  area = data.divisions.district.code,
): World => {
  const villages = planVillages(data.divisions, seed);
  const land = layOut(data.divisions, villages, seed);
  const townships = data.divisions.townships.map(({ code }) => code).filter((code) => code.startsWith(townshipOf(area)));
  const own = villages.filter(({ township }) => townships.includes(township));
  const byVillage = new Map(
    own.map((village) => [
      village.code,
      makeGrids(village, land.villages.get(village.code)!, (serial) => gridMemberId(village.code, serial), seed),
    ]),
  );
  return {
    areas: makeAreas(data.divisions, villages, land),
    departments: makeDepartments(data.divisions, villages, data.departments, data.rulebook, seed),
    grids: [...byVillage.values()].flat(),
    members: makeMembers(data.divisions, villages, seed),
    people: townships.flatMap((code) =>
      makePeople(
        code,
        own.filter(({ township }) => township === code),
        byVillage,
        today,
        seed,
      ),
    ),
  };
};

/** The world as entries of the platform's buckets; those that others refer to come first. */
export const entriesOf = (world: World): readonly DirectoryEntry[] => [
  ...world.areas.map((value) => ({ kind: 'area', key: value.code, value }) as const),
  ...world.departments.map((value) => ({ kind: 'department', key: value.id, value }) as const),
  ...world.members.map((value) => ({ kind: 'member', key: value.id, value }) as const),
  ...world.grids.map((value) => ({ kind: 'grid', key: value.gridCode, value }) as const),
  ...world.people.map((value) => ({ kind: 'person', key: `${townshipOf(value.gridCode)}.${value.id}`, value }) as const),
];
