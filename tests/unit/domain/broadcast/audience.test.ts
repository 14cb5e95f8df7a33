import { describe, expect, it } from 'vitest';
import { audienceOf, isReachable, partsOf, reportLines, villageOfMember } from '../../../../main/domain';
import type { Audience, Grid, Member } from '../../../../preload/contract';
import { districtOfPeople, villageCode } from '../../../support/mobilise-world';

const world = districtOfPeople(40, 4);
const roster = world.flatMap(({ kind, value }) => (kind === 'member' ? [value as Member] : []));
const grids = new Map(world.flatMap(({ kind, key, value }) => (kind === 'grid' ? [[key, value as Grid] as const] : [])));
const known = {
  grid: (code: string) => grids.get(code),
  center: (code: string) => (code === villageCode(1) ? ([103.9, 25.6] as const) : undefined),
};
const all: Audience = { areas: [], roles: [], onDuty: false };
const ids = (audience: Partial<Audience>): string[] => audienceOf(roster, { ...all, ...audience }, known).map(({ id }) => id);

describe('an audience', () => {
  it('is everybody for whom all of it holds', () => {
    expect(ids({})).toHaveLength(40);
    expect(ids({ areas: [villageCode(0)] })).toHaveLength(10);
    expect(ids({ areas: [villageCode(0), villageCode(1)] })).toHaveLength(20);
    expect(
      ids({ areas: [villageCode(0)], roles: ['grid-leader'] }).every((id) => roster.find((one) => one.id === id)?.role === 'grid-leader'),
    ).toBe(true);
    expect(ids({ onDuty: true })).toHaveLength(20);
    expect(ids({ areas: ['530304'] })).toEqual([]);
  });

  it('near a point is whose grid lies there, and of who has none, whose village', () => {
    // The first of each village has a grid, 0.001 degrees apart; the second village's middle lies ten kilometres off.
    expect(ids({ near: { lon: 103.805, lat: 25.605, metres: 50 } })).toEqual(['gm-000000']);
    expect(ids({ near: { lon: 103.9, lat: 25.6, metres: 100 } })).toEqual(
      roster.filter(({ area, grids: own }) => area === villageCode(1) && own.length === 0).map(({ id }) => id),
    );
  });

  it('says of whom there is no number', () => {
    expect(isReachable({ phone: '10001234567' })).toBe(true);
    expect(isReachable({ phone: '无' })).toBe(false);
    expect(isReachable({ phone: '12 34' })).toBe(false);
  });

  it('belongs to villages, groups to theirs, a township’s own people to the township', () => {
    expect(villageOfMember({ area: '530303101201-03' })).toBe('530303101201');
    expect(villageOfMember({ area: '530303101' })).toBe('530303101');
  });

  it('is cut into parts that fit and lose nobody', () => {
    const list = Array.from({ length: 21_844 }, (_, n) => `gm-${String(n).padStart(6, '0')}`);
    const parts = partsOf(list, 64 * 1024);
    expect(parts.flat()).toEqual(list);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(64 * 1024 + 2);
    expect(partsOf([], 10)).toEqual([]);
    expect(partsOf(['a-very-long-name'], 4)).toEqual([['a-very-long-name']]);
  });
});

it('a report says what happened in which minute, and in no other', () => {
  const clue = { minute: 7, clue: { text: '在村口', village: '一号村', mark: 'handed' as const } };
  const lines = reportLines({
    minutes: [
      { minute: 0, delivered: 3, read: 1, answered: 0 },
      { minute: 2, delivered: 0, read: 0, answered: 2 },
    ],
    calls: [2, 2, 9],
    clues: [clue],
    closedIn: 30,
  });
  expect(lines.map(({ minute, sum, calls, closed }) => [minute, sum, calls, closed])).toEqual([
    [0, 0, 0, false],
    [2, 2, 2, false],
    [7, 2, 0, false],
    [9, 2, 1, false],
    [30, 2, 0, true],
  ]);
  expect(lines[2]?.clues).toEqual([{ text: '在村口', village: '一号村', mark: 'handed' }]);
});
