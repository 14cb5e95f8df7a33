import type { Divisions } from '../data';
import { cellsOf, pointIn, relax } from '../geography/cells';
import { districtRegion, TOWNSHIP_CENTRES } from '../geography/district';
import { centroidOf, contains, mix, toPlane, type Point, type Region } from '../geography/plane';
import { seeded } from '../random';
import type { VillagePlan } from './plan';

export interface Land {
  readonly district: Region;
  readonly townships: ReadonlyMap<string, { readonly center: Point; readonly region: Region }>;
  readonly villages: ReadonlyMap<string, { readonly center: Point; readonly region: Region }>;
}

/** Points that crowd towards the township's centre, as villages do, and keep their distance from each other. */
const settle = (count: number, center: Point, region: Region, purpose: readonly (string | number)[]): readonly Point[] => {
  const random = seeded(...purpose);
  const anchor = contains(region, center) ? center : centroidOf(region);
  const rough = Array.from({ length: count }, (_, i) =>
    i === 0 ? mix(anchor, centroidOf(region), 0.05) : mix(pointIn(region, random), anchor, random.between(0, 0.5)),
  );
  return relax(rough, region, 2);
};

/** Who lies where, in the straight plane: townships share out the district, villages their township. */
export const layOut = (divisions: Divisions, villages: readonly VillagePlan[], seed: number): Land => {
  const district = districtRegion();
  const centers = divisions.townships.map(({ code, name }) => {
    const center = TOWNSHIP_CENTRES[code];
    if (!center) throw new Error(`no centre is known for township ${name} (${code})`);
    return toPlane(center);
  });
  const regions = cellsOf(centers, district);
  const townships = new Map(divisions.townships.map(({ code }, i) => [code, { center: centers[i]!, region: regions[i]! }]));
  const placed = divisions.townships.flatMap(({ code }) => {
    const { center, region } = townships.get(code)!;
    const own = villages.filter((village) => village.township === code);
    const points = settle(own.length, center, region, [seed, 'villages', code]);
    const cells = cellsOf(points, region);
    return own.map((village, i) => [village.code, { center: points[i]!, region: cells[i]! }] as const);
  });
  return { district, townships, villages: new Map(placed) };
};
