import { Kvm } from '@nats-io/kv';
import { connect, nkeyAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { careSubject } from '../../main/domain';
import { BUCKETS, CARE } from '../../main/upstream/jetstream/topology';
import { establish } from '../../scripts/upstream/establish';
import { putDirectory } from '../../scripts/upstream/found';
import { permissionsOf, type Party, type Permissions } from '../../scripts/upstream/permissions';
import type { DirectoryEntry, Login } from '../../preload/contract';
import { AFTERNOON } from './care-world';
import { MovableClock } from './clock';
import { openJetStreamDesk, openPlatformSide, type JetStreamDesk, type JetStreamDeskOptions, type PlatformSide } from './jetstream-desk';
import { startNats, type NatsServer } from './nats';
import { newUser } from './nats-logins';
import { smallWorld } from './small-world';
import { TOWNSHIP } from './wire';

/** A message as it lies in the stream. */
export interface Kept {
  readonly seq: number;
  readonly type: string;
  readonly text: string;
}

/** A real nats-server with a township's people in care, and desks that open on it that Monday afternoon. */
export interface CareServer {
  readonly server: NatsServer;
  readonly platform: PlatformSide;
  open(over?: Partial<JetStreamDeskOptions>): Promise<JetStreamDesk>;
  /** What the stream keeps of a person, oldest first. */
  kept(personId?: string): Promise<readonly Kept[]>;
  /** What the bucket keeps of a person. */
  record(personId?: string): Promise<{ readonly operation: string; readonly text: string } | undefined>;
  publish(personId: string, body: string): Promise<number>;
  end(): Promise<void>;
}

const side = async (url: string): Promise<PlatformSide> => {
  const platform = await openPlatformSide(url);
  await establish(platform.connection, { replicas: 1 });
  await putDirectory(platform.connection, smallWorld() as DirectoryEntry[]);
  return platform;
};

const lookInto = ({
  manager,
  client,
  connection,
}: {
  manager: PlatformSide['manager'];
  client: PlatformSide['client'];
  connection: NatsConnection;
}) => ({
  kept: async (personId = 'p-0001'): Promise<readonly Kept[]> => {
    const { state } = await manager.streams.info(CARE.name);
    const found: Kept[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(CARE.name, { seq }).catch(() => null);
      if (message?.subject !== careSubject(TOWNSHIP, personId)) continue;
      const text = message.string();
      found.push({ seq, type: /"type":"(care\.\w+)"/.exec(text)?.[1] ?? '', text });
    }
    return found;
  },
  record: async (personId = 'p-0001') => {
    const entry = await (await new Kvm(connection).open(BUCKETS.people.name)).get(`${TOWNSHIP}.${personId}`);
    return entry ? { operation: entry.operation, text: entry.string() } : undefined;
  },
  publish: async (personId: string, body: string) => (await client.publish(careSubject(TOWNSHIP, personId), body)).seq,
});

export const startCareServer = async (): Promise<CareServer> => {
  const server = await startNats();
  const platform = await side(server.url);
  const desks: JetStreamDesk[] = [];
  return {
    server,
    platform,
    open: async (over = {}) => {
      const desk = await openJetStreamDesk({ url: server.url, clock: new MovableClock(AFTERNOON), ...over });
      desks.push(desk);
      return desk;
    },
    ...lookInto(platform),
    end: async () => {
      for (const desk of desks) await desk.close();
      await platform.close();
      await server.stop();
    },
  };
};

const userText = (publicKey: string, { publish, subscribe }: Permissions): string =>
  `{ nkey: ${publicKey}, permissions: { publish: ${JSON.stringify(publish)}, subscribe: ${JSON.stringify(subscribe)} } }`;

/** A server whose logins have the permissions of the sample accounts, each as `over` changes them. */
export const startGuardedServer = async (
  parties: readonly Party[],
  over: (party: Party, permissions: Permissions) => Permissions = (_, permissions) => permissions,
) => {
  const keys = new Map((['platform', ...parties] as const).map((party) => [party as Party, newUser()]));
  const users = [...keys].map(([party, { publicKey }]) => userText(publicKey, over(party, permissionsOf(party, TOWNSHIP))));
  const server = await startNats({ config: `authorization { users: [ ${users.join(', ')} ] }` });
  const platform = await connect({
    servers: server.url,
    authenticator: nkeyAuthenticator(new TextEncoder().encode(keys.get('platform')!.seed)),
  });
  await establish(platform, { replicas: 1 });
  await putDirectory(platform, smallWorld() as DirectoryEntry[]);
  return {
    server,
    platform,
    login: (party: Party) => (): Login => ({ kind: 'nkey', seed: keys.get(party)!.seed }),
    end: async () => {
      await platform.close();
      await server.stop();
    },
  };
};
export type GuardedServer = Awaited<ReturnType<typeof startGuardedServer>>;
