import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError, type Store } from '../../../main/ports';
import { openDesk, type Desk } from '../../support/desk';
import { eventually, StoppedClock } from '../../support/clock';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

describe('with the cable pulled out', () => {
  let desk: Desk;
  afterEach(() => desk.close());

  const platformWith = (caseIds: readonly string[]) => {
    const platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    for (const caseId of caseIds) platform.publish(message(reported(caseId)));
    return platform;
  };

  it('work goes on, and once the line is back everything is sent once and in order, restarts included', async () => {
    const caseIds = Array.from({ length: 40 }, newId);
    const platform = platformWith(caseIds);
    desk = await openDesk({ platform });
    await desk.settled();
    desk.line.cut();
    const states = new Set<string>();
    desk.services.connection$.subscribe((connection) => states.add(`${connection.state} ${connection.pending}`));
    for (const [n, caseId] of caseIds.entries()) {
      expect(await desk.command('accept', { caseId, category: 'power', priority: 'routine' })).toMatchObject({ ok: true });
      expect(
        await desk.command('dispatch', { caseId, tasks: [{ departmentId: 'power-supply', lead: true, instructions: `第 ${n}` }] }),
      ).toMatchObject({ ok: true });
      expect(await desk.command('note', { caseId, text: `备注 ${n}` })).toMatchObject({ ok: true });
      if (n === 20) desk = await desk.restart();
    }
    expect(states.has('offline 60')).toBe(true);
    expect(await desk.value('diagnostics.read')).toMatchObject({ pending: 120, cases: { dispatched: 40 } });
    const offline = await desk.value('diagnostics.read');

    desk.line.restore();
    await desk.settled();
    const sent = platform.stream.slice(caseIds.length).map((one) => JSON.parse(one.body) as { caseId: string; type: string });
    expect(sent).toHaveLength(120);
    for (const caseId of caseIds)
      expect(sent.filter((one) => one.caseId === caseId).map((one) => one.type)).toEqual([
        'case.accepted',
        'task.dispatched',
        'case.noted',
      ]);
    expect(await desk.value('diagnostics.read')).toMatchObject({ pending: 0, attention: 0, stateHash: offline.stateHash });
  });

  it('what nobody answered for long goes out as soon as the line is better, and not when its own wait is over', async () => {
    const caseId = newId();
    const platform = platformWith([caseId]);
    desk = await openDesk({ platform, clock: new StoppedClock() });
    await desk.settled();
    desk.line.line$.next({ kind: 'catching-up', behind: 5, total: 5, perSecond: 1 });
    let asked = 0;
    const publish = desk.line.publish.bind(desk.line);
    desk.line.publish = async () => {
      asked += 1;
      return { kind: 'unreachable', reason: 'no answer' };
    };
    await desk.command('accept', { caseId, category: 'power', priority: 'routine' });
    for (let tries = 1; tries <= 8; tries += 1) {
      await eventually('it is tried', () => asked >= tries);
      if (tries < 8) desk.clock.advance(31_000);
    }
    desk.line.publish = publish;
    desk.line.line$.next({ kind: 'online' });
    // Its own wait would not end: nobody moves the clock on.
    await eventually('it is sent', () => desk.store.read.pendingCount() === 0);
    expect(platform.stream.filter(({ body }) => body.includes('case.accepted'))).toHaveLength(1);
  });

  it('the line that comes and goes loses nothing and repeats nothing', async () => {
    const caseIds = Array.from({ length: 60 }, newId);
    const platform = platformWith(caseIds);
    desk = await openDesk({ platform });
    await desk.settled();
    for (const [n, caseId] of caseIds.entries()) {
      if (n % 7 === 0) desk.line.cut();
      if (n % 5 === 0) desk.line.loseAnswers = 1;
      await desk.command('accept', { caseId, category: 'power', priority: 'routine' });
      await desk.command('note', { caseId, text: `备注 ${n}` });
      await new Promise((resolve) => setImmediate(resolve));
      if (n % 7 === 3) desk.line.restore();
    }
    desk.line.restore();
    await desk.settled();
    const types = platform.stream.map((one) => (JSON.parse(one.body) as { type: string }).type);
    expect(types.filter((type) => type === 'case.accepted')).toHaveLength(60);
    expect(types.filter((type) => type === 'case.noted')).toHaveLength(60);
    expect(await desk.value('diagnostics.read')).toMatchObject({ events: 180, pending: 0, attention: 0 });
  });
});

describe('with a clock that was wrong', () => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('what was put off a day ahead goes out when the clock is set right, though the line never broke', async () => {
    const caseId = newId();
    const platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    platform.publish(message(reported(caseId)));
    desk = await openDesk({ platform });
    await desk.settled();
    desk.clock.advance(86_400_000);
    desk.line.loseAnswers = 1;
    await desk.command('accept', { caseId, category: 'power', priority: 'routine' });
    await eventually('the first attempt has got no answer', () => desk.line.loseAnswers === 0);
    await eventually('it is put off', () => desk.store.read.outboxHeads(desk.clock.now(), 1).length === 0);
    desk.clock.advance(-86_400_000);
    await desk.command('note', { caseId, text: '备注' });
    await desk.settled();
    expect(platform.stream).toHaveLength(3);
  });
});

describe('with the disk full', () => {
  let full = false;
  const onFullDisk = (store: Store): Store => ({
    ...store,
    write: (work) =>
      store.write((tx) => {
        const result = work(tx);
        if (full) throw new StorageError('disk-full', 'database or disk is full');
        return result;
      }),
  });

  it('a command is answered so, nothing of it is kept, and what arrives waits until there is room', async () => {
    const platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    const [first, second] = [newId(), newId()];
    platform.publish(message(reported(first)));
    const desk = await openDesk({ platform, wrapStore: onFullDisk });
    await desk.settled();
    const before = await desk.value('diagnostics.read');
    full = true;
    const input = { commandId: newId(), caseId: first, category: 'power', priority: 'urgent' } as const;
    expect(await desk.call('cases.accept', input)).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(await desk.value('diagnostics.read')).toEqual(before);
    platform.publish(message(reported(second)));
    await eventually('the batch was refused by the disk', () => desk.logged.some((line) => line.startsWith('inbox')));
    full = false;
    expect(await desk.call('cases.accept', input)).toMatchObject({ ok: true });
    await desk.settled();
    expect(await desk.value('diagnostics.read')).toMatchObject({ pending: 0, cases: { received: 1, filed: 1 } });
    await desk.close();
  });
});

describe('with damage in the cache', () => {
  type Read = keyof Store['read'];
  const damagedAt = new Set<Read>();
  const damaged = (): never => {
    throw new StorageError('damaged', 'a row does not fit its checksum');
  };
  const onDamagedDisk = (store: Store): Store => ({
    ...store,
    read: new Proxy(store.read, { get: (read, name: Read) => (damagedAt.has(name) ? damaged : read[name]) }),
  });
  let desk: Desk;
  const caseId = newId();

  beforeEach(async () => {
    damagedAt.clear();
    const platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    platform.publish(message(reported(caseId)));
    desk = await openDesk({ platform, wrapStore: onDamagedDisk });
    await desk.settled();
  });
  afterEach(async () => {
    damagedAt.clear();
    await desk.close();
  });

  it('the window is answered and the app is told, so that it can offer to rebuild', async () => {
    damagedAt.add('case');
    expect(await desk.call('cases.read', { caseId })).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
    expect(desk.damaged).toMatchObject([{ fault: 'damaged' }]);
  });

  it('that the outbox meets the app is told, and a command that was saved is answered so', async () => {
    damagedAt.add('outboxHeads');
    expect(await desk.command('note', { caseId, text: '已核实' })).toMatchObject({ ok: true });
    await eventually('the app has been told', () => desk.damaged[0]?.fault === 'damaged');
    desk.line.cut();
    desk.line.restore();
    await eventually('the outbox has tried again', () => desk.damaged.length > 1);
  });
});
