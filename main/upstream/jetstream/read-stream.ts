import {
  DeliverPolicy,
  JsHeaders,
  type ConsumerMessages,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import { askAgain } from './ask-again';

export interface Wanted {
  readonly stream: string;
  /** Subjects, with NATS' wildcards. */
  readonly filter: string;
  /** Sequence of the last message that is known; reading goes on after it. */
  readonly after: number;
}

/** How a batch is gathered. */
export interface Plan {
  /** Messages at most. */
  readonly most: number;
  /** Waits for more that are known to be on their way, ms; 0: takes what is there. */
  readonly waitMs: number;
}

/** A stream being read in order. */
export interface Reading {
  /** Messages not handed over yet, wherever they wait. */
  left(): number;
  /** Those of them that the server has not sent yet, as it last said. */
  unsent(): number;
  /**
   * Hands over batch after batch, one at a time; while one is not taken no more than a bounded number of messages is
   * fetched. `plan` is asked before each batch, `progress` told after it. Rejects when the stream cannot be read on or a batch is not taken;
   * resolves after `stop`.
   */
  run(take: (batch: readonly JsMsg[]) => Promise<void>, plan: () => Plan, progress: () => void): Promise<void>;
  /** The batch under way has been taken, or given up. */
  settled(): Promise<void>;
  stop(): void;
}

/** Fetched ahead of what was taken: a round trip's worth on a slow line, and an end to what a waiting disk piles up. */
const AHEAD = 4000;
const BATCH_BYTES = 4 * 1024 * 1024;
/**
 * How long a request for messages stands, and how often the server says that it does, ms. A server of 2.9 forgets one without a word when a message comes in the moment in
 * which it ends (at thirty messages a second three in a hundred do), and nothing comes until the heartbeats are missed. So it ends
 * seldom; that a server has died under a living connection is noticed after two heartbeats, however long a request stands.
 */
export const STANDING_REQUEST = { expires: 3_600_000, idle_heartbeat: 8000 };
/** So long without a message while some should be left, ms: the count is looked at again. */
const RECOUNT_MS = 1000;

const turn = () => new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)));
const pause = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));

/**
 * What the client tells of a consumer that gets nothing any more: the server that held it has died, the line behind this
 * server is cut, somebody removed it. The client would go on asking in silence; a new connection finds out more.
 */
const LOST: ReadonlySet<string> = new Set([
  'heartbeats_missed',
  'no_responders',
  'consumer_deleted',
  'consumer_not_found',
  'stream_not_found',
]);

const watch = async (messages: ConsumerMessages, stream: string, taking: () => boolean): Promise<never> => {
  for await (const { type } of messages.status()) {
    // While a batch waits for the disk nothing is asked for, and no heartbeat comes: that is no fault of the line.
    if (LOST.has(type) && !taking()) throw new Error(`${stream}: ${type.replaceAll('_', ' ')}`);
  }
  return new Promise(() => {});
};

/** Opens an ordered consumer after a sequence; it makes itself anew where the server loses it. */
export const readStream = async (
  { client, manager }: { readonly client: JetStreamClient; readonly manager: JetStreamManager },
  { stream, filter, after }: Wanted,
): Promise<Reading> => {
  const consumer = await askAgain(
    () =>
      client.consumers.get(stream, {
        filter_subjects: filter,
        deliver_policy: DeliverPolicy.StartSequence,
        opt_start_seq: after + 1,
      }),
    (late) => void late.delete().catch(() => {}),
  );
  const { num_pending, created } = await consumer.info(true);
  const made = Date.parse(created);
  let unsent = num_pending;
  /** Sent, and not handed over yet. */
  let waiting = (): number => 0;
  let taken = after;
  let stopped = false;
  let close: (() => Promise<unknown>) | undefined;
  let taking: Promise<void> | undefined;

  /**
   * Where a history ends, its last message takes the place of all before it, and a server of 2.9 then moves every reader on to
   * that message, past what it had not delivered yet on other subjects. Whoever begins to read after that gets it all.
   */
  const leapt = (batch: readonly JsMsg[]): boolean =>
    batch.some(
      ({ seq, headers, time }, n) =>
        seq > (batch[n - 1]?.seq ?? taken) + 1 && headers?.has(JsHeaders.RollupHdr) === true && time.getTime() >= made,
    );

  /** Everything that is there already, up to the limits, beginning with what `first` brings. */
  const gather = async (
    iterator: AsyncIterator<JsMsg>,
    first: Promise<IteratorResult<JsMsg>>,
    { most, waitMs }: Plan,
  ): Promise<{ batch: readonly JsMsg[]; next: Promise<IteratorResult<JsMsg>>; done: boolean }> => {
    const batch: JsMsg[] = [];
    let bytes = 0;
    let next = first;
    let result: IteratorResult<JsMsg> | undefined = await first;
    // What came in one go is read in one go; the turn comes when there is no more of it.
    const idle = waitMs > 0 ? pause(waitMs) : turn();
    while (result && !result.done) {
      batch.push(result.value);
      bytes += result.value.data.length;
      next = iterator.next();
      if (batch.length >= most || bytes >= BATCH_BYTES) break;
      result = await Promise.race([next, idle]);
    }
    // A rejection that is waited for only in the next round is nobody's meanwhile.
    next.catch(() => {});
    return { batch, next, done: result?.done === true };
  };

  /**
   * What a server says is left can be one too many for good when messages are published while a consumer is made (seen
   * with 2.9). What the last message of all is, it always knows.
   */
  const recount = async (progress: () => void): Promise<void> => {
    const before = taken;
    const last = await manager.direct.getMessage(stream, { last_by_subj: filter });
    if (stopped || taken !== before || (last?.seq ?? 0) > taken) return;
    unsent = 0;
    progress();
  };
  const watchCount = (progress: () => void): NodeJS.Timeout => {
    let seen = -1;
    return setInterval(() => {
      if (unsent > 0 && seen === taken) void recount(progress).catch(() => {});
      seen = taken;
    }, RECOUNT_MS);
  };

  return {
    // What the server had left when it sent a message has partly come meanwhile, and more has come since.
    left: () => Math.max(unsent, waiting()),
    unsent: () => unsent,
    run: async (take, plan, progress) => {
      const messages = await consumer.consume({ max_messages: AHEAD, ...STANDING_REQUEST });
      close = () => messages.close();
      waiting = () => messages.getReceived() - messages.getProcessed();
      if (stopped) return void (await close());
      const deliver = async (): Promise<void> => {
        const iterator = messages[Symbol.asyncIterator]();
        let next = iterator.next();
        for (let done = false; !done && !stopped;) {
          const gathered = await gather(iterator, next, plan());
          ({ next, done } = gathered);
          const last = gathered.batch.at(-1);
          if (!last || stopped) continue;
          if (leapt(gathered.batch)) throw new Error(`${stream}: messages may have been passed over where a history ended`);
          taking = take(gathered.batch);
          await taking;
          taking = undefined;
          taken = last.seq;
          unsent = last.info.pending;
          progress();
          // What is there already would be taken at once; whoever has asked something meanwhile comes first.
          await turn();
        }
        if (!stopped) throw new Error(`${stream} is no longer delivered`);
      };
      const counting = watchCount(progress);
      try {
        await Promise.race([deliver(), watch(messages, stream, () => taking !== undefined)]);
      } finally {
        clearInterval(counting);
      }
    },
    settled: async () => taking?.catch(() => {}),
    stop: () => {
      stopped = true;
      void close?.().catch(() => {});
    },
  };
};
