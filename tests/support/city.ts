import type { Area, Grid } from '../../preload/contract';
import { polygon } from '../../main/upstream/embedded/geography/bend';
import { cellsOf, pointIn, relax } from '../../main/upstream/embedded/geography/cells';
import { districtRegion } from '../../main/upstream/embedded/geography/district';
import { centroidOf, toDegrees, type Region } from '../../main/upstream/embedded/geography/plane';
import { seeded, type Random } from '../../main/upstream/embedded/random';

/** Qujing: so many grids in so many counties; how they are shared out is invented. */
export const CITY_GRIDS = 21_544;
const COUNTIES = 9;
const TOWNSHIPS = 13;
const VILLAGES = 14;
/** The city's 28,900 square kilometres over those of the district whose outline is borrowed, along one side. */
const WIDER = 3;

const split = (region: Region, parts: number, random: Random): readonly Region[] =>
  cellsOf(
    relax(
      Array.from({ length: parts }, () => pointIn(region, random)),
      region,
      2,
    ),
    region,
  );

const area = (code: string, level: Area['level'], name: string, region: Region): Area => ({
  code,
  name,
  level,
  parent: code.length > 6 ? code.slice(0, code.length - 3) : null,
  center: toDegrees(centroidOf(region)),
  geometry: polygon(region),
});

const two = (n: number) => String(n + 1).padStart(2, '0');
const three = (n: number) => String(n + 1).padStart(3, '0');

export interface City {
  readonly areas: readonly Area[];
  readonly grids: readonly Grid[];
}

/** A city of invented counties, townships, villages and grids that tile it, each with a dozen corners or so. The same every time. */
export const makeCity = (count = CITY_GRIDS): City => {
  const random = seeded(1, 'city');
  const areas: Area[] = [];
  const grids: Grid[] = [];
  const city = districtRegion().map(([x, y]) => [x * WIDER, y * WIDER] as const);
  const villages = COUNTIES * TOWNSHIPS * VILLAGES;
  let village = 0;
  split(city, COUNTIES, random).forEach((county, c) => {
    const countyCode = `5303${two(c)}`;
    areas.push(area(countyCode, 'district', `${c + 1}县`, county));
    split(county, TOWNSHIPS, random).forEach((township, t) => {
      const townshipCode = `${countyCode}${three(100 + t)}`;
      areas.push(area(townshipCode, 'township', `${c + 1}县${t + 1}镇`, township));
      split(township, VILLAGES, random).forEach((land, v) => {
        const code = `${townshipCode}${three(200 + v)}`;
        areas.push(area(code, 'village', `${t + 1}镇${v + 1}村`, land));
        const share = Math.floor(((village + 1) * count) / villages) - Math.floor((village * count) / villages);
        village += 1;
        split(land, share, random).forEach((cell, g) =>
          grids.push({
            gridCode: `${code}${three(g)}`,
            name: `${v + 1}村${Math.floor(g / 4) + 1}组第${(g % 4) + 1}网格`,
            type: 'rural',
            area: code,
            households: random.int(10, 25),
            members: [],
            geometry: polygon(cell),
          }),
        );
      });
    });
  });
  return { areas, grids };
};
