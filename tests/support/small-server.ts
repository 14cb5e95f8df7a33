import { connect, type NatsConnection } from '@nats-io/transport-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type RunningNats } from '../../scripts/lib/nats.mjs';
import { establish } from '../../scripts/upstream/establish';
import { putDirectory } from '../../scripts/upstream/found';
import type { RawDirectoryEntry } from '../../main/ports';
import type { DirectoryEntry, Person } from '../../preload/contract';
import { smallWorld } from './small-world';

/** A real nats-server with the protocol's streams and a township of two villages, that can be stopped and started again. */
export interface SmallServer {
  readonly url: string;
  /** As a test's own hand on the server: everything is allowed. */
  readonly connection: NatsConnection;
  stop(): Promise<void>;
  /** As a power cut. */
  kill(): Promise<void>;
  /** On the same port, with what it had kept. */
  start(): Promise<void>;
  /** Ends it and removes what it kept. */
  end(): Promise<void>;
}

/** Consoles of these tests go by the machine's clock: no visit is to fall due on the day of the run. */
export const withoutVisits = (entry: RawDirectoryEntry): RawDirectoryEntry =>
  entry.kind === 'person'
    ? { ...entry, value: { ...(entry.value as Person), visitPlan: { everyDays: 30, nextDue: '2099-12-01' } } }
    : entry;

/** While it was down somebody else may have been given its port for a moment: a connection of theirs, say. */
export const onItsPort = async (options: Parameters<typeof startServer>[0], tries = 100): Promise<RunningNats> => {
  try {
    return await startServer(options);
  } catch (error) {
    if (tries === 0 || !String(error).includes('address already in use')) throw error;
    await sleep(100);
    return onItsPort(options, tries - 1);
  }
};

/** @param duplicateWindowMs shorter than the protocol's where a test waits until it is over */
export const startSmallServer = async (options: { readonly duplicateWindowMs?: number } = {}): Promise<SmallServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-nats-'));
  let server: RunningNats | undefined = await startServer({ folder, port: -1 });
  const port = Number(new URL(server.url).port);
  const connection = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50, name: 'the test' });
  await establish(connection, { replicas: 1, ...options });
  await putDirectory(connection, smallWorld().map(withoutVisits) as DirectoryEntry[]);
  const { url } = server;
  return {
    url,
    connection,
    stop: async () => {
      await server?.stop();
      server = undefined;
    },
    kill: async () => {
      await server?.kill();
      server = undefined;
    },
    start: async () => {
      server ??= await onItsPort({ folder, port });
    },
    end: async () => {
      await connection.close();
      await server?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
