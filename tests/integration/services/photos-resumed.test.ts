import { jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { afterEach, describe, expect, it } from 'vitest';
import { CHUNK_BYTES, chunkSubject, digestOf, STREAM, uploadId } from '../../../main/upstream/jetstream/objects/layout';
import { MEDIA } from '../../../main/upstream/jetstream/topology';
import { startGuardedServer } from '../../support/care-server';
import { eventually } from '../../support/clock';
import { openJetStreamDesk, type JetStreamDesk } from '../../support/jetstream-desk';
import { addPhoto, reportWith, thumb } from '../../support/photo-desk';
import { jpegFile } from '../../support/photo-files';
import { openProxy } from '../../support/proxy';

const LONG_MS = 60_000;
const photo = jpegFile({ width: 2560, height: 1920, picture: Array.from({ length: 2_900_000 }, (_, at) => (at * 7919) % 251) });
const CHUNKS = Math.ceil(photo.length / CHUNK_BYTES);

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A township's console with the login of the shipped accounts, on a line that can be cut. */
const start = async () => {
  const guarded = await startGuardedServer(['township']);
  cleanups.push(guarded.end);
  const proxy = await openProxy(guarded.server.url);
  cleanups.push(proxy.close);
  const options = { login: guarded.login('township') };
  const manager = await jetstreamManager(guarded.platform);
  const stored = async (name: string, bytes: Uint8Array): Promise<number> => {
    const subject = chunkSubject(uploadId(name, digestOf(bytes), CHUNK_BYTES, 0));
    return (await manager.streams.info(STREAM, { subjects_filter: subject })).state.subjects?.[subject] ?? 0;
  };
  const lastSeq = async () => (await manager.streams.info(STREAM)).state.last_seq;
  return { guarded, proxy, options, stored, lastSeq };
};
const online = (desk: JetStreamDesk) => eventually('the line is up', () => desk.line().kind === 'online', LONG_MS);

describe('a photo under way', () => {
  it('when the line is cut and the console restarted goes on where it was, and another console has its small picture meanwhile', async () => {
    const { guarded, proxy, options, stored, lastSeq } = await start();
    let desk = await openJetStreamDesk({ url: proxy.url, ...options });
    cleanups.push(() => desk.close());
    const other = await openJetStreamDesk({ url: guarded.server.url, ...options });
    cleanups.push(other.close);
    await online(desk);
    const before = await lastSeq();
    const id = await addPhoto(desk, photo);
    proxy.shape({ delayMs: 120, loss: 0 });
    await reportWith(desk, id);
    await expect.poll(() => stored(id, photo), { interval: 10, timeout: LONG_MS }).toBeGreaterThan(3);
    proxy.cut();
    desk = await desk.restart();
    const part = await stored(id, photo);
    expect(part).toBeLessThan(CHUNKS);
    await eventually('the other has the small picture', () => other.store.read.photo(id, true) !== undefined, LONG_MS);
    expect(await other.value('media.state', { mediaId: id, small: false })).toEqual({ state: 'none' });

    proxy.mend();
    await online(desk);
    await eventually('the photo is sent', () => desk.store.read.mediaCounts().waiting === 0, LONG_MS);
    // The small picture and its description, each chunk once, and the description.
    expect([await stored(id, photo), await lastSeq()]).toEqual([CHUNKS, before + 2 + CHUNKS + 1]);
    const objects = await new Objm(guarded.platform).open(MEDIA.name);
    expect(Buffer.compare((await objects.getBlob(id))!, photo)).toBe(0);
    expect(await other.services.photo(id, false)).toMatchObject({ kind: 'photo', media: { type: 'image/jpeg' } });
  });

  it('lets the small picture of the next one by, and loses nothing of what was stored', async () => {
    const { guarded, proxy, options, stored, lastSeq } = await start();
    const desk = await openJetStreamDesk({ url: proxy.url, ...options });
    cleanups.push(desk.close);
    await online(desk);
    const before = await lastSeq();
    const [first, second] = [await addPhoto(desk, photo), await addPhoto(desk, photo)];
    proxy.shape({ delayMs: 120, loss: 0 });
    await reportWith(desk, first);
    await expect.poll(() => stored(first, photo), { interval: 10, timeout: LONG_MS }).toBeGreaterThan(3);
    await reportWith(desk, second);
    await expect.poll(() => stored(`${second}.thumb`, thumb), { interval: 10, timeout: LONG_MS }).toBe(1);
    expect(await stored(first, photo)).toBeLessThan(CHUNKS);
    proxy.mend();
    await eventually('both are sent', () => desk.store.read.mediaCounts().waiting === 0, LONG_MS);
    expect(await lastSeq()).toBe(before + 2 * (2 + CHUNKS + 1));
    const objects = await new Objm(guarded.platform).open(MEDIA.name);
    for (const id of [first, second]) expect(Buffer.compare((await objects.getBlob(id))!, photo)).toBe(0);
  });
});
