import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../../preload/contract';
import { toTimestamp } from '../../../main/domain';
import { keyOf, STREAMS } from '../../../main/upstream/jetstream/topology';
import { eventually, MovableClock } from '../../support/clock';
import { openJetStreamDesk, openPlatformSide, type JetStreamDesk, type PlatformSide } from '../../support/jetstream-desk';
import { startSmallServer, type SmallServer } from '../../support/small-server';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

const TEN_YEARS_MS = 3653 * 86_400_000;

describe('poison on a real nats-server', () => {
  let server: SmallServer;
  let platform: PlatformSide;
  let desks: JetStreamDesk[] = [];
  const open = async (options: Partial<Parameters<typeof openJetStreamDesk>[0]> = {}) => {
    const desk = await openJetStreamDesk({ url: server.url, clock: new MovableClock(Date.now()), ...options });
    desks.push(desk);
    await desk.settled();
    return desk;
  };

  beforeEach(async () => {
    server = await startSmallServer();
    platform = await openPlatformSide(server.url);
  });
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close();
    await platform.close();
    await server.end();
  });

  const now = () => reported(newId(), {}, { at: Date.now() });
  const first = now();
  const elsewhere = () => {
    const event = now();
    return { ...message(event), body: JSON.stringify({ ...event, area: '530303102201' }) };
  };
  const poison: readonly (readonly [what: string, make: () => { subject: string; body: string }, reason: RegExp])[] = [
    ['no JSON', () => ({ ...message(now()), body: '{ not json' }), /not JSON/],
    ['a broken schema', () => message(reported(newId(), { title: '' }, { at: Date.now() })), /data\.title/],
    ['too large', () => message(reported(newId(), { extra: 'x'.repeat(MAX_MESSAGE_BYTES) }, { at: Date.now() })), /too large/],
    ['a wrong area', elsewhere, /^area: not under the township/],
    ['a later version', () => message({ ...now(), v: 2 }), /version 2/],
    ['a replayed id', () => message(first), /^id: the event of message 1, replayed$/],
    ['an id of another case', () => message({ ...now(), id: first.id }), /^id: the event of message 1, replayed$/],
  ];

  it('is set aside kind by kind with the reason; what comes behind flows, and two consoles agree', async () => {
    await platform.manager.streams.update(STREAMS.cases.name, { max_msg_size: -1 });
    const desk = await open();
    await platform.publish({ ...message(first), id: newId() });
    const good: string[] = [];
    for (const [, make] of poison) {
      // A message id of its own: the server's own look for duplicates does not help here.
      await platform.publish({ ...make(), id: newId() });
      const event = now();
      good.push(event.caseId);
      await platform.publish(message(event));
    }
    await eventually('the last one has come', () => desk.store.read.case(good.at(-1)!) !== undefined);
    const reasons = (await desk.value('diagnostics.quarantine', { limit: 100 })).map(({ reason }) => reason).toReversed();
    expect(reasons).toHaveLength(poison.length);
    for (const [n, [, , reason]] of poison.entries()) expect(reasons[n]).toMatch(reason);
    expect(good.every((caseId) => desk.store.read.case(caseId)?.state.state === 'received')).toBe(true);
    const other = await open({ seat: { operatorId: 'op-2' } });
    const [one, two] = [await desk.value('diagnostics.read'), await other.value('diagnostics.read')];
    expect(two).toMatchObject({ stateHash: one.stateHash, quarantined: one.quarantined, events: good.length + 1 });
    // And a command on the case that was spoken of twice is taken.
    expect(await desk.command('note', { caseId: first.caseId, text: '已核实' })).toMatchObject({ ok: true });
    await desk.settled();
  });

  it.each([
    ['ahead', TEN_YEARS_MS],
    ['behind', -TEN_YEARS_MS],
  ])('a report by a clock ten years %s is shown with a mark, and counts from when the platform stored it', async (_, by) => {
    const desk = await open();
    const event = reported(newId(), {}, { at: Date.now() + by });
    const before = Date.now();
    await platform.publish(message(event));
    await eventually('it has come', () => desk.store.read.case(event.caseId) !== undefined);
    const { row } = await desk.value('cases.read', { caseId: event.caseId });
    expect(row.problems).toContain('clock-off');
    // The server is on this machine: its clock is ours, to the millisecond it rounds to.
    expect(desk.store.read.case(event.caseId)!.state.report.at).toBeGreaterThanOrEqual(before - 1);
    expect(desk.store.read.case(event.caseId)!.state.report.at).toBeLessThanOrEqual(Date.now() + 1);
    expect(desk.store.read.events(event.caseId)[0]!.envelope).toMatchObject({ claimedAt: event.at });
    expect(await desk.value('diagnostics.read')).toMatchObject({ quarantined: 0, retimed: 1, events: 1 });
  });

  it('a console whose own clock is ten years ahead sends what others take, and comes to the same state itself', async () => {
    const clock = new MovableClock(Date.now());
    const [desk, other] = [await open({ clock }), await open({ seat: { operatorId: 'op-2' } })];
    const event = now();
    await platform.publish(message(event));
    await eventually('both have it', () => [desk, other].every(({ store }) => store.read.case(event.caseId)));
    clock.advance(TEN_YEARS_MS);
    const claimed = toTimestamp(clock.now()).slice(0, 4);
    expect(await desk.command('accept', { caseId: event.caseId, category: 'power', priority: 'routine' })).toMatchObject({ ok: true });
    const told = ({ store }: JetStreamDesk) => store.read.events(event.caseId)[1]?.envelope;
    await eventually('both have it from the stream', () => [desk, other].every((one) => 'claimedAt' in (told(one) ?? {})));
    await desk.settled();
    expect(told(other)).toEqual(told(desk));
    expect(String(told(desk)!['claimedAt' as 'id']).slice(0, 4)).toBe(claimed);
    expect((await desk.value('diagnostics.read')).stateHash).toBe((await other.value('diagnostics.read')).stateHash);
  });

  it('a key whose mark of deletion is gone from its bucket is gone at the next start too', async () => {
    let desk = await open();
    const world = smallWorld();
    await eventually(
      'the directory has come',
      () => desk.store.read.people('530303101').length === 2 && desk.store.read.areas().length > 0,
    );
    const before = desk.store.read.areas().length;
    await desk.stop();
    for (const kind of ['member', 'person', 'department'] as const) {
      const { value } = world.find((entry) => entry.kind === kind)!;
      const { bucket, key } = (keyOf[kind] as (value: unknown) => { bucket: string; key: string })(value);
      await (await new Kvm(jetstream(server.connection)).open(bucket)).delete(key);
      await platform.manager.streams.purge(`KV_${bucket}`, { filter: `$KV.${bucket}.${key}` });
    }
    desks = [];
    desk = await { ...desk, stop: async () => {} }.restart();
    desks.push(desk);
    await desk.settled();
    const [member, person, department] = (['member', 'person', 'department'] as const).map(
      (kind) => world.find((entry) => entry.kind === kind)!.value as { id: string },
    );
    expect(desk.store.read.member(member!.id)).toBeUndefined();
    expect(desk.store.read.person(person!.id)).toBeUndefined();
    expect(desk.store.read.departments().map(({ id }) => id)).not.toContain(department!.id);
    expect(desk.store.read.people('530303101')).toHaveLength(1);
    expect(desk.store.read.areas()).toHaveLength(before);
  });
});
