import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../preload/contract';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported, TOWNSHIP, VILLAGE } from '../../support/wire';

const DISTRICT = '530303';

describe('a case that is too large for its level', () => {
  let platform: MemoryPlatform;
  let village: Desk;
  let township: Desk;
  let district: Desk;
  let caseId: string;

  const settled = async () => {
    for (let round = 0; round < 2; round += 1) for (const desk of [village, township, district]) await desk.settled();
  };
  const row = async (desk: Desk) => (await desk.value('cases.read', { caseId })).row;
  const story = async (desk: Desk): Promise<TimelineEntry[]> => [...(await desk.value('cases.read', { caseId })).timeline];

  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    const sit = (area: string, role: 'village' | 'dispatcher' | 'lead', operatorName: string) =>
      openDesk({ platform, seat: { area, role, operatorId: `op-${area}`, operatorName } });
    village = await sit(VILLAGE, 'village', '村值班员');
    township = await sit(TOWNSHIP, 'dispatcher', '镇派遣员');
    district = await sit(DISTRICT, 'lead', '区值班长');
    caseId = newId();
    platform.publish(message(reported(caseId)));
    await settled();
    await township.value('cases.accept', { commandId: newId(), caseId, category: 'power', priority: 'important' });
    await settled();
  });
  afterEach(async () => {
    for (const desk of [village, township, district]) await desk.close();
  });

  it('goes up from village to township to district and comes back with a reason, and every level reads all of it', async () => {
    await village.value('cases.escalate', { commandId: newId(), caseId, toArea: TOWNSHIP, reason: '村里没有吊车' });
    await settled();
    expect((await row(township)).inCharge).toBe(TOWNSHIP);
    expect((await row(village)).actions).not.toContain('return');
    expect((await row(township)).actions).toContain('return');

    await township.value('cases.escalate', { commandId: newId(), caseId, toArea: DISTRICT, reason: '涉及两个乡镇' });
    await settled();
    expect((await row(district)).inCharge).toBe(DISTRICT);
    // Only the level in charge gives it back, and there is nothing above the district.
    expect((await row(township)).actions).not.toContain('return');
    expect(await township.command('return', { caseId, reason: '想拿回来' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect((await row(district)).actions).not.toContain('escalate');

    await district.value('cases.supervise', { commandId: newId(), caseId, level: 'blue', text: '区里已协调吊车，请镇里牵头' });
    await district.value('cases.return', { commandId: newId(), caseId, reason: '已协调到位，请镇里继续办理' });
    await settled();
    await township.value('cases.explain', { commandId: newId(), caseId, level: 'blue', text: '已安排，今日完成' });
    await settled();

    for (const desk of [village, township, district]) {
      const seen = await row(desk);
      expect(seen.inCharge).toBe(seen.area);
      expect(seen.slips).toMatchObject([{ level: 'blue', answer: { text: '已安排，今日完成', byName: '镇派遣员' } }]);
      expect((await story(desk)).slice(-5).map(({ type, actor, data }) => [type, actor.name, data['reason'] ?? data['text']])).toEqual([
        ['case.escalated', '村值班员', '村里没有吊车'],
        ['case.escalated', '镇派遣员', '涉及两个乡镇'],
        ['case.supervised', '区值班长', '区里已协调吊车，请镇里牵头'],
        ['case.escalated', '区值班长', '已协调到位，请镇里继续办理'],
        ['case.explained', '镇派遣员', '已安排，今日完成'],
      ]);
    }
    const back = (await story(village)).findLast(({ type }) => type === 'case.escalated');
    expect(back?.data).toMatchObject({ returned: true });
    const [one, two, three] = await Promise.all([village, township, district].map((desk) => desk.value('diagnostics.read')));
    expect(new Set([one!.stateHash, two!.stateHash, three!.stateHash]).size).toBe(1);
  });

  it('is closed by a shift lead only while a level above is in charge; a dispatcher asks, and reads the answer', async () => {
    await township.value('cases.escalate', { commandId: newId(), caseId, toArea: DISTRICT, reason: '涉及两个乡镇' });
    await settled();
    expect((await row(township)).actions).not.toContain('close');
    await township.value('cases.request', {
      commandId: newId(),
      caseId,
      kind: 'closing',
      outcome: 'transferred',
      reason: '已移交区供电公司',
    });
    await settled();
    const [request] = (await row(district)).requests;
    expect(request).toMatchObject({ kind: 'closing', byName: '镇派遣员', outcome: 'transferred' });
    await district.value('cases.answer', { commandId: newId(), caseId, requestId: request!.requestId, granted: true, reason: '同意' });
    await settled();
    for (const desk of [village, township, district]) expect((await row(desk)).state).toBe('closed');
    expect((await story(village)).slice(-2).map(({ type, actor }) => [type, actor.name])).toEqual([
      ['case.answered', '区值班长'],
      ['case.closed', '区值班长'],
    ]);
  });
});
