import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager, JetStreamApiError } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { Objm } from '@nats-io/obj';
import { TimeoutError, type NatsConnection } from '@nats-io/transport-node';
import { isNotReady } from '../../main/upstream/jetstream/faults';
import { BUCKETS, CARE, MEDIA, streamConfig, STREAMS } from '../../main/upstream/jetstream/topology';

export interface EstablishOptions {
  readonly replicas: number;
  /** Shorter than the protocol's, for tests that wait until it is over; ms. */
  readonly duplicateWindowMs?: number | undefined;
}

const NOT_FOUND = 404;
/** How long servers that have just started take to agree who leads. */
const PATIENCE_MS = 30_000;

const create = async (connection: NatsConnection, { replicas, duplicateWindowMs }: EstablishOptions): Promise<void> => {
  const client = jetstream(connection);
  const manager = await jetstreamManager(connection);
  for (const plan of [...Object.values(STREAMS), CARE]) {
    try {
      await manager.streams.info(plan.name);
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.status !== NOT_FOUND) throw error;
      await manager.streams.add(streamConfig(plan, replicas, duplicateWindowMs));
    }
  }
  for (const { name, description } of Object.values(BUCKETS))
    await new Kvm(client).create(name, { description, replicas, history: 1, allow_direct: true });
  await new Objm(client).create(MEDIA.name, { description: MEDIA.description, replicas });
};

const comesLater = (error: unknown): boolean => error instanceof TimeoutError || isNotReady(error);

/** Makes the streams, buckets and the object store that are not there yet; what is there stays as it is. */
export const establish = async (connection: NatsConnection, options: EstablishOptions): Promise<void> => {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(200)) {
    try {
      await create(connection, options);
      return;
    } catch (error) {
      if (!comesLater(error) || Date.now() > end) throw error;
    }
  }
};
