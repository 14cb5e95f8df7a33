import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { jpegFile } from '../../support/photo-files';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reported } from '../../support/wire';

let platform: MemoryPlatform;
let desk: Desk;
afterEach(() => desk.close());

const open = async (undoSeconds = 30, over: Partial<Parameters<typeof openDesk>[0]> = {}): Promise<void> => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform, undoSeconds, ...over });
};

/** A filed case that the platform has. */
const filed = async (): Promise<string> => {
  const caseId = newId();
  platform.publish(message(reported(caseId)));
  await eventually('it is here', () => desk.store.read.case(caseId) !== undefined);
  expect(await desk.command('accept', { caseId, category: 'power', priority: 'important' })).toMatchObject({ ok: true });
  await eventually('it is filed on the platform', () => desk.store.read.pendingCount() === 0);
  return caseId;
};
const dispatch = async (caseId: string, departmentId = 'power-supply'): Promise<string> => {
  const commandId = newId();
  await desk.value('cases.dispatch', { commandId, caseId, tasks: [{ departmentId, lead: true, instructions: '请处置' }] });
  return commandId;
};
const given = async (name: 'reply' | 'note', caseId: string, text: string): Promise<string> => {
  const commandId = newId();
  await desk.value(`cases.${name}`, { commandId, caseId, text });
  return commandId;
};
const sentTypes = (): string[] => platform.stream.map(({ body }) => (JSON.parse(body) as { type: string }).type);
const waiting = async () => (await desk.value('cases.waiting')).commands;

describe('a command that leaves the house', () => {
  it('is saved and shown at once, waits its time with what comes after it, and is then sent in order', async () => {
    await open(1);
    const caseId = await filed();
    const commandId = await dispatch(caseId);
    await given('note', caseId, '已电话联系。');
    expect(desk.store.read.case(caseId)!.state.state).toBe('dispatched');
    expect(await waiting()).toMatchObject([{ commandId, caseId, command: 'dispatch', later: 1, departments: ['power-supply'] }]);
    expect(sentTypes()).toEqual(['case.reported', 'case.accepted']);
    await desk.settled();
    expect(sentTypes()).toEqual(['case.reported', 'case.accepted', 'task.dispatched', 'case.noted']);
    expect(await waiting()).toEqual([]);
  });

  it('goes at once when somebody says so, and what was given before it on the case goes first', async () => {
    await open();
    const [one, two] = [await filed(), await filed()];
    await dispatch(one);
    const reply = await given('reply', one, '已派人。');
    await dispatch(two);
    expect(await desk.call('cases.sendNow', { commandId: reply })).toMatchObject({ ok: true });
    await eventually('both are sent', () => sentTypes().includes('case.replied'));
    expect(sentTypes().slice(-2)).toEqual(['task.dispatched', 'case.replied']);
    const audited = desk.store.read.auditBefore(Number.MAX_SAFE_INTEGER, 50).filter(({ kind }) => kind === 'case.sendNow');
    expect(audited.map(({ who, subject, details }) => [who, subject, details])).toEqual(
      expect.arrayContaining([
        ['op-1', one, { command: 'dispatch' }],
        ['op-1', one, { command: 'reply' }],
      ]),
    );
    expect((await waiting()).map(({ caseId }) => caseId)).toEqual([two]);
    expect(await desk.call('cases.takeBack', { commandId: reply })).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    await desk.call('cases.sendNow', {});
    await desk.settled();
  });

  it('goes at once where the time is 0, and what says something in the house only never waits', async () => {
    await open(0);
    const caseId = await filed();
    await dispatch(caseId);
    expect(await waiting()).toEqual([]);
    await desk.settled();
    desk.undoSeconds = 30;
    await given('note', caseId, '记录');
    await desk.settled();
    expect(sentTypes().slice(-2)).toEqual(['task.dispatched', 'case.noted']);
  });

  it('goes out when the console is closed, in order, and the audit says so', async () => {
    await open();
    const [one, two] = [await filed(), await filed()];
    await dispatch(one);
    await given('reply', one, '已派人。');
    await given('reply', two, '已登记。');
    expect(sentTypes()).toHaveLength(4);
    await desk.services.leave();
    expect(sentTypes().slice(4).toSorted()).toEqual(['case.replied', 'case.replied', 'task.dispatched']);
    expect(sentTypes().indexOf('task.dispatched')).toBeLessThan(sentTypes().lastIndexOf('case.replied'));
    expect(desk.store.read.pendingCount()).toBe(0);
    expect(await waiting()).toEqual([]);
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
    await open();
    const caseId = await filed();
    desk.line.cut();
    await given('reply', caseId, '已派人。');
    await desk.services.leave();
    expect(desk.store.read.pendingCount()).toBe(1);
    desk = await desk.restart(platform.line());
    await desk.settled();
    expect(sentTypes().at(-1)).toBe('case.replied');
  });

  it('goes on waiting after a restart, for the rest of its time, and can be taken back then', async () => {
    await open();
    const [one, two] = [await filed(), await filed()];
    const first = await dispatch(one);
    await dispatch(two);
    const before = await waiting();
    desk = await desk.restart();
    expect(await waiting()).toEqual(before);
    expect(await desk.call('cases.takeBack', { commandId: first })).toMatchObject({ ok: true });
    desk.clock.advance(29_000);
    desk = await desk.restart();
    await desk.settled();
    expect(sentTypes().filter((type) => type === 'task.dispatched')).toHaveLength(1);
    expect(desk.store.read.case(one)!.state.state).toBe('filed');
    expect(desk.store.read.case(two)!.state.state).toBe('dispatched');
  });

  it('waits also for a line that has come back meanwhile', async () => {
    await open(1);
    const caseId = await filed();
    desk.line.cut();
    const commandId = await dispatch(caseId);
    desk.line.restore();
    expect((await waiting()).map((one) => one.commandId)).toEqual([commandId]);
    expect(sentTypes()).not.toContain('task.dispatched');
    await desk.settled();
    expect(sentTypes()).toContain('task.dispatched');
  });

  it('is decided again when somebody else was quicker, and still waits', async () => {
    await open();
    const caseId = await filed();
    const commandId = await dispatch(caseId);
    platform.publish(message(envelope('case.noted', caseId, { text: '现场补充' }, { at: desk.clock.now() })));
    await eventually('the note is here', () => desk.store.read.events(caseId).length === 4);
    expect(desk.store.read.case(caseId)!.state.state).toBe('dispatched');
    expect((await waiting()).map((one) => one.commandId)).toEqual([commandId]);
    expect(await desk.call('cases.takeBack', { commandId })).toMatchObject({ ok: true });
    expect(desk.store.read.case(caseId)!.state.state).toBe('filed');
    await desk.settled();
    expect(sentTypes()).toEqual(['case.reported', 'case.accepted', 'case.noted']);
  });
});

describe('a command taken back', () => {
  it('takes what was given after it on the same case back with it, and names it', async () => {
    await open();
    const caseId = await filed();
    const hash = desk.store.read.stateHash();
    const first = await dispatch(caseId);
    const second = await given('reply', caseId, '已派供电所。');
    const taken = await desk.value('cases.takeBack', { commandId: first });
    expect(taken.taken.map(({ commandId, command }) => [commandId, command])).toEqual([
      [first, 'dispatch'],
      [second, 'reply'],
    ]);
    expect(desk.store.read.stateHash()).toBe(hash);
    await desk.settled();
    expect(sentTypes()).toEqual(['case.reported', 'case.accepted']);
  });

  it('leaves what was given before it', async () => {
    await open();
    const caseId = await filed();
    const first = await dispatch(caseId);
    const hash = desk.store.read.stateHash();
    const second = await given('reply', caseId, '已派供电所。');
    await desk.value('cases.takeBack', { commandId: second });
    expect(desk.store.read.stateHash()).toBe(hash);
    expect((await waiting()).map(({ commandId }) => commandId)).toEqual([first]);
  });

  it('is not learned from, holds no photo back for sending, and marks the case unread as it was', async () => {
    await open(30, { seat: { role: 'department', departmentId: 'power-supply' } });
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
    expect(desk.store.read.mediaCounts()).toEqual({ waiting: 1, loose: 0 });
    expect(desk.store.read.mediaToSend(desk.clock.now(), 5)).toEqual([]);
    await desk.value('cases.takeBack', { commandId });
    expect(desk.store.read.mediaCounts()).toEqual({ waiting: 0, loose: 1 });
    expect(desk.store.read.case(caseId)!.unread).toBe(true);
    expect(desk.store.read.stateHash()).toBe(hash);
    expect(platform.offeredMedia).toEqual([]);
  });

  it('takes the copies of a reply on merged cases back too, and an act that followed on one of them', async () => {
    await open(0);
    const [main, other] = [await filed(), await filed()];
    await desk.command('merge', { caseId: other, into: main });
    await desk.settled();
    desk.undoSeconds = 30;
    const hash = desk.store.read.stateHash();
    const commandId = await given('reply', main, '明天处理。');
    expect((await waiting()).map(({ caseId }) => caseId)).toEqual([main]);
    await desk.command('unmerge', { caseId: other });
    expect((await waiting())[0]).toMatchObject({ later: 1 });
    await desk.value('cases.takeBack', { commandId });
    expect(desk.store.read.stateHash()).toBe(hash);
    expect(desk.store.read.case(other)!.state.state).toBe('merged');
    await desk.settled();
    expect(sentTypes()).not.toContain('case.replied');
  });

  it('gives the form its words back, which had gone with the command', async () => {
    await open();
    const caseId = await filed();
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
    await open();
    const caseId = await filed();
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
    const [held] = await waiting();
    expect(held).toMatchObject({ caseId, command: 'dispatch' });
    await desk.value('cases.takeBack', { commandId: held!.commandId });
    expect(desk.store.read.attention()).toMatchObject([before]);
    expect(desk.store.read.attentionCommand(row!.id)).toBeDefined();
  });

  it('is refused to another seat, and to nobody twice', async () => {
    await open();
    const caseId = await filed();
    const commandId = await dispatch(caseId);
    const seat = desk.seat;
    desk.seat = { ...seat, operatorId: 'op-2' };
    expect(await waiting()).toEqual([]);
    expect(await desk.call('cases.takeBack', { commandId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    desk.seat = seat;
    expect(await desk.call('cases.takeBack', { commandId })).toMatchObject({ ok: true });
    expect(await desk.call('cases.takeBack', { commandId })).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    // Asked again after a lost answer, the command is not done after all.
    await desk.value('cases.dispatch', { commandId, caseId, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '' }] });
    expect(desk.store.read.case(caseId)!.state.state).toBe('filed');
  });
});
