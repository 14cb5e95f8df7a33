import { headers } from '@nats-io/transport-node';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { careSubject } from '../../../main/domain';
import { readStream, type Reading } from '../../../main/upstream/jetstream/read-stream';
import { CARE, careUnder } from '../../../main/upstream/jetstream/topology';
import { startSmallServer, type SmallServer } from '../../support/small-server';
import { openPlatformSide, type PlatformSide } from '../../support/jetstream-desk';
import { newId } from '../../support/uuid';
import { TOWNSHIP } from '../../support/wire';

let server: SmallServer;
let platform: PlatformSide;
beforeEach(async () => {
  server = await startSmallServer();
  platform = await openPlatformSide(server.url);
});
afterEach(async () => {
  await platform.close();
  await server.end();
});

const say = (personId: string, ends = false) => {
  const found = headers();
  if (ends) found.set('Nats-Rollup', 'sub');
  return platform.client.publish(careSubject(TOWNSHIP, personId), `${personId} ${ends ? 'ends' : 'goes on'}`, {
    msgID: newId(),
    headers: found,
  });
};

it('where one history ends, what was said on others just before is read all the same', async () => {
  const open = (after: number): Promise<Reading> =>
    readStream({ client: platform.client, manager: platform.manager }, { stream: CARE.name, filter: careUnder(TOWNSHIP), after });
  const taken: number[] = [];
  // There before anything is said, and has fetched nothing yet.
  let reading = await open(0);
  for (const personId of ['p-1', 'p-2', 'p-1']) await say(personId);
  const last = (await say('p-2', true)).seq;
  for (let tries = 0; taken.at(-1) !== last && tries < 3; tries += 1) {
    if (tries > 0) reading = await open(taken.at(-1) ?? 0);
    const take = async (batch: readonly { readonly seq: number }[]): Promise<void> => {
      taken.push(...batch.map(({ seq }) => seq));
      if (taken.at(-1) === last) reading.stop();
    };
    await reading
      .run(
        take,
        () => ({ most: 100, waitMs: 0 }),
        () => {},
      )
      .catch(() => {});
  }
  expect(taken).toEqual([1, 3, 4]);
});
