import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawDirectoryEntry } from '../../../main/ports';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, OTHER_VILLAGE, reported, VILLAGE } from '../../support/wire';

const member = (id: string, over: Record<string, unknown>): RawDirectoryEntry => ({
  kind: 'member',
  key: id,
  value: { id, name: `成员${id}`, phone: '10009876543', role: 'grid-member', area: VILLAGE, grids: [], onDuty: true, ...over },
});
const gridAt = (gridCode: string, area: string, lon: number): RawDirectoryEntry => ({
  kind: 'grid',
  key: gridCode,
  value: {
    gridCode,
    name: `网格 ${gridCode.slice(-2)}`,
    type: 'rural',
    area,
    households: 10,
    members: [],
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [lon, 25.6],
          [lon + 0.001, 25.6],
          [lon, 25.601],
          [lon, 25.6],
        ],
      ],
    },
  },
});

describe('grid members for a check on the spot', () => {
  let platform: MemoryPlatform;
  let desk: Desk;
  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(
      ...smallWorld(),
      gridAt(`${VILLAGE}-01-02`, VILLAGE, 103.83),
      gridAt(`${OTHER_VILLAGE}-01-02`, OTHER_VILLAGE, 103.86),
      member('far', { area: OTHER_VILLAGE, grids: [`${OTHER_VILLAGE}-01-02`] }),
      member('near', { grids: [`${VILLAGE}-01-02`] }),
      member('own-off-duty', { grids: [`${VILLAGE}-01-01`], onDuty: false }),
      member('nowhere', {}),
      member('cadre', { role: 'cadre', grids: [`${VILLAGE}-01-01`] }),
    );
    desk = await openDesk({ platform });
  });
  afterEach(() => desk.close());

  const handled = async (): Promise<string> => {
    const caseId = newId();
    const taskId = newId();
    const actor = { kind: 'department', id: 'power-supply', name: '供电所' } as const;
    platform.publish(message(reported(caseId)));
    for (const [type, data] of [
      ['case.accepted', { category: 'power', priority: 'important', dueAt: '2026-11-24T09:00:00.000+08:00' }],
      ['task.dispatched', { taskId, departmentId: 'power-supply', lead: true, instructions: '', dueAt: '2026-11-24T09:00:00.000+08:00' }],
      ['task.acknowledged', { taskId }],
      ['task.completed', { taskId, feedback: '已处置' }],
    ] as const)
      platform.publish(message(envelope(type, caseId, data, { actor })));
    await desk.settled();
    return caseId;
  };

  it('come on duty first, then by distance, the own grid at no distance', async () => {
    const found = await desk.value('cases.checkers', { caseId: await handled() });
    expect(found.map(({ memberId, ownGrid, onDuty }) => [memberId, ownGrid, onDuty])).toEqual([
      ['gm-0001', true, true],
      ['near', false, true],
      ['far', false, true],
      ['nowhere', false, true],
      ['own-off-duty', true, false],
    ]);
    expect(found[0]).toMatchObject({ metres: 0 });
    expect(found[1]!.metres).toBeGreaterThan(900);
    expect(found[1]!.metres).toBeLessThan(1100);
    expect(found[2]!.metres).toBeGreaterThan(found[1]!.metres!);
    expect(found[3]!.metres).toBeUndefined();
  });

  it('are told only to a seat that may offer the check now', async () => {
    const caseId = await handled();
    desk.seat = { ...desk.seat, role: 'observer' };
    expect(await desk.call('cases.checkers', { caseId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    await desk.value('cases.offer', { commandId: newId(), caseId, memberIds: ['near'] });
    await desk.value('cases.verify', { commandId: newId(), caseId, result: 'pass' });
    expect(await desk.call('cases.checkers', { caseId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await desk.call('cases.checkers', { caseId: newId() })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
