import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect, nkeyAuthenticator, nkeys, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { careSubject } from '../../../main/domain';
import {
  BUCKETS,
  CARE,
  careUnder,
  casesUnder,
  inboxOf,
  peopleUnder,
  presenceUnder,
  STREAMS,
} from '../../../main/upstream/jetstream/topology';
import { deployedConfigurations } from '../../../scripts/lib/deployed.mjs';
import { startServer, type RunningNats } from '../../../scripts/lib/nats.mjs';
import { accountsFile, leafAccountsFile, usersOf, variableOf, type AccountUser } from '../../../scripts/upstream/accounts';
import { establish } from '../../../scripts/upstream/establish';
import { freePort } from '../../support/free-port';
import { newId } from '../../support/uuid';
import { message, reported, TOWNSHIP } from '../../support/wire';

const OTHER = '530303102';
const PASSWORD = 'only-in-this-test';
/** A busy machine is no failure. */
const LONG_MS = 30_000;
/** What a leaf does not carry is never answered. */
const SILENCE_MS = 1500;

const messageIn = (township: string) => message(reported(newId(), {}, { area: `${township}201` }));

/** What a server with the shipped accounts lets each party do, asked with each party's own key. */
describe('the permissions of the sample accounts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-permissions-'));
  const users = usersOf([TOWNSHIP, OTHER]);
  const keys = new Map(users.map((user) => [variableOf(user), nkeys.createUser()]));
  const open: NatsConnection[] = [];
  let district: RunningNats;
  let township: RunningNats;

  const login = (user: AccountUser): Partial<NodeConnectionOptions> => ({
    authenticator: nkeyAuthenticator(keys.get(variableOf(user))!.getSeed()),
    inboxPrefix: user.party === 'reporters' ? `_INBOX.reporters.${user.area}` : inboxOf(user.area),
  });
  const as = async (party: AccountUser['party'], area: string, url = district.url): Promise<NatsConnection> => {
    const connection = await connect({ servers: url, maxReconnectAttempts: 0, ...login({ party, area }) });
    open.push(connection);
    return connection;
  };
  const publish = (connection: NatsConnection, area: string) => {
    const { subject, id, body } = messageIn(area);
    return jetstream(connection).publish(subject, body, { msgID: id, timeout: LONG_MS });
  };
  const read = async (connection: NatsConnection, filter: string, stream = STREAMS.cases.name, timeout = LONG_MS): Promise<number> => {
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout });
    const name = `c${newId()}`;
    const config = { name, filter_subject: filter, ack_policy: AckPolicy.None, deliver_policy: DeliverPolicy.All, mem_storage: true };
    const { num_pending: there } = await manager.consumers.add(stream, config);
    const consumer = await jetstream(connection).consumers.get(stream, name);
    let count = 0;
    if (there > 0) for await (const _ of await consumer.fetch({ max_messages: there, expires: LONG_MS })) count += 1;
    return count;
  };

  beforeAll(async () => {
    const config = deployedConfigurations({
      folder,
      // The district's own, the township's, and the one where the line between them is taken: 4222, 4223 and 7422 as shipped.
      port: await freePort([1, 3200]),
      accounts: accountsFile([TOWNSHIP, OTHER]),
      leafAccounts: leafAccountsFile(TOWNSHIP),
    });
    const variables = Object.fromEntries([
      ...users.map((user) => [variableOf(user), user.party === 'leaf' ? PASSWORD : keys.get(variableOf(user))!.getPublicKey()]),
      ['GRID_PASSWORD_SYS', PASSWORD],
    ]);
    district = await startServer({ folder, config: config('leaf/district.conf'), variables });
    // As the sample says: in production the township's server logs in.
    const leaf = config('leaf/township.conf');
    writeFileSync(leaf, readFileSync(leaf, 'utf8').replace('nats-leaf://', `nats-leaf://leaf-${TOWNSHIP}:${PASSWORD}@`));
    township = await startServer({ folder, config: leaf, variables });
    const platform = await as('platform', '530303');
    await establish(platform, { replicas: 1 });
    for (const area of [TOWNSHIP, OTHER]) {
      await publish(platform, area);
      await (await new Kvm(platform).open(BUCKETS.people.name)).put(`${area}.p-1`, '{}');
    }
  });
  afterAll(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    await Promise.all([township?.stop(), district?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('let a township read and write its own cases', async () => {
    const connection = await as('township', TOWNSHIP);
    await publish(connection, TOWNSHIP);
    expect(await read(connection, casesUnder(TOWNSHIP))).toBeGreaterThan(1);
    expect(await read(connection, `$KV.${BUCKETS.people.name}.${peopleUnder(TOWNSHIP)}`, `KV_${BUCKETS.people.name}`)).toBe(1);
  });

  it('keep it from the cases and people of another, from all cases at once, and from changing streams', async () => {
    const connection = await as('township', TOWNSHIP);
    await expect(publish(connection, OTHER)).rejects.toThrow(/permissions/i);
    for (const filter of [casesUnder(OTHER), casesUnder('530303'), '>'])
      await expect(read(connection, filter)).rejects.toThrow(/permissions/i);
    await expect(read(connection, `$KV.${BUCKETS.people.name}.>`, `KV_${BUCKETS.people.name}`)).rejects.toThrow(/permissions/i);
    const manager = await jetstreamManager(connection, { timeout: LONG_MS });
    await expect(manager.streams.purge(STREAMS.cases.name)).rejects.toThrow(/permissions/i);
    await expect(manager.streams.getMessage(STREAMS.cases.name, { seq: 1 })).rejects.toThrow(/permissions/i);
  });

  it('keep it from listening to what is delivered to another', async () => {
    const connection = await as('township', TOWNSHIP);
    for (const subject of [`${inboxOf(OTHER)}.>`, '_INBOX.>', 'grid.v1.>']) {
      const heard = new Promise((resolve) => connection.subscribe(subject, { callback: (error) => resolve(error) }));
      expect(String(await heard)).toMatch(/permissions/i);
    }
  });

  const erase = async (connection: NatsConnection, area: string) =>
    (await new Kvm(jetstream(connection, { timeout: LONG_MS })).open(BUCKETS.people.name)).purge(`${area}.p-1`);
  const tell = (connection: NatsConnection, area: string) =>
    jetstream(connection).publish(careSubject(area, 'p-1'), '{}', { msgID: newId(), timeout: LONG_MS });

  it('let a township read, say and end what happens to its own people in care, and to nobody else’s', async () => {
    const connection = await as('township', TOWNSHIP);
    await tell(connection, TOWNSHIP);
    expect(await read(connection, careUnder(TOWNSHIP), CARE.name)).toBe(1);
    await erase(connection, TOWNSHIP);
    for (const filter of [careUnder(OTHER), careUnder('530303'), '>'])
      await expect(read(connection, filter, CARE.name)).rejects.toThrow(/permissions/i);
    await expect(tell(connection, OTHER)).rejects.toThrow(/permissions/i);
    await expect(erase(connection, OTHER)).rejects.toThrow(/permissions/i);
    const district = await as('district', '530303');
    await tell(district, OTHER);
    expect(await read(district, careUnder('530303'), CARE.name)).toBe(2);
  });

  it.each(['department', 'watcher', 'reporters'] as const)('keep a %s from people in care, whatever it asks', async (party) => {
    const connection = await as(party, TOWNSHIP);
    if (party !== 'reporters') expect(await read(connection, casesUnder(TOWNSHIP))).toBeGreaterThan(0);
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: LONG_MS });
    const people = `KV_${BUCKETS.people.name}`;
    for (const stream of [CARE.name, people]) {
      await expect(manager.streams.info(stream)).rejects.toThrow(/permissions/i);
      await expect(manager.streams.getMessage(stream, { seq: 1 })).rejects.toThrow(/permissions/i);
      await expect(manager.direct.getMessage(stream, { seq: 1 })).rejects.toThrow(/permissions/i);
    }
    await expect(read(connection, careUnder(TOWNSHIP), CARE.name)).rejects.toThrow(/permissions/i);
    await expect(read(connection, `$KV.${BUCKETS.people.name}.${peopleUnder(TOWNSHIP)}`, people)).rejects.toThrow(/permissions/i);
    await expect(tell(connection, TOWNSHIP)).rejects.toThrow(/permissions/i);
    await expect(erase(connection, TOWNSHIP)).rejects.toThrow(/permissions/i);
  });

  it('let a department work on its township’s cases', async () => {
    expect((await publish(await as('department', TOWNSHIP), TOWNSHIP)).seq).toBeGreaterThan(0);
  });

  it('let seats of a township hear what the others look at, and a watcher only listen', async () => {
    const [one, watcher] = [await as('department', TOWNSHIP), await as('watcher', TOWNSHIP)];
    const heard = new Promise((resolve) =>
      watcher.subscribe(presenceUnder(TOWNSHIP), { callback: (error, message) => resolve(error ?? message.string()) }),
    );
    await watcher.flush();
    one.publish(presenceUnder(TOWNSHIP), 'looks at it');
    expect(await heard).toBe('looks at it');
    const stranger = new Promise((resolve) => one.subscribe(presenceUnder(OTHER), { callback: (error) => resolve(error) }));
    expect(String(await stranger)).toMatch(/permissions/i);
  });

  it('let a district read and write all of its townships', async () => {
    const connection = await as('district', '530303');
    await publish(connection, OTHER);
    expect(await read(connection, casesUnder('530303'))).toBeGreaterThan(2);
  });

  it('let a watcher read and say nothing', async () => {
    const connection = await as('watcher', TOWNSHIP);
    expect(await read(connection, casesUnder(TOWNSHIP))).toBeGreaterThan(0);
    await expect(publish(connection, TOWNSHIP)).rejects.toThrow(/permissions/i);
  });

  it('let reporters bring in reports of their township and read nothing', async () => {
    const connection = await as('reporters', TOWNSHIP);
    expect((await publish(connection, TOWNSHIP)).seq).toBeGreaterThan(0);
    await expect(publish(connection, OTHER)).rejects.toThrow(/permissions/i);
    await expect(read(connection, casesUnder(TOWNSHIP))).rejects.toThrow(/permissions/i);
  });

  it('let a township’s own server carry its traffic up and down, and fetch nothing of another township', async () => {
    const connection = await as('township', TOWNSHIP, township.url);
    await expect
      .poll(
        () =>
          publish(connection, TOWNSHIP).then(
            ({ seq }) => seq,
            () => 0,
          ),
        { timeout: 2 * LONG_MS },
      )
      .toBeGreaterThan(0);
    expect(await read(connection, casesUnder(TOWNSHIP))).toBeGreaterThan(0);
    await expect(read(connection, casesUnder(OTHER), STREAMS.cases.name, SILENCE_MS)).rejects.toThrow(/permissions|timeout/i);
    await tell(connection, TOWNSHIP);
    expect(await read(connection, careUnder(TOWNSHIP), CARE.name)).toBe(2);
    await erase(connection, TOWNSHIP);
    await expect(read(connection, careUnder(OTHER), CARE.name, SILENCE_MS)).rejects.toThrow(/permissions|timeout/i);
    await expect(tell(connection, OTHER)).rejects.toThrow(/permissions/i);
  });

  it('turn away whoever has no key of theirs', async () => {
    await expect(connect({ servers: district.url, maxReconnectAttempts: 0 })).rejects.toThrow(/authorization/i);
    const stranger = nkeyAuthenticator(nkeys.createUser().getSeed());
    await expect(connect({ servers: district.url, maxReconnectAttempts: 0, authenticator: stranger })).rejects.toThrow(/authorization/i);
  });
});
