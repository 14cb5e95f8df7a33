import { Worker } from 'node:worker_threads';
import { filter, firstValueFrom } from 'rxjs';
import { addressOf, createJetStream } from '../../../main/upstream/jetstream';
import type { Inbox } from '../../../main/ports';
import { eventually, MovableClock } from '../../support/clock';
import { openBareDesk } from '../../support/desk';
import { TOWNSHIP } from '../../support/wire';
import { ASKER } from './asker';

/** What the parent says: ask so and so long, or: all is published, up to this sequence. */
export type Order = { readonly op: 'ask'; readonly ms: number } | { readonly op: 'end'; readonly last: number };
/** What comes back of either. */
export type Answer =
  | { readonly op: 'ready' }
  /** Milliseconds from question to answer; and how old each batch's last event was when it was stored here. */
  | { readonly op: 'asked'; readonly times: readonly number[]; readonly lags: readonly number[] }
  | { readonly op: 'ended'; readonly events: number; readonly quarantined: number; readonly stateHash: string };

const [, , url = '', folder = ''] = process.argv;
const LIMIT_MS = 600_000;
const say = (answer: Answer) => process.send?.(answer);

const clock = new MovableClock(Date.now());
const lags: number[] = [];
const upstream = createJetStream({ address: addressOf(url), login: () => ({ kind: 'none' }), area: TOWNSHIP, clock, chance: Math.random });
const timed = (inbox: Inbox): Inbox => ({
  ...inbox,
  events: async (batch) => {
    await inbox.events(batch);
    lags.push(Date.now() - (batch.at(-1)?.storedAt ?? Number.NaN));
  },
});
const desk = openBareDesk({ upstream: { ...upstream, start: (from, inbox) => upstream.start(from, timed(inbox)) }, folder, clock });

/** Questions from another thread, answered as the window's are: one at a time, between whatever else there is to do. */
const ask = (ms: number): Promise<readonly number[]> =>
  new Promise((resolve, reject) => {
    const caseId = desk.store.read.openCases({ area: TOWNSHIP }, 1)[0]?.id ?? '';
    const asker = new Worker(ASKER, { eval: true, workerData: { ms, caseId } });
    asker.on('message', (message: { channel?: 'cases.read' | 'cases.search'; input?: never; times?: readonly number[] }) => {
      if (message.times) return resolve(message.times);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread, not a window
      void desk.call(message.channel!, message.input!).then((answer) => asker.postMessage(answer), reject);
    });
    asker.once('error', reject);
  });

process.on('message', (order: Order) => {
  void (async () => {
    if (order.op === 'ask') {
      lags.length = 0;
      const times = await ask(order.ms);
      return say({ op: 'asked', times, lags: [...lags] });
    }
    await eventually('all events are applied', () => desk.store.read.lastSeq() >= order.last, LIMIT_MS);
    const { events, quarantined } = desk.store.read.counts();
    say({ op: 'ended', events, quarantined, stateHash: desk.store.read.stateHash() });
    await desk.stop();
    process.disconnect();
  })();
});

await desk.services.start();
await firstValueFrom(desk.services.connection$.pipe(filter(({ state }) => state === 'online')));
say({ op: 'ready' });
