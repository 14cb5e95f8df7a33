import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStream } from '../../../main/upstream/jetstream/read-stream';
import { eventually } from '../../support/clock';
import { startNats, type NatsServer } from '../../support/nats';

const STREAM = 'READ';

describe('a stream being read', () => {
  let server: NatsServer;
  let connection: NatsConnection;
  beforeEach(async () => {
    server = await startNats();
    connection = await connect({ servers: server.url.replace('nats://', '') });
    await (await jetstreamManager(connection)).streams.add({ name: STREAM, subjects: ['read.>'] });
  });
  afterEach(async () => {
    await connection.close();
    await server.stop();
  });

  it('has left what the server has not sent, and what was sent and not taken', async () => {
    const client = jetstream(connection);
    const publish = async (count: number) => {
      for (let n = 0; n < count; n += 1) await client.publish('read.it', '{}');
    };
    await publish(5);
    const reading = await readStream(
      { client, manager: await jetstreamManager(connection) },
      { stream: STREAM, filter: 'read.>', after: 0 },
    );
    expect([reading.left(), reading.unsent()]).toEqual([5, 5]);
    let taken = 0;
    let release = (): void => undefined;
    const run = reading.run(
      async (batch) => {
        taken += batch.length;
        await new Promise<void>((resolve) => (release = resolve));
      },
      () => ({ most: 5, waitMs: 50 }),
      () => undefined,
    );
    await eventually('the first are being taken', () => taken === 5);
    release();
    await eventually('nothing is left', () => reading.left() === 0);
    await publish(1);
    await eventually('the next is being taken', () => taken === 6);
    // They come while the one is taken: the server has sent them all, and nobody has them.
    await publish(20);
    await eventually('they wait here', () => reading.left() >= 19);
    expect(reading.unsent()).toBe(0);
    const freeing = setInterval(() => release(), 5);
    await eventually('all are taken', () => taken === 26 && reading.left() === 0);
    reading.stop();
    await run;
    clearInterval(freeing);
  });
});
