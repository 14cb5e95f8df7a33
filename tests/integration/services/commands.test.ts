import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, OTHER_VILLAGE, reported, VILLAGE } from '../../support/wire';

describe('a command', () => {
  let platform: MemoryPlatform;
  let desk: Desk;
  const caseId = newId();

  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    platform.publish(message(reported(caseId)));
    desk = await openDesk({ platform });
    await desk.settled();
  });
  afterEach(() => desk.close());

  it('under the id of another one is refused, not answered as if it were done', async () => {
    const commandId = newId();
    const note = { commandId, caseId, text: '备注' };
    expect(await desk.call('cases.note', note)).toMatchObject({ ok: true, value: { caseId } });
    const events = (await desk.value('diagnostics.read')).events;
    const refused = { ok: false, error: { code: 'bad-input', details: { field: 'commandId' } } };
    expect(await desk.call('people.plan', { commandId, personId: 'p-0001', lookIns: [], reason: '不再需要' })).toMatchObject(refused);
    expect(await desk.call('cases.note', { ...note, caseId: newId() })).toMatchObject(refused);
    expect(await desk.call('cases.note', note)).toMatchObject({ ok: true, value: { caseId } });
    expect((await desk.value('diagnostics.read')).events).toBe(events);
  });

  it('takes a case from the report to its end, and everything shown fits the contract', async () => {
    const accepted = await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
    expect(accepted).toMatchObject({ ok: true, value: { caseId } });
    await desk.command('dispatch', {
      caseId,
      tasks: [
        { departmentId: 'power-supply', lead: true, instructions: '请立即处置' },
        { departmentId: `village-committee-${VILLAGE}`, lead: false, instructions: '请到场协助' },
      ],
    });
    await desk.command('reply', { caseId, text: '已通知供电所' });
    await desk.settled();
    const { row } = await desk.value('cases.read', { caseId });
    expect(row).toMatchObject({ state: 'dispatched', pending: 0, villageName: '一号村', unread: false });

    for (const [departmentId, area] of [
      ['power-supply', undefined],
      [`village-committee-${VILLAGE}`, VILLAGE],
    ] as const) {
      const before = desk.seat;
      const task = row.tasks.find((one) => one.departmentId === departmentId)!;
      desk.seat = { ...before, role: area ? 'village' : 'department', area: area ?? before.area, ...(area ? {} : { departmentId }) };
      expect(await desk.command('acknowledge', { caseId, taskId: task.taskId })).toMatchObject({ ok: true });
      expect(await desk.command('complete', { caseId, taskId: task.taskId, feedback: '枯树已伐除' })).toMatchObject({ ok: true });
      desk.seat = before;
    }
    expect(await desk.command('verify', { caseId, result: 'pass' })).toMatchObject({ ok: true });
    expect(await desk.command('close', { caseId, outcome: 'resolved' })).toMatchObject({ ok: true });
    await desk.settled();
    const detail = await desk.value('cases.read', { caseId });
    expect(detail.row.state).toBe('closed');
    expect(detail.timeline.map((entry) => entry.type)).toEqual([
      'case.reported',
      'case.accepted',
      'task.dispatched',
      'task.dispatched',
      'case.replied',
      'task.acknowledged',
      'task.completed',
      'task.acknowledged',
      'task.completed',
      'case.verified',
      'case.closed',
    ]);
    expect(detail.timeline.every((entry) => !entry.pending)).toBe(true);
    expect(platform.stream.length).toBe(11);
    expect(JSON.stringify(detail)).not.toContain('10001234567');
  });

  it('asked twice under one id is done once and answered the same', async () => {
    const input = { commandId: newId(), caseId, category: 'power', priority: 'routine' } as const;
    const first = await desk.call('cases.accept', input);
    const second = await desk.call('cases.accept', input);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    await desk.settled();
    expect(platform.stream.filter((one) => one.body.includes('case.accepted'))).toHaveLength(1);
    const again = await desk.restart();
    desk = again;
    expect(await desk.call('cases.accept', input)).toEqual(first);
  });

  it('that was answered is there after a restart with the line down, and goes out once it is back', async () => {
    desk.line.cut();
    expect(await desk.command('accept', { caseId, category: 'power', priority: 'routine' })).toMatchObject({ ok: true });
    desk = await desk.restart();
    expect((await desk.value('cases.read', { caseId })).row).toMatchObject({ state: 'filed', pending: 1 });
    expect(platform.stream).toHaveLength(1);
    desk.line.restore();
    await desk.settled();
    expect(platform.stream).toHaveLength(2);
    expect((await desk.value('cases.read', { caseId })).row).toMatchObject({ state: 'filed', pending: 0 });
  });

  it('that the state does not allow is refused with the reason, changes nothing and is audited', async () => {
    const before = await desk.value('diagnostics.read');
    const audited = desk.store.read.auditLength();
    expect(await desk.command('close', { caseId, outcome: 'resolved' })).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    expect(await desk.value('diagnostics.read')).toEqual(before);
    expect(desk.store.read.auditLength()).toBe(audited + 1);
    expect(desk.store.read.verifyAudit()).toBeNull();
  });

  it('merges a case into one that is worked on, and into no other', async () => {
    const [other, elsewhere, rejected] = [newId(), newId(), newId()];
    platform.publish(message(reported(other)));
    platform.publish(message(reported(elsewhere, {}, { area: '530303102201' })));
    platform.publish(message(reported(rejected)));
    await desk.settled();
    await desk.command('reject', { caseId: rejected, reason: '重复' });
    const into = async (target: string) => {
      const result = await desk.command('merge', { caseId, into: target });
      return result.ok ? 'ok' : result.error.code;
    };
    expect(await into(newId())).toBe('not-found');
    expect(await into(elsewhere)).toBe('not-found');
    expect(await into(rejected)).toBe('wrong-state');
    expect(await into(other)).toBe('ok');
    expect(await desk.command('merge', { caseId: other, into: caseId })).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
  });

  it('on a case that is not there is answered not-found', async () => {
    expect(await desk.command('accept', { caseId: newId(), category: 'power', priority: 'routine' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('of a seat outside its area or tasks is not allowed', async () => {
    desk.seat = { ...desk.seat, role: 'village', area: OTHER_VILLAGE };
    expect(await desk.command('note', { caseId, text: '看看' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await desk.call('cases.read', { caseId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    desk.seat = { ...desk.seat, role: 'department', area: '530303101', departmentId: 'power-supply' };
    expect(await desk.command('note', { caseId, text: '看看' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect((await desk.value('feed.snapshot', { cursor: null, limit: 10 })).cases).toEqual([]);
    expect(await desk.value('cases.search', { text: '枯树', limit: 10 })).toEqual([]);
  });

  it('of an operator makes a case of what somebody phoned in', async () => {
    const mine = newId();
    const answer = await desk.command('report', {
      caseId: mine,
      title: '道路塌方',
      description: '进山的路塌了几处',
      source: 'hotline',
      location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
      gridCode: `${VILLAGE}-01-01`,
      reporter: { id: 'caller', name: '赵来电', phone: '10009998888' },
    });
    expect(answer).toMatchObject({ ok: true });
    await desk.settled();
    expect((await desk.value('cases.read', { caseId: mine })).row).toMatchObject({
      state: 'received',
      pending: 0,
      unread: false,
      village: VILLAGE,
      problems: [],
    });
  });

  it('given after the end is refused as closing', async () => {
    await desk.services.stop();
    expect(await desk.command('note', { caseId, text: '晚了' })).toMatchObject({ ok: false, error: { code: 'closing' } });
  });
});
