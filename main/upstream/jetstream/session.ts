import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Delivery, Inbox } from '../../ports';
import { checkPlatform, type Platform } from './check';
import { bucketsFor, type BucketView } from './directory';
import { LineFault, refusal, type Fault } from './faults';
import { readStream, type Reading } from './read-stream';
import { casesUnder, replicasFor, STREAMS } from './topology';

/** An answer of the JetStream API may take this long, ms. */
const ANSWER_MS = 15_000;
/** Messages to a transaction: many while catching up, few while people work, so that their questions are not kept waiting. */
const MANY = 500;
const FEW = 100;

/** One connection at work, from its first question to its end. */
export interface Session {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly warnings: readonly string[];
  /** Messages left to read. */
  behind(): number;
  /** Delivers until the line ends. `progress` is told after every batch; rejects with what ended it. */
  deliver(progress: () => void): Promise<never>;
  close(): Promise<void>;
}

export interface SessionParts {
  readonly connection: NatsConnection;
  readonly area: string;
  readonly inbox: Inbox;
  /** This console has nothing of any platform yet, so it may make what is not there. */
  readonly fresh: boolean;
}

const decoder = new TextDecoder();
const deliveryOf = ({ seq, subject, data }: JsMsg): Delivery => ({ seq, subject, body: decoder.decode(data) });

const serversOf = ({ info }: NatsConnection): number => Math.max(1, new Set(info?.connect_urls ?? []).size);

/** Where the case stream is read on, or why it cannot be. */
const position = (platform: Platform, seq: number): { after: number; warnings: readonly string[] } => {
  const { firstSeq, lastSeq } = platform;
  const name = STREAMS.cases.name;
  if (lastSeq < seq)
    throw refusal(
      'platform-behind',
      `${name} ends at ${lastSeq}, this console has applied ${seq}: messages were lost there, or an older copy was restored`,
    );
  const gap = firstSeq > seq + 1;
  return {
    after: seq,
    warnings: gap ? [`${name}: messages ${seq + 1} to ${firstSeq - 1} were removed before this console read them`] : [],
  };
};

/** A bucket being read; `current` resolves when everything that was there has been taken. */
const readBucket = (
  view: BucketView,
  reading: Reading,
  inbox: Inbox,
  progress: () => void,
): { run: Promise<void>; current: Promise<void> } => {
  let reached: (() => void) | undefined;
  const current = new Promise<void>((resolve) => (reached = resolve));
  const look = (): void => {
    if (reading.left() === 0) reached?.();
  };
  look();
  const take = async (batch: readonly JsMsg[]): Promise<void> => {
    const entries = batch.map(view.entryOf).filter((entry) => entry !== undefined);
    await inbox.directory(entries, batch.at(-1)!.seq, view.bucket);
  };
  const run = reading.run(
    take,
    () => MANY,
    () => {
      look();
      progress();
    },
  );
  return { run, current };
};

/**
 * Checks the platform, asks the inbox where to go on, and opens a reader for each bucket and for the cases.
 * @throws LineFault, and what `faultOf` understands; the connection is then the caller's to close
 */
export const openSession = async ({ connection, area, inbox, fresh }: SessionParts): Promise<Session> => {
  const options = { timeout: ANSWER_MS };
  const client = jetstream(connection, options);
  const manager = await jetstreamManager(connection, options);
  const platform = await checkPlatform(manager, replicasFor(serversOf(connection)), fresh);
  const scope = casesUnder(area);
  const from = await inbox.resume({ identity: platform.identity, scope });
  if (from.kind === 'other-platform')
    throw refusal('other-platform', `this console's data came from ${from.known}; here is ${platform.identity}`);

  const { after, warnings } = position(platform, from.seq);
  const views = bucketsFor(area);
  const buckets: Reading[] = [];
  for (const { stream, filter, bucket } of views)
    buckets.push(await readStream({ client, manager }, { stream, filter, after: from.bucketRev(bucket) }));
  const cases = await readStream({ client, manager }, { stream: STREAMS.cases.name, filter: scope, after });
  const readings = [...buckets, cases];
  const behind = (): number => readings.reduce((sum, reading) => sum + reading.left(), 0);

  return {
    connection,
    client,
    manager,
    warnings: [...platform.warnings, ...warnings],
    behind,
    deliver: async (progress) => {
      const directory = views.map((view, n) => readBucket(view, buckets[n]!, inbox, progress));
      const readCases = async (): Promise<void> => {
        // Events speak of what the directory holds.
        await Promise.all(directory.map(({ current }) => current));
        await cases.run(
          (batch) => inbox.events(batch.map(deliveryOf)),
          () => (cases.left() > MANY ? MANY : FEW),
          progress,
        );
      };
      const ended = connection.closed().then((error): never => {
        throw error ?? new LineFault(closed);
      });
      try {
        await Promise.race([ended, ...directory.map(({ run }) => run), readCases()]);
        throw new LineFault(closed);
      } finally {
        for (const reading of readings) reading.stop();
        // What waits for the disk is not overtaken by the next connection.
        await Promise.all(readings.map((reading) => reading.settled()));
      }
    },
    close: async () => {
      for (const reading of readings) reading.stop();
      await connection.close();
    },
  };
};

const closed: Fault = { kind: 'lost', reason: 'cut', detail: 'the platform closed the line' };
