import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Objm } from '@nats-io/obj';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_MEDIA_BYTES, StorageError, type Store } from '../../../main/ports';
import { openPlatformLog } from '../../../main/store';
import { createEmbeddedPlatform } from '../../../main/upstream/embedded';
import { MEDIA } from '../../../main/upstream/jetstream/topology';
import { eventually, MovableClock } from '../../support/clock';
import { demoData } from '../../support/demo-data';
import { openBareDesk, type BareDesk } from '../../support/desk';
import { openJetStreamDesk } from '../../support/jetstream-desk';
import { addPhoto, photo, reportWith, thumb } from '../../support/photo-desk';
import { startPhotoServer } from '../../support/photo-server';
import { newId } from '../../support/uuid';
import { TOWNSHIP } from '../../support/wire';

const LONG_MS = 60_000;
const KEY = new Uint8Array(32).fill(7);

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const unsent = (desk: BareDesk, ...mediaIds: string[]) => desk.value('media.unsent', { mediaIds });
const refused = (desk: BareDesk, count = 1) =>
  eventually('the photo is refused', () => desk.store.read.mediaCounts().refused === count, LONG_MS);
/** The pokes that come while something is done. */
const pokes = async (desk: BareDesk, act: () => Promise<unknown>): Promise<number> => {
  let count = -1;
  const subscription = desk.services.poke$.subscribe(() => (count += 1));
  count = 0;
  await act();
  subscription.unsubscribe();
  return count;
};

describe('a photo that a nats-server refuses', () => {
  it('stays here with the reason through a restart, its case goes, and it follows when the right is given and somebody asks', async () => {
    const nats = await startPhotoServer();
    cleanups.push(nats.end);
    let desk = await openJetStreamDesk({ url: nats.url });
    cleanups.push(() => desk.close());
    const id = await addPhoto(desk);
    expect(await pokes(desk, async () => [await reportWith(desk, id), await refused(desk)])).toBeGreaterThan(1);
    await desk.settled();
    const told = { mediaId: id, state: 'refused', why: 'permission', said: expect.stringContaining('$O.grid_media') };
    expect(await unsent(desk, id, newId())).toMatchObject({ mayRetry: true, photos: [told] });

    await nats.allowPhotos();
    desk = await desk.restart();
    await eventually('the line is back', () => desk.line().kind === 'online', LONG_MS);
    expect(await unsent(desk, id)).toMatchObject({ photos: [told] });
    expect(await desk.services.photo(id, false)).toMatchObject({ kind: 'photo', media: { bytes: photo } });

    desk.seat = { ...desk.seat, role: 'observer' };
    expect(await unsent(desk, id)).toMatchObject({ mayRetry: false, photos: [told] });
    expect(await desk.call('media.retry', { mediaIds: [id] })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect(await desk.value('media.retry', { mediaIds: [id, newId()] })).toEqual({ again: 1 });
    const isThere = async () => (await unsent(desk, id)).photos.length === 0;
    await expect.poll(isThere, { timeout: LONG_MS }).toBe(true);
    const store = await new Objm(nats.platform).open(MEDIA.name);
    expect(Buffer.compare((await store.getBlob(id))!, photo)).toBe(0);
  });
});

describe('a photo that the embedded platform refuses', () => {
  const open = (wrapStore?: (store: Store) => Store) => {
    const folder = mkdtempSync(join(tmpdir(), 'griddesk-desk-'));
    const clock = new MovableClock();
    const log = openPlatformLog({ path: join(folder, 'platform.db'), key: KEY });
    const upstream = createEmbeddedPlatform({ log, clock, area: TOWNSHIP, seed: 1, speed: 0, data: demoData });
    const desk = openBareDesk({ upstream, folder, clock, wrapStore });
    cleanups.push(async () => {
      await desk.stop();
      log.close();
      rmSync(folder, { recursive: true, force: true });
    });
    return { desk, log };
  };

  it('is told with its reason, refused again when it is offered again, and keeps no other from going', async () => {
    const { desk, log } = open();
    await desk.services.start();
    const huge = newId();
    const bytes = new Uint8Array(MAX_MEDIA_BYTES + 1);
    desk.store.write((tx) => tx.addPhoto(huge, { type: 'image/jpeg', bytes }, thumb, desk.clock.now()));
    const good = await addPhoto(desk);
    await reportWith(desk, huge, good);
    await refused(desk);
    await eventually('the other has gone', () => desk.store.read.mediaCounts().waiting === 0);
    expect([log.media(huge), log.media(good)?.bytes.length]).toEqual([undefined, photo.length]);
    const told = { mediaId: huge, state: 'refused', why: 'too-large', said: expect.stringContaining(String(bytes.length)) };
    expect((await unsent(desk, huge, good)).photos).toMatchObject([told]);

    expect(await desk.value('media.retry', { mediaIds: [huge] })).toEqual({ again: 1 });
    await refused(desk);
    expect((await unsent(desk, huge)).photos).toMatchObject([told]);
    expect(desk.logged.filter((line) => line.includes(huge))).toHaveLength(2);
  });

  it('since what was kept of it is damaged, is said to be lost, and keeps no other from going', async () => {
    const broken = new Set<string>();
    // What a damaged page does to one photo and to no other.
    const { desk, log } = open((store) => ({
      ...store,
      read: {
        ...store.read,
        photo: (id, small) => {
          if (broken.has(id)) throw new StorageError('damaged', `photo ${id} does not fit its checksum`);
          return store.read.photo(id, small);
        },
      },
    }));
    const [lost, good] = [await addPhoto(desk), await addPhoto(desk)];
    broken.add(lost);
    await reportWith(desk, lost, good);
    await desk.services.start();
    await refused(desk);
    await eventually('the other has gone', () => log.media(good) !== undefined);
    expect((await unsent(desk, lost)).photos).toMatchObject([{ state: 'refused', why: 'damaged' }]);
  });
});
