import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@nats-io/transport-node';
import { eventually } from '../../support/clock';
import { openJetStreamDesk, openPlatformSide, type JetStreamDesk, type PlatformSide } from '../../support/jetstream-desk';
import { startNats, type NatsServer } from '../../support/nats';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

/** In a second; what the protocol counts in. */
const NANOSECONDS = 1e9;

describe('a console on a real nats-server', () => {
  let server: NatsServer;
  let platform: PlatformSide;
  const desks: JetStreamDesk[] = [];
  const open = async (options: Partial<Parameters<typeof openJetStreamDesk>[0]> = {}) => {
    const desk = await openJetStreamDesk({ url: server.url, ...options });
    desks.push(desk);
    return desk;
  };

  beforeAll(async () => {
    server = await startNats();
    platform = await openPlatformSide(server.url);
  });
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close();
  });
  afterAll(async () => {
    await platform?.close();
    await server?.stop();
  });

  it('makes what is not there, reads directory and cases, and sends what is done', async () => {
    const desk = await open();
    await desk.settled();
    await platform.putDirectory(smallWorld());
    await eventually('the directory has come', () => desk.store.read.people('530303101').length === 2);
    const caseId = newId();
    await platform.publish(message(reported(caseId)));
    await eventually('the case has come', () => desk.store.read.case(caseId) !== undefined);
    expect(await desk.command('accept', { caseId, category: 'power', priority: 'routine' })).toMatchObject({ ok: true });
    expect(await desk.command('note', { caseId, text: '已核实' })).toMatchObject({ ok: true });
    await desk.settled();
    expect(desk.store.read.events(caseId).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await platform.lastSeq()).toBe(3);

    const other = await open({ seat: { operatorId: 'op-2' } });
    await other.settled();
    const [one, two] = [await desk.value('diagnostics.read'), await other.value('diagnostics.read')];
    expect(two.stateHash).toBe(one.stateHash);
    expect(two.cases).toEqual(one.cases);
    expect(other.store.read.person('p-0001')?.person.name).toBe('李试验');
  });

  it('asks for messages so seldom that none is lost to a request that ends as it comes, and hears every few seconds that it stands', async () => {
    const asked: { readonly expires: number; readonly idle_heartbeat: number }[] = [];
    const connection = await connect({ servers: server.url.replace('nats://', '') });
    connection.subscribe('$JS.API.CONSUMER.MSG.NEXT.>', { callback: (_error, request) => void asked.push(request.json()) });
    await connection.flush();
    const desk = await open();
    await desk.settled();
    await connection.close();
    expect(asked.length).toBeGreaterThan(0);
    for (const { expires, idle_heartbeat: heartbeat } of asked) {
      expect(expires / NANOSECONDS).toBeGreaterThanOrEqual(3600);
      expect(heartbeat / NANOSECONDS).toBeLessThanOrEqual(10);
    }
  });
});
