import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROLES } from '../../../preload/contract';
import type { Desk } from '../../support/desk';
import { createMobiliseDesks, type MobiliseDesks } from '../../support/mobilise-desks';
import { villageCode } from '../../support/mobilise-world';
import { newId } from '../../support/uuid';

/** Two townships of thirteen villages each. */
const VILLAGES = 26;
let world: MobiliseDesks;
let desk: Desk;
beforeEach(async () => {
  world = createMobiliseDesks(VILLAGES, VILLAGES);
  desk = await world.open();
});
afterEach(() => world.close());

const paper = 'mobilise-report' as const;
const save = (broadcastId?: string) => desk.services.leavePaper('save', { paper, ...(broadcastId === undefined ? {} : { broadcastId }) });

it('the report of a mobilisation is printed by those who work, of a broadcast to their own people, and the audit knows', async () => {
  const one = villageCode(0).slice(0, 9);
  const broadcastId = await world.send(desk, { audience: { areas: [one] } });
  await desk.settled();
  expect(save(broadcastId)).toEqual({ ok: true, value: { number: '2026-11-23' } });
  expect(save()).toMatchObject({ error: { code: 'not-found' } });
  expect(save(newId())).toMatchObject({ error: { code: 'not-found' } });
  desk.seat = { ...desk.seat, area: villageCode(13).slice(0, 9) };
  expect(save(broadcastId)).toMatchObject({ error: { code: 'not-found' } });
  desk.seat = { ...desk.seat, area: one };
  const may = ROLES.filter((role) => {
    desk.seat = { ...desk.seat, role, ...(role === 'department' ? { departmentId: 'police' } : {}) };
    return save(broadcastId).ok;
  });
  expect(may).toEqual(['dispatcher', 'lead', 'village']);
  desk.seat = { ...desk.seat, role: 'lead' };
  const { records } = await desk.value('audit.read', { limit: 20, kind: 'paper.save' });
  expect(records.toReversed().slice(0, 2)).toMatchObject([
    { subject: broadcastId, result: 'ok', details: { paper } },
    { result: 'refused', details: { paper } },
  ]);
  expect(records).toHaveLength(4 + ROLES.length);
});
