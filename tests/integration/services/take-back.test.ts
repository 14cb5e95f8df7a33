import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import type { Desk } from '../../support/desk';
import type { MemoryPlatform } from '../../support/line';
import { jpegFile } from '../../support/photo-files';
import { newId } from '../../support/uuid';
import { dispatch, filed, given, openWaiting, sentTypes, waiting } from '../../support/waiting-desk';
import { envelope, message, reported } from '../../support/wire';

let platform: MemoryPlatform;
let desk: Desk;
afterEach(() => desk.close());

describe('a command taken back', () => {
  it('takes what was given after it on the same case back with it, and names it', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    const hash = desk.store.read.stateHash();
    const first = await dispatch(desk, caseId);
    const second = await given(desk, 'reply', caseId, '已派供电所。');
    const taken = await desk.value('cases.takeBack', { commandId: first });
    expect(taken.taken.map(({ commandId, command }) => [commandId, command])).toEqual([
      [first, 'dispatch'],
      [second, 'reply'],
    ]);
    expect(desk.store.read.stateHash()).toBe(hash);
    await desk.settled();
    expect(sentTypes(platform)).toEqual(['case.reported', 'case.accepted']);
  });

  it('leaves what was given before it', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    const first = await dispatch(desk, caseId);
    const hash = desk.store.read.stateHash();
    const second = await given(desk, 'reply', caseId, '已派供电所。');
    await desk.value('cases.takeBack', { commandId: second });
    expect(desk.store.read.stateHash()).toBe(hash);
    expect((await waiting(desk)).map(({ commandId }) => commandId)).toEqual([first]);
  });

  it('is not learned from, holds no photo back for sending, and marks the case unread as it was', async () => {
    ({ platform, desk } = await openWaiting(30, { seat: { role: 'department', departmentId: 'power-supply' } }));
    const caseId = newId();
    const taskId = newId();
    platform.publish(message(reported(caseId)));
    platform.publish(
      message(envelope('case.accepted', caseId, { category: 'power', priority: 'important', dueAt: '2026-11-24T09:00:00.000+08:00' })),
    );
    platform.publish(
      message(
        envelope(
          'task.dispatched',
          caseId,
          { taskId, departmentId: 'power-supply', lead: true, instructions: '', dueAt: '2026-11-24T09:00:00.000+08:00' },
          {},
        ),
      ),
    );
    await eventually('the task is here', () => desk.store.read.case(caseId)?.state.state === 'dispatched');
    await desk.command('acknowledge', { caseId, taskId });
    await eventually('it is sent', () => desk.store.read.pendingCount() === 0);
    platform.publish(message(envelope('case.noted', caseId, { text: '请快。' }, { at: desk.clock.now() })));
    await eventually('it is unread', () => desk.store.read.case(caseId)!.unread);
    const media = (
      await desk.value('media.add', {
        photo: jpegFile({ width: 64, height: 48 }).slice(),
        thumb: jpegFile({ width: 32, height: 24 }).slice(),
      })
    ).mediaId;
    const hash = desk.store.read.stateHash();
    const commandId = newId();
    await desk.value('cases.complete', { commandId, caseId, taskId, feedback: '已处理', media: [media] });
    expect(desk.store.read.mediaCounts()).toMatchObject({ waiting: 1, loose: 0 });
    expect(desk.store.read.mediaToSend(desk.clock.now(), 5)).toEqual([]);
    await desk.value('cases.takeBack', { commandId });
    expect(desk.store.read.mediaCounts()).toMatchObject({ waiting: 0, loose: 1 });
    expect(desk.store.read.case(caseId)!.unread).toBe(true);
    expect(desk.store.read.stateHash()).toBe(hash);
    expect(platform.offeredMedia).toEqual([]);
  });

  it('takes the copies of a reply on merged cases back too, and an act that followed on one of them', async () => {
    ({ platform, desk } = await openWaiting(0));
    const [main, other] = [await filed({ platform, desk }), await filed({ platform, desk })];
    await desk.command('merge', { caseId: other, into: main });
    await desk.settled();
    desk.undoSeconds = 30;
    const hash = desk.store.read.stateHash();
    const commandId = await given(desk, 'reply', main, '明天处理。');
    expect((await waiting(desk)).map(({ caseId }) => caseId)).toEqual([main]);
    await desk.command('unmerge', { caseId: other });
    expect((await waiting(desk))[0]).toMatchObject({ later: 1 });
    await desk.value('cases.takeBack', { commandId });
    expect(desk.store.read.stateHash()).toBe(hash);
    expect(desk.store.read.case(other)!.state.state).toBe('merged');
    await desk.settled();
    expect(sentTypes(platform)).not.toContain('case.replied');
  });

  it('gives the form its words back, which had gone with the command', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    const draft = { about: caseId, form: 'reply' };
    const fields = JSON.stringify({ text: '明天上午来。' });
    await desk.value('drafts.write', { windowId: newId(), ...draft, fields });
    const told: unknown[] = [];
    desk.services.draft$.subscribe((change) => told.push(change));
    const commandId = newId();
    await desk.value('cases.reply', { commandId, caseId, text: '明天上午来。', draft });
    expect(await desk.value('drafts.read')).toEqual([]);
    await desk.value('cases.takeBack', { commandId });
    expect(await desk.value('drafts.read')).toMatchObject([{ ...draft, fields }]);
    expect(told).toMatchObject([{ fields: null }, { fields }]);
  });

  it('puts what came from the tray back into it', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    desk.line.cut();
    await desk.command('dispatch', { caseId, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '速去' }] });
    platform.publish(message(envelope('case.suspended', caseId, { reason: '等待材料' }, { at: desk.clock.now() })));
    desk.line.restore();
    await eventually('it is in the tray', () => desk.store.read.attention().length === 1);
    platform.publish(message(envelope('case.resumed', caseId, {}, { at: desk.clock.now() })));
    await eventually('it may go', () => desk.store.read.case(caseId)!.state.state === 'filed');
    const [row] = desk.store.read.attention();
    const { rev: _, ...before } = row!;
    await desk.value('attention.settle', { id: row!.id, how: 'again' });
    expect(desk.store.read.attention()).toEqual([]);
    const [held] = await waiting(desk);
    expect(held).toMatchObject({ caseId, command: 'dispatch' });
    await desk.value('cases.takeBack', { commandId: held!.commandId });
    expect(desk.store.read.attention()).toMatchObject([before]);
    expect(desk.store.read.attentionCommand(row!.id)).toBeDefined();
  });

  it('is refused to another seat, and to nobody twice', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    const commandId = await dispatch(desk, caseId);
    const seat = desk.seat;
    desk.seat = { ...seat, operatorId: 'op-2' };
    expect(await waiting(desk)).toEqual([]);
    expect(await desk.call('cases.takeBack', { commandId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    desk.seat = seat;
    expect(await desk.call('cases.takeBack', { commandId })).toMatchObject({ ok: true });
    expect(await desk.call('cases.takeBack', { commandId })).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    // Asked again after a lost answer, the command is not done after all.
    await desk.value('cases.dispatch', { commandId, caseId, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '' }] });
    expect(desk.store.read.case(caseId)!.state.state).toBe('filed');
  });
});
