import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, JetStreamApiError } from '@nats-io/jetstream';
import { connect, credsAuthenticator, nkeyAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { inboxOf } from '../../main/upstream/jetstream/topology';
import { demoData } from '../upstream/demo-data';
import { putPhotos } from '../upstream/found';
import { readServersCast } from './cast';
import { followCases } from './cases';
import { createTally, describeFigures, type Figures } from './figures';
import { createTraffic, type Act } from './traffic';

export interface SimulateOptions {
  readonly url: string;
  readonly area: string;
  /** Messages a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
  readonly reportsOnly: boolean;
  /** Drawings for the photos that reports and answers name. */
  readonly photos: boolean;
  /** Contents of a credentials file or of an NKEY seed file. */
  readonly login?: Uint8Array | undefined;
  /** Told of each second, and of what is refused. */
  readonly say: (text: string) => void;
}

const ANSWER_MS = 5000;
/** More unanswered messages than this are not piled up: the server has stopped answering. */
const MOST_WAITING = 5000;
const SLICE_MS = 20;

const authenticate = (login: Uint8Array | undefined) => {
  if (!login) return {};
  return { authenticator: new TextDecoder().decode(login).includes('BEGIN') ? credsAuthenticator(login) : nkeyAuthenticator(login) };
};

/** Publishes an act's events one after the other; the rest of one that is refused is left. */
const createSender = (connection: NatsConnection, { say, photos }: SimulateOptions) => {
  const client = jetstream(connection, { timeout: ANSWER_MS });
  const tally = createTally();
  const refusals = new Map<string, number>();
  let waiting = 0;

  const publish = async (act: Act): Promise<void> => {
    let expected = act.expectedSeq;
    for (const event of act.events) {
      const started = performance.now();
      tally.published();
      const ack = await client.publish(act.subject, JSON.stringify(event), { msgID: event.id, expect: { lastSubjectSequence: expected } });
      tally.acknowledged(performance.now() - started);
      expected = ack.seq;
      if (photos && 'media' in event.data) await putPhotos(connection, (event.data.media as string[] | undefined) ?? [], demoData.photo);
    }
  };

  const failed = (error: unknown): void => {
    if (!(error instanceof JetStreamApiError)) return tally.unanswered();
    tally.refused();
    const reason = `${error.code} ${error.message}`;
    if (!refusals.has(reason)) say(`   refused: ${reason}`);
    refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  };

  return {
    tally,
    refusals,
    waiting: () => waiting,
    send: (act: Act): void => {
      waiting += 1;
      void publish(act)
        .catch(failed)
        .finally(() => (waiting -= 1));
    },
  };
};

export interface Simulated extends Figures {
  readonly reports: number;
  readonly answers: number;
  /** By the server's words. */
  readonly refusals: Readonly<Record<string, number>>;
}

/** Publishes traffic for so many seconds, then waits for the last answers. Throws where the server has no district. */
export const simulate = async (options: SimulateOptions): Promise<Simulated> => {
  const { url, area, rate, seconds, seed, reportsOnly, say } = options;
  const connection = await connect({
    servers: url,
    name: 'griddesk simulate',
    inboxPrefix: inboxOf(area),
    maxReconnectAttempts: -1,
    ...authenticate(options.login),
  });
  try {
    const cast = await readServersCast(connection, area);
    if (cast.villages.length === 0)
      throw new Error(`${url} holds no grids under ${area}. npm run upstream puts the demo's district there.`);
    const traffic = createTraffic({ cast, data: demoData, area, seed, begun: Date.now(), reportsOnly });
    const cases = reportsOnly ? undefined : await followCases(connection, area);
    const { send, tally, refusals, waiting } = createSender(connection, options);
    const made = { report: 0, answer: 0 };
    const started = performance.now();
    let acts = 0;
    for (let second = 0; second < seconds;) {
      await sleep(SLICE_MS);
      await cases?.catchUp((found) => traffic.changed(found));
      const elapsed = (performance.now() - started) / 1000;
      for (const due = Math.min(seconds, elapsed) * rate; acts < due && waiting() < MOST_WAITING; acts += 1) {
        const act = traffic.next(Date.now());
        made[act.what] += 1;
        send(act);
      }
      // Where the server does not keep up, the rest of a second is given up, not piled onto the next.
      acts = Math.max(acts, Math.floor(Math.min(seconds, elapsed) * rate) - Math.ceil(rate));
      if (elapsed < second + 1) continue;
      second += 1;
      say(`${String(second).padStart(4)} s  ${describeFigures(tally.take())}`);
    }
    for (const end = Date.now() + ANSWER_MS + 1000; waiting() > 0 && Date.now() < end;) await sleep(SLICE_MS);
    await cases?.stop();
    return { ...tally.total(), reports: made.report, answers: made.answer, refusals: Object.fromEntries(refusals) };
  } finally {
    await connection.close();
  }
};

export { describeFigures };
