import type { Area } from '../../../../preload/contract';
import type { Divisions } from '../data';
import { place, polygon } from '../geography/bend';
import { centroidOf } from '../geography/plane';
import type { Land } from './land';
import type { VillagePlan } from './plan';

export const groupCode = (village: string, number: number): string => `${village}-${String(number).padStart(2, '0')}`;

const groupsOf = (village: VillagePlan): Area[] =>
  Array.from({ length: village.groups }, (_, i) => ({
    code: groupCode(village.code, i + 1),
    name: `${village.name}${i + 1}组`,
    level: 'group',
    parent: village.code,
  }));

/** City, district, townships, villages and groups; the last three of the hierarchy's names are as in the data, the groups are numbered. */
export const makeAreas = ({ district, townships }: Divisions, villages: readonly VillagePlan[], land: Land): readonly Area[] => [
  { code: district.code.slice(0, 4), name: district.city, level: 'city', parent: null },
  {
    code: district.code,
    name: district.name,
    level: 'district',
    parent: district.code.slice(0, 4),
    center: place(centroidOf(land.district)),
    geometry: polygon(land.district),
  },
  ...townships.map(({ code, name }): Area => {
    const { center, region } = land.townships.get(code)!;
    return { code, name, level: 'township', parent: district.code, center: place(center), geometry: polygon(region) };
  }),
  ...villages.map((village): Area => {
    const { center, region } = land.villages.get(village.code)!;
    return {
      code: village.code,
      name: village.name,
      level: 'village',
      parent: village.township,
      center: place(center),
      geometry: polygon(region),
    };
  }),
  ...villages.flatMap(groupsOf),
];
