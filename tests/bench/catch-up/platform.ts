import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { Envelope } from '../../../preload/contract';
import { demoData } from '../../../scripts/upstream/demo-data';
import { establish } from '../../../scripts/upstream/establish';
import { foundDemo } from '../../../scripts/upstream/found';
import { Draw } from '../../support/draw';
import { startNats } from '../../support/nats';
import { defaultWorld } from '../../support/seed';
import { ENDED_FATES, OPEN_FATES, seedHistory } from '../../support/seed-history';
import { message } from '../../support/wire';

const DAY = 86_400_000;
/** Of ten cases one is still open, as at the end of a month. */
const FATES = [...Array.from({ length: 9 }, () => ENDED_FATES).flat(), ...OPEN_FATES];
const AT_ONCE = 256;

/** So many events of a township in the order in which they happened, the last now. */
const history = (count: number): readonly Envelope[] => {
  const draw = new Draw(1);
  const world = defaultWorld();
  const events: Envelope[] = [];
  const now = Date.now();
  for (let n = 0; events.length < count; n += 1) events.push(...seedHistory(draw, world, draw.one(FATES), now - DAY - (n % 60_000) * 1000));
  return events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(0, count);
};

export interface FullPlatform {
  readonly url: string;
  /** Sequence of the last event. */
  readonly last: number;
  stop(): Promise<void>;
}

/** A real nats-server with the demo's district and so many events in its stream. */
export const startFullPlatform = async (count: number): Promise<FullPlatform> => {
  const server = await startNats();
  const connection = await connect({ servers: server.url.replace('nats://', '') });
  await establish(connection, { replicas: 1 });
  await foundDemo(connection, { data: demoData, seed: 1, townships: [], now: Date.now() });
  const client = jetstream(connection);
  let last = 0;
  let waiting: Promise<unknown>[] = [];
  for (const event of history(count)) {
    const { subject, id, body } = message(event);
    waiting.push(client.publish(subject, body, { msgID: id, timeout: 60_000 }).then(({ seq }) => (last = Math.max(last, seq))));
    if (waiting.length < AT_ONCE) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
  return {
    url: server.url,
    last,
    stop: async () => {
      await connection.close();
      await server.stop();
    },
  };
};
