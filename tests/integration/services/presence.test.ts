import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Presence } from '../../../preload/contract';
import { eventually } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

const SUBJECT = 'grid.v1.presence.530303.530303101';

let platform: MemoryPlatform;
let here: Desk;
let there: Desk;
let caseId: string;
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  caseId = newId();
  platform.publish(message(reported(caseId)));
  here = await openDesk({ platform, seat: { operatorId: 'op-1', operatorName: '甲' } });
  there = await openDesk({ platform, seat: { operatorId: 'op-2', operatorName: '乙', role: 'dispatcher' } });
  for (const desk of [here, there]) await desk.settled();
});
afterEach(async () => {
  await here.close();
  await there.close();
});

const seen = (desk: Desk): Promise<Presence['cases']> => desk.value('presence.read').then(({ cases }) => cases);

describe('a case that is open at another seat', () => {
  it('is said to be, with the name and role of who looks and nothing else, until they look elsewhere', async () => {
    const windowId = newId();
    await there.value('presence.look', { windowId, caseId });
    expect(await seen(here)).toEqual([{ caseId, viewers: [{ name: '乙', role: 'dispatcher' }] }]);
    expect(await seen(there)).toEqual([]);
    await there.value('presence.look', { windowId, caseId: null });
    expect(await seen(here)).toEqual([]);
  });

  it('tells the windows of it as it happens', async () => {
    const told: Presence[] = [];
    here.services.presence$.subscribe((presence) => told.push(presence));
    await there.value('presence.look', { windowId: newId(), caseId });
    await there.value('presence.look', { windowId: newId(), caseId });
    await eventually('the windows are told', () => told.length > 1);
    expect(told.map(({ cases }) => cases.length)).toEqual([0, 1]);
  });

  it('is forgotten when the seat falls silent, and when it closes at once', async () => {
    await there.value('presence.look', { windowId: newId(), caseId });
    here.clock.advance(60_000);
    expect(await seen(here)).toEqual([]);
    await there.value('presence.look', { windowId: newId(), caseId });
    expect(await seen(here)).toHaveLength(1);
    await there.services.stop();
    expect(await seen(here)).toEqual([]);
  });

  it('is not said of a window that has been silent, nor of a case outside of the seat', async () => {
    const said: string[] = [];
    platform.presence$.subscribe(({ body }) => said.push(body));
    await there.value('presence.look', { windowId: newId(), caseId: newId() });
    expect(said).toEqual([]);
    const windowId = newId();
    await there.value('presence.look', { windowId, caseId });
    there.clock.advance(60_000);
    await there.value('presence.look', { windowId: newId(), caseId: null });
    expect(said.map((body) => (JSON.parse(body) as { caseIds: string[] }).caseIds)).toEqual([[caseId], []]);
  });

  it('is told again under the new name when the operator changes', async () => {
    await there.value('presence.look', { windowId: newId(), caseId });
    there.seat = { ...there.seat, operatorName: '丙' };
    there.services.seatChanged();
    expect(await seen(here)).toEqual([{ caseId, viewers: [{ name: '丙', role: 'dispatcher' }] }]);
  });
});

it('what others say is believed only in its shape: anything else is passed over', async () => {
  const good = { seatId: newId(), name: '丁', role: 'lead', at: '2026-11-23T09:00:00.000+08:00', caseIds: [caseId] };
  const bodies = [
    'no json',
    '[]',
    JSON.stringify({ ...good, name: '' }),
    JSON.stringify({ ...good, role: 'emperor' }),
    JSON.stringify({ ...good, caseIds: Array.from({ length: 11 }, newId) }),
    JSON.stringify({ ...good, padding: 'x'.repeat(5000) }),
  ];
  for (const body of bodies) platform.presence$.next({ subject: SUBJECT, body });
  expect(await seen(here)).toEqual([]);
  platform.presence$.next({ subject: SUBJECT, body: JSON.stringify({ ...good, later: 1 }) });
  expect(await seen(here)).toEqual([{ caseId, viewers: [{ name: '丁', role: 'lead' }] }]);
});

it('a flood of seats fills no memory and shows a few names', async () => {
  for (let n = 0; n < 2000; n += 1) {
    const body = JSON.stringify({
      seatId: newId(),
      name: `座席${n}`,
      role: 'lead',
      at: '2026-11-23T09:00:00.000+08:00',
      caseIds: [caseId],
    });
    platform.presence$.next({ subject: SUBJECT, body });
  }
  const [one] = await seen(here);
  expect(one?.viewers).toHaveLength(8);
});
