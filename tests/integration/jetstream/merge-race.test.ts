import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import { openJetStreamDesk, openPlatformSide, type JetStreamDesk, type PlatformSide } from '../../support/jetstream-desk';
import { startNats, type NatsServer } from '../../support/nats';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

/** Pairs of cases, so that some are lost before they are sent and some after. */
const PAIRS = 12;

describe('two consoles that merge each other’s cases while the server is away', () => {
  let server: NatsServer;
  let platform: PlatformSide;
  let desks: JetStreamDesk[];

  beforeEach(async () => {
    server = await startNats();
    desks = [await openJetStreamDesk({ url: server.url })];
    await desks[0]!.settled();
    platform = await openPlatformSide(server.url);
    await platform.putDirectory(smallWorld());
    desks.push(await openJetStreamDesk({ url: server.url, seat: { operatorId: 'op-2', operatorName: '孙值班' } }));
    await desks[1]!.settled();
  });
  afterEach(async () => {
    for (const desk of desks) await desk.close();
    await platform.close();
    await server.stop();
  });

  it('end with one merge of each pair, the same on both, and the other in the tray of whoever gave it', async () => {
    const pairs = Array.from({ length: PAIRS }, () => [newId(), newId()] as const);
    for (const caseId of pairs.flat()) await platform.publish(message(reported(caseId)));
    for (const desk of desks)
      await eventually('the cases have come', () => pairs.flat().every((caseId) => desk.store.read.case(caseId) !== undefined));
    await server.halt();
    for (const desk of desks) await eventually('the console knows', () => desk.line().kind === 'offline');
    for (const [a, b] of pairs) {
      expect(await desks[0]!.command('merge', { caseId: a, into: b })).toMatchObject({ ok: true });
      expect(await desks[1]!.command('merge', { caseId: b, into: a })).toMatchObject({ ok: true });
    }
    await server.resume();
    for (const desk of desks) await desk.settled();
    const last = await platform.lastSeq();
    for (const desk of desks) await eventually('all is read', () => desk.store.read.lastSeq() === last);
    expect(desks[0]!.store.read.stateHash()).toBe(desks[1]!.store.read.stateHash());
    for (const [a, b] of pairs)
      expect([a, b].map((caseId) => desks[0]!.store.read.case(caseId)!.state.state).toSorted()).toEqual(['merged', 'received']);
    const trays = desks.flatMap((desk) => desk.store.read.attention());
    expect(trays.map(({ command, insteadType }) => [command, insteadType])).toEqual(pairs.map(() => ['merge', 'case.merged']));
    const losers = pairs.map((pair) => pair.find((caseId) => desks[0]!.store.read.case(caseId)!.state.state !== 'merged')!);
    expect(trays.map(({ caseId }) => caseId).toSorted()).toEqual(losers.toSorted());
  });
});
