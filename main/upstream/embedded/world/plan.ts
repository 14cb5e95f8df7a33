import type { Divisions } from '../data';
import { seeded } from '../random';
import { shareOut } from './share';

/** The district's own figures (see the README of the data); which village has how many is invented. */
export const GROUPS = 1069;
export const GRIDS = 4378;

export interface VillagePlan {
  readonly code: string;
  /** As people say it: 座棚村, 白水社区. */
  readonly name: string;
  readonly officialName: string;
  readonly township: string;
  readonly townshipName: string;
  /** A community of a street, a community of a market town, or a village. */
  readonly kind: 'street' | 'town' | 'village';
  readonly groups: number;
  readonly grids: number;
}

const shortName = (name: string) => name.replace(/社区居民委员会$/, '社区').replace(/村?村民委员会$/, '村');
const kindOf = (township: string, village: string) =>
  village.endsWith('社区居民委员会') ? (township.endsWith('街道') ? 'street' : 'town') : 'village';
const GRID_WEIGHT = { street: 1.7, town: 1.2, village: 1 } as const;

/** How many groups and grids each village gets: exactly the district's totals. */
export const planVillages = (divisions: Divisions, seed: number): readonly VillagePlan[] => {
  const villages = divisions.townships.flatMap((township) =>
    township.villages.map((village) => ({
      code: village.code,
      name: shortName(village.name),
      officialName: village.name,
      township: township.code,
      townshipName: township.name,
      kind: kindOf(township.name, village.name) as VillagePlan['kind'],
    })),
  );
  const chance = (village: { code: string }, purpose: string) => seeded(seed, purpose, village.code).between(0.6, 1.4);
  const groups = shareOut(
    GROUPS,
    villages.map((village) => chance(village, 'groups')),
    3,
  );
  const grids = shareOut(
    GRIDS,
    villages.map((village) => GRID_WEIGHT[village.kind] * chance(village, 'grids')),
    16,
  );
  return villages.map((village, i) => ({ ...village, groups: groups[i]!, grids: grids[i]! }));
};
