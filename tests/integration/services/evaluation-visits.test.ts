import { afterEach, beforeEach, expect, it } from 'vitest';
import { MovableClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { person, smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const DECEMBER = { from: at('2026-12-01T00:00'), to: at('2027-01-01T00:00') };
let desk: Desk;

/** Three people whose visit is due on the first of December. */
beforeEach(async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(
    ...smallWorld(),
    ...[
      ['p-1', `${VILLAGE}-01-01`],
      ['p-2', `${VILLAGE}-01-01`],
      ['p-3', `${OTHER_VILLAGE}-01-01`],
    ].map(([id, grid]) => ({ kind: 'person' as const, key: id!, value: person(id!, grid!) })),
  );
  desk = await openDesk({ platform, seat: { role: 'lead', area: TOWNSHIP }, clock: new MovableClock(at('2026-12-01T15:00')) });
  await desk.settled();
});
afterEach(() => desk.close());

const ask = async (area?: string) => {
  const { villages } = await desk.value('evaluation.visits', {
    period: DECEMBER,
    asOf: Number.MAX_SAFE_INTEGER,
    ...(area === undefined ? {} : { area }),
  });
  // The world has people of its own.
  const mine = (ids: readonly string[]) => ids.filter((id) => /^p-[123]$/.test(id));
  return villages
    .map(({ key, made, missed }) => ({ key, made: mine(made), missed: mine(missed) }))
    .filter(({ made, missed }) => made.length + missed.length > 0);
};

it('visits that were due are counted by village with whose they were: made in time, or not', async () => {
  expect(await ask()).toEqual([]);
  const visit = { commandId: newId(), personId: 'p-1', visitedAt: at('2026-12-01T14:00'), result: 'well' as const };
  expect(await desk.call('people.visit', visit)).toMatchObject({ ok: true });
  desk.clock.advance(24 * 3_600_000);
  expect(await ask()).toEqual(
    [
      { key: VILLAGE, made: ['p-1'], missed: ['p-2'] },
      { key: OTHER_VILLAGE, made: [], missed: ['p-3'] },
    ].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  );
  expect((await ask(OTHER_VILLAGE)).map(({ key }) => key)).toEqual([OTHER_VILLAGE]);
});

it('a seat that is shown nobody in care is told nothing of their visits, and a village of its own only', async () => {
  const refusal = async (area?: string) => {
    const answer = await desk.call('evaluation.visits', { period: DECEMBER, asOf: DECEMBER.to, ...(area === undefined ? {} : { area }) });
    return answer.ok ? 'answered' : answer.error.code;
  };
  desk.seat = { ...desk.seat, role: 'observer' };
  expect(await refusal()).toBe('not-allowed');
  desk.seat = { ...desk.seat, role: 'department', departmentId: 'power-supply' };
  expect(await refusal()).toBe('not-allowed');
  desk.seat = { ...desk.seat, role: 'village', area: VILLAGE, departmentId: undefined };
  expect(await refusal(OTHER_VILLAGE)).toBe('not-allowed');
  desk.clock.advance(24 * 3_600_000);
  expect((await ask()).map(({ key }) => key)).toEqual([VILLAGE]);
});
