import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';

let platform: MemoryPlatform;
let desk: Desk;
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform });
  await desk.settled();
});
afterEach(() => desk.close());

const BOX = { west: 100, south: 20, east: 110, north: 30 };

/** The slow way: the roster's own list, page by page, whole. */
const onDuty = async () => (await desk.value('roster.people', { text: '', onDuty: true, skip: 0, limit: 200 })).rows;

it('tells of those that the roster lists as on duty, masked the same, and only in a box one by one', async () => {
  const rows = await onDuty();
  const told = await desk.value('map.duty', { box: BOX });
  expect(told.onDuty).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(0);
  for (const { id, name, role } of told.members) expect(rows.find((row) => row.id === id)).toMatchObject({ name, role });
  expect(new Set(told.members.map(({ id }) => id)).size).toBe(rows.length);
  expect(told.members.every(({ name }) => name.includes('*') || name.includes('＊') || name.includes('×'))).toBe(true);
  expect(told.empty).toHaveLength(told.without);

  const far = await desk.value('map.duty', {});
  expect(far).toEqual({ ...told, members: [], empty: [] });
  const elsewhere = await desk.value('map.duty', { box: { west: 0, south: 0, east: 1, north: 1 } });
  expect(elsewhere).toEqual(far);
});

it('follows the directory: whoever goes off duty leaves the map, and their grids have nobody', async () => {
  const before = await desk.value('map.duty', { box: BOX });
  const entries = smallWorld().filter(({ kind }) => kind === 'member');
  platform.putDirectory(...entries.map((entry) => ({ ...entry, value: { ...(entry.value as object), onDuty: false } }) as typeof entry));
  await expect.poll(async () => (await desk.value('map.duty', { box: BOX })).onDuty).toBe(0);
  const after = await desk.value('map.duty', { box: BOX });
  expect(after.members).toEqual([]);
  expect(after.without).toBe(after.grids);
  expect(after.without).toBeGreaterThan(before.without);
});

it('tells a seat of its own place alone', async () => {
  desk.seat = { ...desk.seat, area: '530303101202', role: 'village' };
  const told = await desk.value('map.duty', { box: BOX });
  expect(told.members.every(({ place }) => place.startsWith('530303101202'))).toBe(true);
  expect(told.villages.every(({ code }) => code === '530303101202')).toBe(true);
});
