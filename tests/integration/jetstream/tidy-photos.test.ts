import { randomBytes } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putMedia } from '../../../main/upstream/jetstream/media';
import { CHUNK_BYTES, STREAM } from '../../../main/upstream/jetstream/objects/layout';
import { MEDIA } from '../../../main/upstream/jetstream/topology';
import { tidyPhotosAt } from '../../../scripts/upstream/tidy-photos';
import { startSmallServer, type SmallServer } from '../../support/small-server';
import { newId } from '../../support/uuid';

const LONG_AGO = new Date(0);
const SOON = new Date(Date.now() + 24 * 60 * 60_000);

let server: SmallServer;
beforeAll(async () => {
  server = await startSmallServer();
});
afterAll(() => server.end());

it('an upload that nobody goes on with is removed, and nothing else; who comes back all the same begins again', async () => {
  const photo = { bytes: new Uint8Array(randomBytes(4 * CHUNK_BYTES)), type: 'image/jpeg' };
  const [whole, half] = [newId(), newId()];
  const objects = await new Objm(server.connection).open(MEDIA.name);
  const manager = await jetstreamManager(server.connection);
  const messages = async () => (await manager.streams.info(STREAM)).state.messages;
  await putMedia(server.connection, whole, photo);
  let left = 3;
  expect(await putMedia(server.connection, half, photo, () => left-- > 0)).toEqual({ kind: 'paused' });
  expect([await tidyPhotosAt(server.url, LONG_AGO), await messages()]).toEqual([0, 5 + 3]);
  expect([await tidyPhotosAt(server.url, SOON), await messages()]).toEqual([1, 5]);
  expect(await tidyPhotosAt(server.url, SOON)).toBe(0);
  expect(await putMedia(server.connection, half, photo)).toEqual({ kind: 'stored' });
  expect(await tidyPhotosAt(server.url, SOON)).toBe(0);
  for (const name of [whole, half]) expect(Buffer.compare((await objects.getBlob(name))!, photo.bytes)).toBe(0);
});
