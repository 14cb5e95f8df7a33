import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { PlatformEntry } from '../../main/ports';
import { createCasebook, type PlayedCase } from '../../main/upstream/embedded/casebook';
import { STANDING_REQUEST } from '../../main/upstream/jetstream/read-stream';
import { casesUnder, STREAMS } from '../../main/upstream/jetstream/topology';

/** The cases of an area as the stream tells them, kept up to date. */
export interface FollowedCases {
  /** Folds what has arrived since; calls back with each case that changed. */
  catchUp(changed: (found: PlayedCase) => void): Promise<void>;
  stop(): Promise<void>;
}

/** Follows the stream from its first message; resolves when everything that was there has arrived. */
export const followCases = async (connection: NatsConnection, area: string): Promise<FollowedCases> => {
  const arrived: PlatformEntry[] = [];
  const book = createCasebook({ after: (_, limit) => arrived.splice(0, limit) });
  const consumer = await jetstream(connection).consumers.get(STREAMS.cases.name, { filter_subjects: casesUnder(area) });
  let left = (await consumer.info()).num_pending;
  const messages = await consumer.consume({ max_messages: 1000, ...STANDING_REQUEST });
  let caughtUp: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (caughtUp = resolve));
  if (left === 0) caughtUp();
  void (async () => {
    for await (const message of messages) {
      arrived.push({ seq: message.seq, subject: message.subject, id: message.headers?.get('Nats-Msg-Id') ?? '', body: message.string() });
      left -= 1;
      if (left <= 0) caughtUp();
    }
  })();
  await first;
  return { catchUp: (changed) => book.catchUp(changed), stop: async () => void (await messages.close()) };
};
