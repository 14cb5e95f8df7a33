import type { Area, Grid, Member } from '../../preload/contract';
import type { RawDirectoryEntry } from '../../main/ports';
import { square } from './small-world';

/** As many people and grids as a whole city has, under one district: no seat is in charge of more than that. */
export const CITY = '530303';
export const CITY_PEOPLE = 21_844;
export const CITY_GRIDS = 21_544;
const TOWNSHIPS = 100;
const VILLAGES = 1_300;

const townshipCode = (n: number): string => `${CITY}${101 + n}`;
/** The code of the n-th village, from 0. */
export const cityVillage = (n: number): string => `${townshipCode(n % TOWNSHIPS)}${201 + Math.floor(n / TOWNSHIPS)}`;
export const cityGrid = (n: number): string => `${cityVillage(n % VILLAGES)}${String(1 + Math.floor(n / VILLAGES)).padStart(3, '0')}`;
/** South-west corner of a grid: the city is some 150 km across. */
export const cityCorner = (n: number): readonly [lon: number, lat: number] => [103 + (n % 147) * 0.01, 25 + Math.floor(n / 147) * 0.01];

const area = (code: string, name: string, level: Area['level'], parent: string | null): RawDirectoryEntry => ({
  kind: 'area',
  key: code,
  value: { code, name, level, parent } satisfies Area,
});

/** Each grid has its own member; those left over lead a village, and all its grids are theirs too. */
export const cityRoster = (): RawDirectoryEntry[] => {
  const people = Array.from({ length: CITY_PEOPLE }, (_, n): Member => {
    const leads = n >= CITY_GRIDS;
    const village = leads ? n - CITY_GRIDS : n % VILLAGES;
    return {
      id: `gm-${String(n).padStart(6, '0')}`,
      name: `试验${n}`,
      phone: `1000${String(n).padStart(7, '0')}`,
      role: leads ? 'grid-leader' : 'grid-member',
      area: cityVillage(village),
      grids: leads
        ? Array.from({ length: Math.floor(CITY_GRIDS / VILLAGES) }, (_, at) => cityGrid(village + at * VILLAGES))
        : [cityGrid(n)],
      onDuty: n % 2 === 0,
    };
  });
  const grids = Array.from({ length: CITY_GRIDS }, (_, n): Grid => ({
    gridCode: cityGrid(n),
    name: `第${n + 1}网格`,
    type: 'rural',
    area: cityVillage(n % VILLAGES),
    households: 20,
    members: [`gm-${String(n).padStart(6, '0')}`],
    geometry: square(...cityCorner(n)),
  }));
  return [
    area(CITY, '沾益区', 'district', null),
    ...Array.from({ length: TOWNSHIPS }, (_, n) => area(townshipCode(n), `第${n + 1}镇`, 'township', CITY)),
    ...Array.from({ length: VILLAGES }, (_, n) => area(cityVillage(n), `第${n + 1}村`, 'village', cityVillage(n).slice(0, 9))),
    ...grids.map((value) => ({ kind: 'grid' as const, key: value.gridCode, value })),
    ...people.map((value) => ({ kind: 'member' as const, key: value.id, value })),
  ];
};
