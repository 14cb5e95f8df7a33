import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { casesUnder, STREAMS } from '../../../main/upstream/jetstream/topology';
import { TOWNSHIP } from '../../support/wire';

export interface Message {
  readonly seq: number;
  readonly subject: string;
  readonly body: string;
}

/** As many to a batch as the console takes while it catches up. */
const MANY = 500;

/** Reads the township's stream up to a sequence, batch after batch; the next is not read before one is taken. */
export const consume = async (url: string, last: number, take: (batch: readonly Message[]) => unknown): Promise<void> => {
  const connection = await connect({ servers: url.replace('nats://', '') });
  const consumer = await jetstream(connection).consumers.get(STREAMS.cases.name, {
    filter_subjects: casesUnder(TOWNSHIP),
    deliver_policy: DeliverPolicy.All,
  });
  let batch: Message[] = [];
  for await (const message of await consumer.consume({ max_messages: 2000 })) {
    batch.push({ seq: message.seq, subject: message.subject, body: message.string() });
    const end = message.seq >= last;
    if (batch.length < MANY && !end) continue;
    await take(batch);
    batch = [];
    if (end) break;
  }
  await connection.close();
};
