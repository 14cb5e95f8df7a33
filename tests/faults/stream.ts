import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { STREAMS } from '../../main/upstream/jetstream/topology';

export interface StreamMessage {
  readonly seq: number;
  readonly subject: string;
  readonly id: string;
  readonly body: string;
  /** By the server's clock, ms. */
  readonly storedAt: number;
}

/** Everything a stream holds after a sequence, in its order. @param name of the stream; absent: that of the cases */
export const readStream = async (
  connection: NatsConnection,
  after = 0,
  name: string = STREAMS.cases.name,
): Promise<readonly StreamMessage[]> => {
  const { state } = await (await jetstreamManager(connection)).streams.info(name);
  const messages: StreamMessage[] = [];
  if (state.last_seq <= after || state.messages === 0) return messages;
  const consumer = await jetstream(connection).consumers.get(name, {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: after + 1,
  });
  for await (const message of await consumer.consume({ max_messages: 2000 })) {
    const id = message.headers?.get('Nats-Msg-Id') ?? '';
    messages.push({ seq: message.seq, subject: message.subject, id, body: message.string(), storedAt: message.time.getTime() });
    if (message.seq >= state.last_seq) break;
  }
  return messages;
};
