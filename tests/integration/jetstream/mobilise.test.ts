import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connect } from '@nats-io/transport-node';
import type { Store } from '../../../main/ports';
import { establish } from '../../../scripts/upstream/establish';
import { STREAMS } from '../../../main/upstream/jetstream/topology';
import { eventually, StoppedClock } from '../../support/clock';
import { openJetStreamDesk, openPlatformSide, type JetStreamDesk, type PlatformSide } from '../../support/jetstream-desk';
import { DISTRICT, districtOfPeople, memberId, memberSays, MINUTE, SENT_AT } from '../../support/mobilise-world';
import { startNats, type NatsServer } from '../../support/nats';
import { newId } from '../../support/uuid';
import { writingOtherwise } from '../../support/wrapped-store';

const PEOPLE = 40;
const LONG_MS = 60_000;

let server: NatsServer;
let platform: PlatformSide;
let desks: JetStreamDesk[] = [];
beforeAll(async () => {
  server = await startNats();
  const connection = await connect({ servers: `127.0.0.1:${server.port}` });
  await establish(connection, { replicas: 1 });
  await connection.close();
  platform = await openPlatformSide(server.url);
  await platform.putDirectory(districtOfPeople(PEOPLE, 4));
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks = [];
});
afterAll(async () => {
  await platform?.close();
  await server?.stop();
});

const start = async (operatorId: string, wrapStore?: (store: Store) => Store): Promise<JetStreamDesk> => {
  const desk = await openJetStreamDesk({
    url: server.url,
    seat: { area: DISTRICT, role: 'lead', operatorId },
    clock: new StoppedClock(SENT_AT),
    ...(wrapStore ? { wrapStore } : {}),
  });
  desks.push(desk);
  return desk;
};
const open = async (operatorId: string): Promise<JetStreamDesk> => {
  const desk = await start(operatorId);
  await desk.settled();
  return desk;
};
const lastSeq = async (): Promise<number> => (await platform.manager.streams.info(STREAMS.broadcasts.name)).state.last_seq;
/** Everything that the stream has is applied, and nothing is unsent. */
const level = async (...all: JetStreamDesk[]): Promise<void> => {
  for (const desk of all) await eventually('nothing is unsent', () => desk.store.read.pendingCount() === 0, LONG_MS);
  const seq = await lastSeq();
  for (const desk of all) await eventually('the stream is applied', () => desk.store.read.broadcastSeq() >= seq, LONG_MS);
};

it('a broadcast goes over a real server, its answers count once, and six operators who ask at once get six lists', async () => {
  const sender = await open('op-0');
  const broadcastId = newId();
  const audience = { areas: [], roles: [], onDuty: false };
  const words = { kind: 'mobilise', title: '动员', text: '请确认。', windowMinutes: 60 } as const;
  await sender.value('mobilise.send', { commandId: newId(), broadcastId, ...words, audience });
  await level(sender);
  const others = await Promise.all(['op-1', 'op-2', 'op-3', 'op-4', 'op-5'].map(open));
  const all = [sender, ...others];
  const answers = Array.from({ length: 10 }, (_, n) =>
    memberSays(broadcastId, 'broadcast.acknowledged', memberId(n), SENT_AT + n * MINUTE),
  );
  for (const message of [...answers, ...answers]) await platform.publish(message);
  // Behind the server's window for duplicates the same message is another one.
  for (const { subject, body } of answers) await platform.publish({ subject, body });
  await level(...all);
  for (const desk of all) expect((await desk.value('mobilise.board', { broadcastId })).row).toMatchObject({ sent: PEOPLE, answered: 10 });

  await Promise.all(all.map((desk) => desk.value('mobilise.claim', { commandId: newId(), broadcastId, people: 5 })));
  await level(...all);
  await level(...all);
  const lists = await Promise.all(
    all.map(async (desk) => (await desk.value('mobilise.mine', { broadcastId })).rows.map((row) => row.memberId)),
  );
  const handedOut = lists.flat();
  expect(handedOut.length).toBeGreaterThan(0);
  expect(new Set(handedOut).size).toBe(handedOut.length);
  // Every console tells the same of who phones whom.
  const told = await Promise.all(
    all.map(async (desk) =>
      (await desk.value('mobilise.calls', { broadcastId, skip: 0, limit: 200 })).rows.map(({ memberId: id, claimedBy }) => [id, claimedBy]),
    ),
  );
  for (const one of told) expect(one).toEqual(told[0]);
});

it('is not sent to some of the people while the roster is still coming, and to all of them once it is there', async () => {
  await server.halt();
  /** How many people were known when it was written down that these are all. */
  let known = -1;
  const watched = writingOtherwise((tx) => ({
    setRosterWhole: () => {
      known = desk.store.read.members(DISTRICT).length;
      tx.setRosterWhole();
    },
  }));
  const desk = await start('op-0', watched);
  const audience = { areas: [], roles: [], onDuty: false };
  const words = { kind: 'notice', title: '通知', text: '请知悉。', windowMinutes: 30 } as const;
  const send = () => desk.call('mobilise.send', { commandId: newId(), broadcastId: newId(), ...words, audience });
  expect(await send()).toMatchObject({ ok: false, error: { code: 'wrong-state', details: { state: 'roster-coming' } } });
  expect(await desk.value('mobilise.preview', { audience })).toMatchObject({ whole: false });
  expect(desk.store.read.pendingCount()).toBe(0);
  await server.resume();
  await desk.settled();
  expect(known).toBe(PEOPLE);
  expect(await desk.value('mobilise.preview', { audience })).toMatchObject({ whole: true, people: PEOPLE });
  expect(await send()).toMatchObject({ ok: true, value: { people: PEOPLE } });
  await level(desk);
}, 120_000);

it('goes on after a restart where it stopped, and what was sent without a line goes out when it is back', async () => {
  const desk = await open('op-0');
  const before = desk.store.read.broadcastSeq();
  await server.halt();
  await eventually('the line is gone', () => desk.line().kind !== 'online', LONG_MS);
  const broadcastId = newId();
  const audience = { areas: [], roles: ['cadre' as const], onDuty: false };
  const words = { kind: 'notice', title: '通知', text: '请知悉。', windowMinutes: 30 } as const;
  const sent = await desk.value('mobilise.send', { commandId: newId(), broadcastId, ...words, audience });
  expect((await desk.value('mobilise.list')).rows[0]).toMatchObject({ id: broadcastId, state: 'waiting', sent: sent.people });
  await server.resume();
  await eventually('it is out and back', () => desk.store.read.broadcast(broadcastId) !== undefined, LONG_MS);
  expect(await lastSeq()).toBe(before + 1);
  const again = await desk.restart();
  desks = [again];
  await again.settled();
  expect((await again.value('mobilise.list')).rows[0]).toMatchObject({ id: broadcastId, state: 'running', sent: sent.people });
}, 120_000);
