import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Login, Seat } from '../../preload/contract';
import type { Line, RawDirectoryEntry, Store, Upstream } from '../../main/ports';
import { addressOf, createJetStream } from '../../main/upstream/jetstream';
import { keyOf, STREAMS } from '../../main/upstream/jetstream/topology';
import { eventually, type MovableClock } from './clock';
import { openBareDesk, seatOf, type BareDesk } from './desk';
import { TOWNSHIP } from './wire';

/** Far more than it takes; a busy machine is no failure. */
const SETTLED_MS = 60_000;

/** A console without windows on a real nats-server. */
export interface JetStreamDesk extends BareDesk {
  readonly upstream: Upstream;
  /** Where its files lie. */
  readonly folder: string;
  line(): Line;
  /** Every state of the line since the start. */
  readonly lines: readonly Line[];
  /** Nothing is unsent, and everything the stream has for this desk is applied. */
  settled(): Promise<void>;
  /** Ends the services and opens new ones on the same file, as a restart does. */
  restart(): Promise<JetStreamDesk>;
  close(): Promise<void>;
}

export interface JetStreamDeskOptions {
  readonly url: string;
  readonly seat?: Partial<Seat>;
  readonly clock?: MovableClock;
  readonly folder?: string;
  readonly login?: () => Login;
  readonly caFile?: string;
  readonly wrapStore?: (store: Store) => Store;
}

export const openJetStreamDesk = async (options: JetStreamDeskOptions): Promise<JetStreamDesk> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'griddesk-desk-'));
  const upstream = createJetStream({
    address: addressOf(options.url, options.caFile),
    login: options.login ?? (() => ({ kind: 'none' })),
    area: options.seat?.area ?? TOWNSHIP,
    clock: { now: () => Date.now() },
    chance: Math.random,
  });
  const lines: Line[] = [];
  upstream.line$.subscribe((line) => lines.push(line));
  const desk = openBareDesk({ upstream, folder, seat: options.seat, clock: options.clock, wrapStore: options.wrapStore });
  const { store } = desk;
  const made: JetStreamDesk = Object.assign(desk, {
    upstream,
    folder,
    lines,
    line: () => lines.at(-1)!,
    settled: async () => {
      await eventually(
        'everything is sent and applied',
        () =>
          lines.at(-1)!.kind === 'online' &&
          store.read.pendingCount() === 0 &&
          store.read.outboxHeads(Number.MAX_SAFE_INTEGER, 1).length === 0,
        SETTLED_MS,
      );
    },
    restart: async () => {
      await desk.stop();
      return openJetStreamDesk({ ...options, folder, seat: desk.seat, clock: desk.clock });
    },
    close: async () => {
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  await desk.services.start();
  return made;
};

export { seatOf };

/** The platform's own side of a nats-server: what departments, reporters and the city's systems do. */
export interface PlatformSide {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  putDirectory(entries: readonly RawDirectoryEntry[]): Promise<void>;
  /** Puts a message on the stream, whatever is in it. */
  publish(message: { subject: string; id?: string; body: string; expectedSeq?: number }): Promise<number>;
  lastSeq(): Promise<number>;
  close(): Promise<void>;
}

export const openPlatformSide = async (url: string): Promise<PlatformSide> => {
  const connection = await connect({ servers: url.replace(/^\w+:\/\//, ''), maxReconnectAttempts: -1, reconnectTimeWait: 50 });
  const client = jetstream(connection);
  const manager = await jetstreamManager(connection);
  const place = ({ kind, value }: RawDirectoryEntry) => (keyOf[kind] as (value: unknown) => { bucket: string; key: string })(value);
  return {
    connection,
    client,
    manager,
    putDirectory: async (entries) => {
      for (const entry of entries) {
        const { bucket, key } = place(entry);
        await (await new Kvm(client).open(bucket)).put(key, JSON.stringify(entry.value));
      }
    },
    publish: async ({ subject, id, body, expectedSeq }) =>
      (
        await client.publish(subject, body, {
          ...(id === undefined ? {} : { msgID: id }),
          ...(expectedSeq === undefined ? {} : { expect: { lastSubjectSequence: expectedSeq } }),
        })
      ).seq,
    lastSeq: async () => (await manager.streams.info(STREAMS.cases.name)).state.last_seq,
    close: () => connection.close(),
  };
};
