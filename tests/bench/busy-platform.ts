import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Envelope } from '../../preload/contract';
import { subjectOf, toTimestamp, uuidv7 } from '../../main/domain';
import { demoData } from '../../scripts/upstream/demo-data';
import { establish } from '../../scripts/upstream/establish';
import { foundDemo } from '../../scripts/upstream/found';
import { Draw } from '../support/draw';
import { startNats } from '../support/nats';
import { defaultWorld } from '../support/seed';
import { OPEN_FATES, seedHistory } from '../support/seed-history';

const DAY = 86_400_000;
const AT_ONCE = 256;

const put = (client: JetStreamClient, event: Envelope) =>
  client.publish(subjectOf(event.area, event.caseId), JSON.stringify(event), { msgID: event.id, timeout: 20_000 });

/** What others do in the district: notes on open cases, filings, new reports. */
const changes = function* (draw: Draw, histories: readonly (readonly Envelope[])[]): Generator<Envelope> {
  const received = histories.filter((events) => events.length === 1).map((events) => events[0]!);
  for (let n = 0; ; n += 1) {
    const now = Date.now();
    const of = (about: Envelope, type: string, data: Record<string, unknown>): Envelope => ({
      v: 1,
      id: uuidv7(now, draw.fill),
      type,
      caseId: about.caseId,
      area: about.area,
      at: toTimestamp(now),
      actor: { kind: 'operator', id: 'op-0002', name: '李试验' },
      data,
    });
    const filed = n % 10 === 1 ? received.pop() : undefined;
    if (n % 10 === 0) yield seedHistory(draw, defaultWorld(), 'received', now)[0]!;
    else if (filed) yield of(filed, 'case.accepted', { category: 'other', priority: 'important', dueAt: toTimestamp(now + DAY) });
    else yield of(draw.one(histories)[0]!, 'case.noted', { text: '已电话核实。' });
  }
};

export interface BusyPlatform {
  readonly url: string;
  /** Begins with so many changes a second; hands back what ends them and says how many there were. */
  begin(perSecond: number): () => number;
  /** A new report of this moment; resolves when the server has it on its disk. */
  report(): Promise<void>;
  stop(): Promise<void>;
}

/** A real nats-server with the demo's district and so many open cases, on which others work when told to. */
export const startBusyPlatform = async (open: number): Promise<BusyPlatform> => {
  const server = await startNats();
  const connection: NatsConnection = await connect({ servers: server.url.replace('nats://', '') });
  await establish(connection, { replicas: 1 });
  const client = jetstream(connection);
  const now = Date.now();
  await foundDemo(connection, { data: demoData, seed: 1, townships: [], now });
  const draw = new Draw(1);
  const world = defaultWorld();
  const histories = Array.from({ length: open }, (_, at) =>
    seedHistory(draw, world, draw.one(OPEN_FATES), now - 2 * DAY + ((2 * DAY) / open) * at),
  );
  let waiting: Promise<unknown>[] = [];
  for (const event of histories.flat()) {
    waiting.push(put(client, event));
    if (waiting.length < AT_ONCE) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
  const coming = changes(draw, histories);
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    url: server.url,
    begin: (perSecond) => {
      const begun = performance.now();
      let said = 0;
      timer = setInterval(() => {
        // What a late timer owes is made up for, so that the rate is kept.
        for (const due = ((performance.now() - begun) / 1000) * perSecond; said < due; said += 1)
          void put(client, coming.next().value as Envelope);
      }, 1000 / perSecond);
      return () => {
        clearInterval(timer);
        return said;
      };
    },
    report: async () => {
      await put(client, seedHistory(draw, world, 'received', Date.now())[0]!);
    },
    stop: async () => {
      clearInterval(timer);
      await connection.close();
      await server.stop();
    },
  };
};
