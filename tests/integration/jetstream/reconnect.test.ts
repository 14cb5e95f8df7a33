import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import { openJetStreamDesk, openPlatformSide, type JetStreamDesk, type PlatformSide } from '../../support/jetstream-desk';
import { startNats, type NatsServer } from '../../support/nats';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { BUCKETS } from '../../../main/upstream/jetstream/topology';
import { message, reported } from '../../support/wire';

describe('a line that breaks', () => {
  let server: NatsServer;
  let platform: PlatformSide;
  let desks: JetStreamDesk[] = [];
  const open = async (options: Partial<Parameters<typeof openJetStreamDesk>[0]> = {}) => {
    const desk = await openJetStreamDesk({ url: server.url, ...options });
    desks.push(desk);
    return desk;
  };
  const restart = async (desk: JetStreamDesk) => {
    const next = await desk.restart();
    desks = [...desks.filter((one) => one !== desk), next];
    return next;
  };
  const report = async (count: number): Promise<string[]> => {
    const caseIds = Array.from({ length: count }, newId);
    await Promise.all(caseIds.map((caseId) => platform.publish(message(reported(caseId)))));
    return caseIds;
  };
  const kinds = (desk: JetStreamDesk) => desk.lines.map(({ kind }) => kind);

  beforeEach(async () => {
    server = await startNats();
    // The first console of a district makes what is not there.
    await (await open()).settled();
    platform = await openPlatformSide(server.url);
    await platform.putDirectory(smallWorld());
  });
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close();
    await platform.close();
    await server.stop();
  });

  it('is dialled again by itself, and what was done meanwhile goes out once and in order', async () => {
    const desk = desks[0]!;
    const caseIds = await report(20);
    await eventually('the cases have come', () => caseIds.every((caseId) => desk.store.read.case(caseId)));
    await server.halt();
    await eventually('the console knows', () => desk.line().kind === 'offline');
    for (const caseId of caseIds) {
      expect(await desk.command('accept', { caseId, category: 'power', priority: 'routine' })).toMatchObject({ ok: true });
      expect(await desk.command('note', { caseId, text: '断线时记下' })).toMatchObject({ ok: true });
    }
    expect(desk.store.read.pendingCount()).toBe(40);
    await eventually('it has dialled in vain', () => desk.lines.some((line) => line.kind === 'offline' && (line.attempt ?? 0) >= 2));
    expect(desk.lines.find((line) => line.kind === 'offline' && line.attempt === 2)).toMatchObject({ reason: 'not-listening' });
    await server.resume();
    await desk.settled();
    const other = await open({ seat: { operatorId: 'op-2' } });
    await other.settled();
    for (const caseId of caseIds)
      expect(other.store.read.events(caseId).map(({ envelope }) => envelope.type)).toEqual([
        'case.reported',
        'case.accepted',
        'case.noted',
      ]);
    expect((await other.value('diagnostics.read')).stateHash).toBe((await desk.value('diagnostics.read')).stateHash);
  });

  it('goes on after the last message that reached the disk, with progress while there is much to read', async () => {
    let desk = desks[0]!;
    await report(10);
    await eventually('they have come', () => desk.store.read.counts().events === 10);
    // The buckets are streams of their own: of them nothing is to be left either.
    for (const { name } of Object.values(BUCKETS)) {
      const { state } = await platform.manager.streams.info(`KV_${name}`);
      await eventually(`${name} has come`, () => desk.store.read.bucketRev(name) === state.last_seq);
    }
    await desk.stop();
    await report(1500);
    desk = await restart({ ...desk, stop: async () => {} } as JetStreamDesk);
    await desk.settled();
    expect(desk.store.read.counts().events).toBe(1510);
    const behind = desk.lines.flatMap((line) => (line.kind === 'catching-up' ? [line] : []));
    expect(behind[0]).toMatchObject({ behind: 1500, total: 1500 });
    for (const [n, line] of behind.entries()) {
      expect(line.total).toBe(1500);
      if (n > 0) expect(line.behind).toBeLessThan(behind[n - 1]!.behind);
    }
    // Nothing is left: nothing is read a second time.
    desk = await restart(desk);
    await desk.settled();
    expect(kinds(desk)).toEqual(['offline', 'connecting', 'online']);
  });

  it('survives the death of the server in the middle of catching up', async () => {
    await desks[0]!.stop();
    const caseIds = await report(1500);
    const desk = await open({ seat: { operatorId: 'op-2' } });
    await eventually('it is reading', () => desk.store.read.counts().events > 200);
    await server.halt();
    await eventually('the console knows', () => desk.line().kind === 'offline');
    await server.resume();
    await desk.settled();
    expect(desk.store.read.counts()).toMatchObject({ events: 1500, quarantined: 0 });
    expect(caseIds.every((caseId) => desk.store.read.events(caseId).length === 1)).toBe(true);
    desks = desks.slice(1);
  });

  it('is refused by name when the stream is another one, and none of its messages is put beside what is there', async () => {
    let desk = desks[0]!;
    const [caseId] = await report(1);
    await eventually('it has come', () => desk.store.read.case(caseId!) !== undefined);
    await platform.manager.streams.delete('GRID_CASES');
    await eventually('the console says that it is gone', () => desk.line().kind === 'refused');
    expect(desk.line()).toMatchObject({ kind: 'refused', why: 'missing', detail: 'GRID_CASES is gone from the platform' });
    expect(await desk.command('note', { caseId: caseId!, text: '照常记录' })).toMatchObject({ ok: true });
    await open({ seat: { operatorId: 'op-2' } }).then((fresh) => fresh.settled());
    await report(5);
    desk = await restart(desk);
    await eventually('the console refuses it', () => desk.line().kind === 'refused');
    expect(desk.line()).toMatchObject({ why: 'other-platform' });
    expect(desk.store.read.counts()).toMatchObject({ events: 2, pending: 1 });
  });

  it('is refused when the platform has lost what this console already has', async () => {
    let desk = desks[0]!;
    await report(3);
    await eventually('they have come', () => desk.store.read.counts().events === 3);
    await server.halt('SIGTERM');
    const older = `${server.store}-older`;
    cpSync(server.store, older, { recursive: true });
    await server.resume();
    await platform.close();
    platform = await openPlatformSide(server.url);
    await report(2);
    await eventually('they have come', () => desk.store.read.counts().events === 5);
    await server.halt('SIGTERM');
    rmSync(server.store, { recursive: true });
    cpSync(older, server.store, { recursive: true });
    rmSync(older, { recursive: true });
    await server.resume();
    await platform.close();
    platform = await openPlatformSide(server.url);
    await eventually('the console says so', () => desk.line().kind === 'refused');
    expect(desk.line()).toMatchObject({ why: 'platform-behind', detail: expect.stringMatching(/ends at 3.*applied 5/) });
    desk = desks[0]!;
  });

  it('names messages that were removed before it read them, and goes on', async () => {
    let desk = desks[0]!;
    await report(3);
    await eventually('they have come', () => desk.store.read.counts().events === 3);
    await desk.stop();
    await report(4);
    await platform.manager.streams.purge('GRID_CASES');
    await report(2);
    desk = await restart({ ...desk, stop: async () => {} } as JetStreamDesk);
    await desk.settled();
    expect(desk.line()).toEqual({
      kind: 'online',
      warnings: ['GRID_CASES: messages 4 to 7 were removed before this console read them'],
    });
    expect(desk.store.read.counts().events).toBe(5);
  });
});
