import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { keyOf } from '../../../main/upstream/jetstream/topology';
import { eventually } from '../../support/clock';
import { openJetStreamDesk, type JetStreamDesk } from '../../support/jetstream-desk';
import { startSmallServer, type SmallServer } from '../../support/small-server';
import { smallWorld } from '../../support/small-world';

describe('entries of the directory that were taken out while the console was away', () => {
  let server: SmallServer;
  let desk: JetStreamDesk;

  beforeEach(async () => {
    server = await startSmallServer();
    desk = await openJetStreamDesk({ url: server.url });
    await desk.settled();
  });
  afterEach(async () => {
    await desk.close();
    await server.end();
  });

  it.each(['delete', 'purge'] as const)('with %s are gone at the next start', async (verb) => {
    const world = smallWorld();
    const [member, person] = (['member', 'person'] as const).map((kind) => world.find((entry) => entry.kind === kind)!);
    const memberId = (member!.value as { id: string }).id;
    const personId = (person!.value as { id: string }).id;
    await eventually('the directory has come', () => !!desk.store.read.person(personId) && !!desk.store.read.member(memberId));
    await desk.stop();
    for (const { kind, value } of [member!, person!]) {
      const { bucket, key } = (keyOf[kind] as (value: unknown) => { bucket: string; key: string })(value);
      await (await new Kvm(jetstream(server.connection)).open(bucket))[verb](key);
    }
    desk = await { ...desk, stop: async () => {} }.restart();
    await desk.settled();
    await eventually('both are gone', () => !desk.store.read.person(personId) && !desk.store.read.member(memberId));
  });
});
