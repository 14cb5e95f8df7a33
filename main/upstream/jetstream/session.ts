import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Withheld } from '../../../preload/contract';
import type { Delivery, Inbox, Resume, Source } from '../../ports';
import { askAgain } from './ask-again';
import { checkPlatform, findCare, makeCare, type CareFound } from './check';
import { bucketsFor, type BucketView } from './directory';
import { isForbidden, LineFault, refusal, type Fault } from './faults';
import { createPace } from './pace';
import { readStream, type Reading, type Wanted } from './read-stream';
import { broadcastsOf, BUCKETS, CARE, careUnder, casesUnder, replicasFor, STREAMS } from './topology';

/** An answer of the JetStream API may take this long, ms. */
const ANSWER_MS = 15_000;
/** Entries of a directory to a transaction. */
const MANY = 500;
/** While there is a lot to catch up on, so long a transaction waits to be filled, ms. */
const FILLING_MS = 20;
/** Of answers to a broadcast hundreds come in a second: so long they are gathered, ms, so that each does not cost a commit of its own. */
const GATHERING_MS = 200;

/** One connection at work, from its first question to its end. */
export interface Session {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly warnings: readonly string[];
  /** What this login may not read. */
  readonly withheld: readonly Withheld[];
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
const deliveryOf = ({ seq, subject, data, time }: JsMsg): Delivery => ({
  seq,
  subject,
  body: decoder.decode(data),
  storedAt: time.getTime(),
});

const serversOf = ({ info }: NatsConnection): number => Math.max(1, new Set(info?.connect_urls ?? []).size);

type From = Extract<Resume, { kind: 'from' }>;

/** A stream that ends before what was applied of it has lost something. */
const holdsWhatWasRead = (name: string, lastSeq: number, seq: number): void => {
  if (lastSeq < seq)
    throw refusal(
      'platform-behind',
      `${name} ends at ${lastSeq}, this console has applied ${seq}: messages were lost there, or an older copy was restored`,
    );
};

/** What was taken from the front of the case stream unread. Of the care stream that is nothing odd: who was erased is gone from it. */
const gapBefore = (firstSeq: number, seq: number): readonly string[] =>
  firstSeq > seq + 1 ? [`${STREAMS.cases.name}: messages ${seq + 1} to ${firstSeq - 1} were removed before this console read them`] : [];

const askInbox = async (inbox: Inbox, source: Source, care: CareFound): Promise<From> => {
  const from = await inbox.resume({ ...source, ...(care.kind === 'there' ? { care: { stream: CARE.name, begun: care.begun } } : {}) });
  if (from.kind === 'other-platform') throw refusal('other-platform', `this console's data came from ${from.known}; here is ${from.here}`);
  return from;
};

/**
 * Where to go on, and the care stream to go on with. Where it is missing it is made, if nothing has ever been read of it: a
 * platform older than this stream has none.
 */
const whereToGoOn = async (
  { manager, inbox, replicas }: { readonly manager: JetStreamManager; readonly inbox: Inbox; readonly replicas: number },
  source: Source,
): Promise<{ from: From; care: CareFound; warnings: readonly string[] }> => {
  const care = await findCare(manager);
  const from = await askInbox(inbox, source, care);
  if (care.kind === 'there') holdsWhatWasRead(CARE.name, care.lastSeq, from.careSeq);
  if (care.kind !== 'missing') return { from, care, warnings: care.kind === 'there' ? care.warnings : [] };
  if (from.careSeq > 0) throw refusal('missing', `${CARE.name} is gone from the platform`);
  const made = await makeCare(manager, replicas);
  if (!made) return { from, care, warnings: [`${CARE.name} is not there, and this login may not create it`] };
  return { from: await askInbox(inbox, source, made), care: made, warnings: made.kind === 'there' ? made.warnings : [] };
};

/**
 * Says which keys a bucket has, if it was read before: what was deleted while nobody listened here, and whose mark of that
 * is gone since, is in no message any more.
 */
const compareKeys = async (manager: JetStreamManager, view: BucketView, inbox: Inbox): Promise<void> => {
  const { state } = await askAgain(() => manager.streams.info(view.stream, { subjects_filter: view.filter }));
  const subjects = Object.keys(state.subjects ?? {});
  // An old server answers without a list; nothing is there only if there is no last message either.
  if (subjects.length > 0 || !(await askAgain(() => manager.direct.getMessage(view.stream, { last_by_subj: view.filter }))))
    await inbox.present(
      view.kinds,
      subjects.flatMap((subject) => view.nameOf(subject) ?? []),
    );
};

interface OpenBucket {
  readonly view: BucketView;
  readonly reading: Reading;
}

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
    () => ({ most: MANY, waitMs: 0 }),
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
  const manager = await askAgain(() => jetstreamManager(connection, options));
  const replicas = replicasFor(serversOf(connection));
  const platform = await checkPlatform(manager, replicas, fresh);
  const scope = casesUnder(area);
  const { broadcasts } = platform;
  const source = { identity: platform.identity, scope, broadcasts: { stream: STREAMS.broadcasts.name, begun: broadcasts.begun } };
  const { from, care: found, warnings } = await whereToGoOn({ manager, inbox, replicas }, source);
  holdsWhatWasRead(STREAMS.cases.name, platform.lastSeq, from.seq);
  holdsWhatWasRead(STREAMS.broadcasts.name, broadcasts.lastSeq, from.broadcastSeq);

  const open = (wanted: Wanted): Promise<Reading> => readStream({ client, manager }, wanted);
  /** undefined: this login may look at it and not read it. */
  const openIfAllowed = (wanted: Wanted): Promise<Reading | undefined> =>
    open(wanted).catch((error: unknown) => (isForbidden(error) ? undefined : Promise.reject(error)));
  const openBucket = async (view: BucketView): Promise<OpenBucket | undefined> => {
    const { stream, filter, bucket } = view;
    const wanted = { stream, filter, after: from.bucketRev(bucket) };
    const ofPeople = bucket === BUCKETS.people.name;
    const reading = ofPeople ? platform.people && (await openIfAllowed(wanted)) : await open(wanted);
    if (reading && wanted.after > 0) await compareKeys(manager, view, inbox);
    return reading ? { view, reading } : undefined;
  };
  // At once: while a cluster mends itself each of them may have to be asked for again.
  const [opened, cases, care, calls] = await Promise.all([
    Promise.all(bucketsFor(area).map(openBucket)),
    open({ stream: STREAMS.cases.name, filter: scope, after: from.seq }),
    found.kind === 'there' ? openIfAllowed({ stream: CARE.name, filter: careUnder(area), after: from.careSeq }) : undefined,
    openIfAllowed({ stream: STREAMS.broadcasts.name, filter: broadcastsOf(area), after: from.broadcastSeq }),
  ]);
  const buckets = opened.filter((one) => one !== undefined);
  const withheld: Withheld[] = [
    ...(buckets.length < opened.length ? (['people'] as const) : []),
    ...(!care && found.kind !== 'missing' ? (['care'] as const) : []),
  ];
  const readings = [...buckets.map(({ reading }) => reading), cases, ...(care ? [care] : []), ...(calls ? [calls] : [])];
  const behind = (): number => readings.reduce((sum, reading) => sum + reading.left(), 0);

  return {
    connection,
    client,
    manager,
    warnings: [
      ...platform.warnings,
      ...warnings,
      ...gapBefore(platform.firstSeq, from.seq),
      ...(calls ? [] : [`${STREAMS.broadcasts.name}: this login may not read it`]),
    ],
    withheld,
    behind,
    deliver: async (progress) => {
      const directory = buckets.map(({ view, reading }) => readBucket(view, reading, inbox, progress));
      // Events speak of what the directory holds.
      const directoryRead = Promise.all(directory.map(({ current }) => current)).then(() => inbox.directoryRead());
      const readEvents = async (
        reading: Reading,
        take: (batch: readonly Delivery[]) => Promise<void>,
        gathering?: number,
      ): Promise<void> => {
        await directoryRead;
        const pace = createPace();
        await reading.run(
          async (batch) => {
            const begun = performance.now();
            await take(batch.map(deliveryOf));
            pace.took(batch.length, performance.now() - begun);
          },
          () => ({ most: pace.most(reading.unsent()), waitMs: gathering ?? (pace.isBehind(reading.unsent()) ? FILLING_MS : 0) }),
          progress,
        );
      };
      const events = [
        readEvents(cases, inbox.events),
        ...(care ? [readEvents(care, inbox.care)] : []),
        ...(calls ? [readEvents(calls, inbox.broadcasts, GATHERING_MS)] : []),
      ];
      const ended = connection.closed().then((error): never => {
        throw error ?? new LineFault(closed);
      });
      try {
        await Promise.race([ended, ...directory.map(({ run }) => run), ...events]);
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
