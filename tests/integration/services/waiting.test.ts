import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import type { Desk } from '../../support/desk';
import type { MemoryPlatform } from '../../support/line';
import { dispatch, filed, given, openWaiting, sentTypes, waiting } from '../../support/waiting-desk';
import { envelope, message } from '../../support/wire';

let platform: MemoryPlatform;
let desk: Desk;
afterEach(() => desk.close());

describe('a command that leaves the house', () => {
  it('is saved and shown at once, waits its time with what comes after it, and is then sent in order', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    const commandId = await dispatch(desk, caseId);
    await given(desk, 'note', caseId, '已电话联系。');
    expect(desk.store.read.case(caseId)!.state.state).toBe('dispatched');
    expect(await waiting(desk)).toMatchObject([{ commandId, caseId, command: 'dispatch', later: 1, departments: ['power-supply'] }]);
    expect(sentTypes(platform)).toEqual(['case.reported', 'case.accepted']);
    desk.clock.advance(29_999);
    expect(await waiting(desk)).toHaveLength(1);
    desk.clock.advance(1);
    await desk.settled();
    expect(sentTypes(platform)).toEqual(['case.reported', 'case.accepted', 'task.dispatched', 'case.noted']);
    expect(await waiting(desk)).toEqual([]);
  });

  it('goes at once when somebody says so, and what was given before it on the case goes first', async () => {
    ({ platform, desk } = await openWaiting());
    const [one, two] = [await filed({ platform, desk }), await filed({ platform, desk })];
    await dispatch(desk, one);
    const reply = await given(desk, 'reply', one, '已派人。');
    await dispatch(desk, two);
    expect(await desk.call('cases.sendNow', { commandId: reply })).toMatchObject({ ok: true });
    await eventually('both are sent', () => sentTypes(platform).includes('case.replied'));
    expect(sentTypes(platform).slice(-2)).toEqual(['task.dispatched', 'case.replied']);
    const audited = desk.store.read.auditBefore(Number.MAX_SAFE_INTEGER, 50).filter(({ kind }) => kind === 'case.sendNow');
    expect(audited.map(({ who, subject, details }) => [who, subject, details])).toEqual(
      expect.arrayContaining([
        ['op-1', one, { command: 'dispatch' }],
        ['op-1', one, { command: 'reply' }],
      ]),
    );
    expect((await waiting(desk)).map(({ caseId }) => caseId)).toEqual([two]);
    expect(await desk.call('cases.takeBack', { commandId: reply })).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    await desk.call('cases.sendNow', {});
    await desk.settled();
  });

  it('goes at once where the time is 0, and what says something in the house only never waits', async () => {
    ({ platform, desk } = await openWaiting(0));
    const caseId = await filed({ platform, desk });
    await dispatch(desk, caseId);
    expect(await waiting(desk)).toEqual([]);
    await desk.settled();
    desk.undoSeconds = 30;
    await given(desk, 'note', caseId, '记录');
    await desk.settled();
    expect(sentTypes(platform).slice(-2)).toEqual(['task.dispatched', 'case.noted']);
  });

  it('goes out when the console is closed, in order, and the audit says so', async () => {
    ({ platform, desk } = await openWaiting());
    const [one, two] = [await filed({ platform, desk }), await filed({ platform, desk })];
    await dispatch(desk, one);
    await given(desk, 'reply', one, '已派人。');
    await given(desk, 'reply', two, '已登记。');
    expect(sentTypes(platform)).toHaveLength(4);
    await desk.services.leave();
    expect(sentTypes(platform).slice(4).toSorted()).toEqual(['case.replied', 'case.replied', 'task.dispatched']);
    expect(sentTypes(platform).indexOf('task.dispatched')).toBeLessThan(sentTypes(platform).lastIndexOf('case.replied'));
    expect(desk.store.read.pendingCount()).toBe(0);
    expect(await waiting(desk)).toEqual([]);
    const told = desk.store.read.auditBefore(Number.MAX_SAFE_INTEGER, 50).filter(({ kind }) => kind === 'case.sendNow');
    expect(told.map(({ subject, details }) => [subject, details])).toEqual(
      expect.arrayContaining([
        [one, { command: 'dispatch', closing: true }],
        [one, { command: 'reply', closing: true }],
        [two, { command: 'reply', closing: true }],
      ]),
    );
    expect(told).toHaveLength(3);
  });

  it('waits for the line when there is none at closing, and for nothing else', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    desk.line.cut();
    await given(desk, 'reply', caseId, '已派人。');
    await desk.services.leave();
    expect(desk.store.read.pendingCount()).toBe(1);
    desk = await desk.restart(platform.line());
    await desk.settled();
    expect(sentTypes(platform).at(-1)).toBe('case.replied');
  });

  it('goes on waiting after a restart, for the rest of its time, and can be taken back then', async () => {
    ({ platform, desk } = await openWaiting());
    const [one, two] = [await filed({ platform, desk }), await filed({ platform, desk })];
    const first = await dispatch(desk, one);
    await dispatch(desk, two);
    const before = await waiting(desk);
    desk = await desk.restart();
    expect(await waiting(desk)).toEqual(before);
    expect(await desk.call('cases.takeBack', { commandId: first })).toMatchObject({ ok: true });
    desk.clock.advance(29_999);
    desk = await desk.restart();
    expect((await waiting(desk)).map(({ caseId }) => caseId)).toEqual([two]);
    desk.clock.advance(1);
    await desk.settled();
    expect(sentTypes(platform).filter((type) => type === 'task.dispatched')).toHaveLength(1);
    expect(desk.store.read.case(one)!.state.state).toBe('filed');
    expect(desk.store.read.case(two)!.state.state).toBe('dispatched');
  });

  it('waits also for a line that has come back meanwhile', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    desk.line.cut();
    const commandId = await dispatch(desk, caseId);
    desk.line.restore();
    expect((await waiting(desk)).map((one) => one.commandId)).toEqual([commandId]);
    expect(sentTypes(platform)).not.toContain('task.dispatched');
    desk.clock.advance(30_000);
    await desk.settled();
    expect(sentTypes(platform)).toContain('task.dispatched');
  });

  it('is decided again when somebody else was quicker, and still waits', async () => {
    ({ platform, desk } = await openWaiting());
    const caseId = await filed({ platform, desk });
    const commandId = await dispatch(desk, caseId);
    platform.publish(message(envelope('case.noted', caseId, { text: '现场补充' }, { at: desk.clock.now() })));
    await eventually('the note is here', () => desk.store.read.events(caseId).length === 4);
    expect(desk.store.read.case(caseId)!.state.state).toBe('dispatched');
    expect((await waiting(desk)).map((one) => one.commandId)).toEqual([commandId]);
    expect(await desk.call('cases.takeBack', { commandId })).toMatchObject({ ok: true });
    expect(desk.store.read.case(caseId)!.state.state).toBe('filed');
    await desk.settled();
    expect(sentTypes(platform)).toEqual(['case.reported', 'case.accepted', 'case.noted']);
  });
});
