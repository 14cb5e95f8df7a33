import type { Grid, GridType } from '../../../../preload/contract';
import { polygon } from '../geography/bend';
import { cellsOf, pointIn, relax } from '../geography/cells';
import { mix, type Point, type Region } from '../geography/plane';
import { seeded, type Random } from '../random';
import type { VillagePlan } from './plan';

/** How common each type is; streets have courtyards and shops, villages fields. */
const TYPES: Readonly<Record<VillagePlan['kind'], Readonly<Partial<Record<GridType, number>>>>> = {
  street: { compound: 46, scattered: 24, commercial: 17, unit: 13 },
  town: { rural: 48, scattered: 26, commercial: 14, compound: 7, unit: 5 },
  village: { rural: 78, scattered: 22 },
};

const scatter = (count: number, center: Point, region: Region, random: Random) =>
  relax(
    Array.from({ length: count }, () => mix(pointIn(region, random), center, random.between(0, 0.55))),
    region,
    2,
  );

const angle = (from: Point, to: Point) => Math.atan2(to[1] - from[1], to[0] - from[0]);

/** A grid of a village: fifteen digits, the village's twelve and a serial. */
export const gridCode = (village: string, serial: number): string => `${village}${String(serial).padStart(3, '0')}`;

/** The grids of one village, 10 to 25 households each. Neighbouring grids belong to the same group. */
export const makeGrids = (
  village: VillagePlan,
  land: { center: Point; region: Region },
  memberOf: (serial: number) => string,
  seed: number,
): readonly Grid[] => {
  const random = seeded(seed, 'grids', village.code);
  const points = scatter(village.grids, land.center, land.region, random).toSorted((a, b) => angle(land.center, a) - angle(land.center, b));
  const cells = cellsOf(points, land.region);
  return cells.map((cell, i) => {
    const group = groupOfGrid(village, i);
    const first = Math.ceil(((group - 1) * village.grids) / village.groups);
    return {
      gridCode: gridCode(village.code, i + 1),
      name: `${village.name}${group}组第${i - first + 1}网格`,
      type: random.weighted<GridType>(TYPES[village.kind]),
      area: village.code,
      households: random.int(10, 25),
      members: [memberOf(i + 1)],
      geometry: polygon(cell),
    };
  });
};

/** Number of the group, from 1, that the `i`-th grid (from 0) of the village belongs to. */
export const groupOfGrid = (village: Pick<VillagePlan, 'groups' | 'grids'>, i: number): number =>
  Math.floor((i * village.groups) / village.grids) + 1;
