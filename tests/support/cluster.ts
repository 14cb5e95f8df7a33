import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager, type StreamInfo } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { deployedConfigurations } from '../../scripts/lib/deployed.mjs';
import type { RunningNats } from '../../scripts/lib/nats.mjs';
import { BUCKETS, CARE, MEDIA, STREAMS } from '../../main/upstream/jetstream/topology';
import { establish } from '../../scripts/upstream/establish';
import { putDirectory } from '../../scripts/upstream/found';
import type { DirectoryEntry } from '../../preload/contract';
import { freePort } from './free-port';
import { onItsPort, withoutVisits } from './small-server';
import { smallWorld } from './small-world';

/** Names of the sample configurations' servers. */
export const SERVERS = ['grid-1', 'grid-2', 'grid-3'] as const;
export type ServerName = (typeof SERVERS)[number];

/** Three real servers of the sample configurations on this machine's loopback, every stream on each of them. */
export interface Cluster {
  /** All three doors, as a console is told of them. */
  readonly upstream: string;
  /** As a test's own hand on the platform: it goes on at another server when its own dies. */
  readonly connection: NatsConnection;
  /** Which server leads a stream now; undefined: none, an election is under way. */
  leaderOf(stream: string): Promise<ServerName | undefined>;
  /** How many consoles are connected to a server. */
  consolesAt(name: ServerName): Promise<number>;
  /** As a power cut. */
  kill(name: ServerName): Promise<void>;
  /** Again, with what it had kept. */
  start(name: ServerName): Promise<void>;
  /** Resolves when every stream and bucket lies whole on all three. */
  whole(): Promise<void>;
  /** Ends it and removes what it kept. */
  end(): Promise<void>;
}

const ALL = [
  ...Object.values(STREAMS).map(({ name }) => name),
  CARE.name,
  ...Object.values(BUCKETS).map(({ name }) => `KV_${name}`),
  `OBJ_${MEDIA.name}`,
];

const isWhole = ({ cluster }: StreamInfo): boolean =>
  cluster?.leader !== undefined &&
  cluster.leader !== '' &&
  cluster.replicas?.length === 2 &&
  cluster.replicas.every(({ current, offline }) => current && !offline);

export const startCluster = async (): Promise<Cluster> => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-cluster-'));
  // As shipped: 4222 to 4224 for consoles, 6222 to 6224 between the servers. Behind them, for the test only, their own figures.
  const port = await freePort([1, 2, 10, 11, 12, 2000, 2001, 2002]);
  const config = deployedConfigurations({ folder, port });
  const running = new Map<ServerName, RunningNats>();
  const numberOf = (name: ServerName): number => SERVERS.indexOf(name);
  const start = async (name: ServerName): Promise<void> => {
    if (running.has(name)) return;
    const n = numberOf(name);
    const args = ['--http_port', String(port + 10 + n)];
    running.set(name, await onItsPort({ folder, config: config(`cluster/nats-${n + 1}.conf`), args }));
  };
  await Promise.all(SERVERS.map(start));
  const doors = SERVERS.map((_, n) => `127.0.0.1:${port + n}`);
  const connection = await connect({ servers: doors, maxReconnectAttempts: -1, reconnectTimeWait: 50, name: 'the test' });
  const info = async (stream: string): Promise<StreamInfo | undefined> => {
    try {
      return await (await jetstreamManager(connection, { timeout: 2000, checkAPI: false })).streams.info(stream);
    } catch {
      return undefined;
    }
  };
  const whole = async (): Promise<void> => {
    for (const stream of ALL) {
      for (let found = await info(stream); !found || !isWhole(found); found = await info(stream)) await sleep(50);
    }
  };
  await establish(connection, { replicas: 3 });
  await putDirectory(connection, smallWorld().map(withoutVisits) as DirectoryEntry[]);
  await whole();
  return {
    upstream: `nats://${doors.join(',')}`,
    connection,
    leaderOf: async (stream) => (await info(stream))?.cluster?.leader as ServerName | undefined,
    consolesAt: async (name) => {
      const answer = await fetch(`http://127.0.0.1:${port + 10 + numberOf(name)}/connz`);
      const { connections } = (await answer.json()) as { connections: { name?: string }[] };
      return connections.filter((one) => one.name?.startsWith('griddesk ')).length;
    },
    kill: async (name) => {
      await running.get(name)?.kill();
      running.delete(name);
    },
    start,
    whole,
    end: async () => {
      await connection.close();
      await Promise.all([...running.values()].map((server) => server.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
