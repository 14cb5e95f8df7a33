import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { gatherCast, type Cast } from '../../main/upstream/embedded/cast';
import { BUCKETS } from '../../main/upstream/jetstream/topology';

const kindOf = (token: string | undefined): string => (token === 'area' || token === 'grid' || token === 'department' ? token : '');

/** The latest value of every key of a bucket. */
const readBucket = async (connection: NatsConnection, bucket: string, each: (key: string, value: unknown) => void): Promise<void> => {
  const consumer = await jetstream(connection).consumers.get(`KV_${bucket}`, {
    filter_subjects: `$KV.${bucket}.>`,
    deliver_policy: DeliverPolicy.LastPerSubject,
  });
  let left = (await consumer.info()).num_pending;
  if (left === 0) return;
  const messages = await consumer.consume({ max_messages: 1000 });
  for await (const message of messages) {
    const text = message.string();
    if (text !== '') each(message.subject.slice(`$KV.${bucket}.`.length), JSON.parse(text));
    left -= 1;
    if (left <= 0) break;
  }
};

/** Who can report and answer in an area's townships, as the server's buckets say. */
export const readServersCast = async (connection: NatsConnection, area: string): Promise<Cast> => {
  const gathered = gatherCast(area);
  await readBucket(connection, BUCKETS.org.name, (key, value) => {
    const [kind, ...rest] = key.split('.');
    gathered.add({ kind: kindOf(kind), key: rest.join('.'), value });
  });
  await readBucket(connection, BUCKETS.roster.name, (key, value) => gathered.add({ kind: 'member', key, value }));
  return gathered.cast();
};
