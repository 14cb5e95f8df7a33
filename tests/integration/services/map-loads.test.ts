import { afterEach, beforeEach, expect, it } from 'vitest';
import { lightOf, type Output, type PlaceLoad } from '../../../preload/contract';
import { toTimestamp } from '../../../main/domain';
import { StoppedClock } from '../../support/clock';
import { openDesk, seatOf, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, OTHER_VILLAGE, reported, TOWNSHIP, VILLAGE } from '../../support/wire';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-23T09:00:00+08:00');

let platform: MemoryPlatform;
let clock: StoppedClock;
let desk: Desk;
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  clock = new StoppedClock(NOW);
  desk = await openDesk({ platform, clock });
});
afterEach(() => desk.close());

const report = (): string => {
  const caseId = newId();
  platform.publish(message(reported(caseId, {}, { at: NOW })));
  return caseId;
};
const file = (caseId: string, dueAt: number): void =>
  void platform.publish(
    message(envelope('case.accepted', caseId, { category: 'power', priority: 'urgent', dueAt: toTimestamp(dueAt) }, { at: NOW })),
  );
const close = (caseId: string): void =>
  void platform.publish(message(envelope('case.rejected', caseId, { reason: 'not-ours' }, { at: NOW })));

/** The slow way: every open case the window is given, looked at one by one. */
const counted = (): readonly PlaceLoad[] => {
  const loads = new Map<string, PlaceLoad>();
  for (const { state, index } of desk.store.read.openCases({ area: '530303' }, 1000)) {
    const codes = [state.report.gridCode, index.village, index.township, index.township.slice(0, 6)];
    for (const code of codes) {
      if (code === undefined) continue;
      const { open, overdue } = loads.get(code) ?? { open: 0, overdue: 0 };
      loads.set(code, { code, open: open + 1, overdue: overdue + Number(lightOf(index.clock, clock.now()) === 'red') });
    }
  }
  return [...loads.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
};
const asked = async (): Promise<Output<'map.loads'>> => desk.value('map.loads');

it('open and overdue cases by place are those of a slow count, after every change and as time goes by', async () => {
  expect((await asked()).places).toEqual([]);
  const ids = Array.from({ length: 7 }, report);
  await desk.settled();
  expect((await asked()).places.find(({ code }) => code.length === 6)?.open).toBe(7);
  expect((await asked()).places).toEqual(counted());

  // Changed, ended, and new ones, each after the first question.
  file(ids[0]!, NOW + HOUR);
  file(ids[1]!, NOW + 9 * HOUR);
  close(ids[2]!);
  report();
  await desk.settled();
  expect((await asked()).places).toEqual(counted());
  expect((await asked()).places.find(({ code }) => code.length === 6)?.open).toBe(7);

  // Nothing has happened but time.
  clock.advance(2 * HOUR);
  const later = await asked();
  expect(later.at).toBe(clock.now());
  expect(later.places).toEqual(counted());
  expect(later.places.find(({ code }) => code.length === 6)?.overdue).toBeGreaterThan(0);
});

it('many changes at once are counted too', async () => {
  await asked();
  const ids = Array.from({ length: 620 }, report);
  await desk.settled();
  expect((await asked()).places).toEqual(counted());
  for (const id of ids.slice(0, 300)) close(id);
  await desk.settled();
  expect((await asked()).places).toEqual(counted());
  expect((await asked()).places.find(({ code }) => code.length === 6)?.open).toBe(320);
});

it('counts nothing that the seat is not given, whether it was there at the first question or came later', async () => {
  const here = () => ({ area: VILLAGE, at: NOW });
  const elsewhere = () =>
    platform.publish(message(reported(newId(), { gridCode: `${OTHER_VILLAGE}-01-01` }, { area: OTHER_VILLAGE, at: NOW })));
  desk.seat = seatOf({ role: 'village', area: VILLAGE });
  elsewhere();
  platform.publish(message(reported(newId(), {}, here())));
  await desk.settled();
  const townships = async () => (await asked()).places.filter(({ code }) => code === TOWNSHIP).map(({ open }) => open);
  expect(await townships()).toEqual([1]);
  elsewhere();
  platform.publish(message(reported(newId(), {}, here())));
  await desk.settled();
  expect(await townships()).toEqual([2]);
  expect((await asked()).places.map(({ code }) => code)).not.toContain(OTHER_VILLAGE);
});
