import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onDutyOf } from '../../../../main/domain';
import { labelPointOf, type Area, type Grid, type Member } from '../../../../preload/contract';

const VILLAGES = ['530303101201', '530303101202'];
const ring = (x: number) => [
  [x, 25],
  [x + 0.02, 25],
  [x + 0.02, 25.02],
  [x, 25.02],
  [x, 25],
];
const grids = VILLAGES.flatMap((area, v) =>
  Array.from({ length: 5 }, (_, i) => ({
    gridCode: `${area}00${i}`,
    area,
    name: `${i}`,
    geometry: { type: 'Polygon', coordinates: [ring(104 + v + i / 10)] },
  })),
) as unknown as readonly Grid[];
const areaOf = (code: string): Area | undefined =>
  VILLAGES.includes(code) ? ({ code, center: [104 + VILLAGES.indexOf(code), 26] } as unknown as Area) : undefined;

const member = fc
  .record({
    village: fc.constantFrom(...VILLAGES),
    group: fc.boolean(),
    own: fc.subarray([0, 1, 2, 3, 4]),
    onDuty: fc.boolean(),
  })
  .map(({ village, group, own, onDuty }) => ({
    area: group ? `${village}-01` : village,
    grids: own.map((i) => `${village}00${i}`),
    onDuty,
    role: 'grid-member',
    name: '张试验',
    phone: '1',
  }));
const members = fc.array(member, { maxLength: 12 }).map((all) => all.map((one, i) => ({ ...one, id: `gm-${i}` }) as unknown as Member));

it('everybody on duty counts once in the village they serve, and a grid is without anybody when nobody in charge is on duty', () => {
  fc.assert(
    fc.property(members, (all) => {
      const told = onDutyOf(all, grids, areaOf);
      const working = all.filter(({ onDuty }) => onDuty);
      expect(told.onDuty).toBe(working.length);
      expect(told.villages.reduce((sum, { onDuty }) => sum + onDuty, 0)).toBe(working.length);
      const empty = grids.filter(({ gridCode }) => !working.some((one) => one.grids.includes(gridCode))).map(({ gridCode }) => gridCode);
      expect(told.empty.map(({ code }) => code)).toEqual(empty);
      expect(told.without).toBe(empty.length);
      expect(told.villages.reduce((sum, { without }) => sum + without, 0)).toBe(empty.length);
      for (const { code, onDuty } of told.villages) expect(onDuty).toBe(working.filter(({ area }) => area.startsWith(code)).length);
    }),
  );
});

it('who is in charge of up to three grids stands at the name of each, everybody else at that of their village', () => {
  fc.assert(
    fc.property(members, (all) => {
      const { members: placed } = onDutyOf(all, grids, areaOf);
      for (const one of all) {
        const places = placed.filter(({ member: { id } }) => id === one.id).map(({ place }) => place);
        if (!one.onDuty) expect(places).toEqual([]);
        else if (one.grids.length >= 1 && one.grids.length <= 3) expect(places).toEqual(one.grids);
        else expect(places).toEqual([one.area.slice(0, 12)]);
      }
      for (const { place, at } of placed) {
        const grid = grids.find(({ gridCode }) => gridCode === place);
        expect(at).toEqual(grid ? labelPointOf(grid) : areaOf(place)!.center);
      }
    }),
  );
});

it('somebody whose only grid the directory does not have stands at the village', () => {
  const lost = {
    id: 'gm-1',
    area: VILLAGES[0],
    grids: ['nowhere'],
    onDuty: true,
    role: 'grid-member',
    name: '张',
    phone: '1',
  } as unknown as Member;
  expect(onDutyOf([lost], grids, areaOf).members.map(({ place }) => place)).toEqual([VILLAGES[0]]);
});
