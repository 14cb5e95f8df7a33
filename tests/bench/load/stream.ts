import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { connect } from '@nats-io/transport-node';
import { eventsOf, plainHash } from '../../faults/plain-fold';
import { readStream } from '../../faults/stream';
import { RATE, SECONDS } from './settings';

/** What `simulate` says after each second. */
const SECOND_GONE = /^ +\d+ s /m;

/**
 * Publishes reports from a process of its own and does `work` once the first second of them is there: that process needs
 * some seconds to begin, in which nothing would come in. What was acknowledged is on the platform's disk.
 */
export const whilePublishing = async <T>(
  url: string,
  seed: number,
  work: () => Promise<T>,
): Promise<{ readonly acknowledged: number; readonly done: T }> => {
  const options = ['--url', url, '--reports-only', '--rate', RATE, '--seconds', SECONDS, '--seed', seed].map(String);
  const running = promisify(execFile)(process.execPath, ['scripts/simulate.mjs', ...options], { maxBuffer: 2 ** 26 });
  const begun = new Promise<void>((resolve) => {
    running.child.stderr?.on('data', (text) => SECOND_GONE.test(String(text)) && resolve());
  });
  await Promise.race([begun, running]);
  const [{ stdout }, done] = await Promise.all([running, work()]);
  const { acknowledged } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { acknowledged: number };
  return { acknowledged, done };
};

/** What a console has made of a stream. */
export interface State {
  readonly events: number;
  readonly quarantined: number;
  readonly stateHash: string | undefined;
}

/** What the stream alone leads to, and its last sequence. */
export const plain = async (url: string): Promise<{ readonly last: number; readonly state: State }> => {
  const connection = await connect({ servers: url.replace('nats://', '') });
  const messages = await readStream(connection);
  await connection.close();
  const events = eventsOf(messages);
  return { last: messages.at(-1)?.seq ?? 0, state: { events: events.length, quarantined: 0, stateHash: plainHash(events) } };
};

/** @throws where a console has come to anything else than the stream alone leads to */
export const mustBeSame = (what: string, found: State, expected: State): void => {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`${what}: ${JSON.stringify(found)}, the stream alone leads to ${JSON.stringify(expected)}`);
};
