import { afterEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../support/desk';
import { eventually } from '../../support/clock';
import { MemoryPlatform } from '../../support/line';
import { addPhoto, photo, reportWith, thumb } from '../../support/photo-desk';
import { exifSegment, jpegFile, pngChunk, pngFile, segment, webpFile } from '../../support/photo-files';
import { newId } from '../../support/uuid';
import { TOWNSHIP } from '../../support/wire';

const DAY = 24 * 60 * 60_000;

let platform: MemoryPlatform;
let desk: Desk;
const open = async (over: Partial<Parameters<typeof openDesk>[0]> = {}): Promise<void> => {
  platform = over.platform ?? new MemoryPlatform();
  desk = await openDesk({ platform, ...over });
};
afterEach(() => desk.close());

const add = () => addPhoto(desk);
const report = (media: string[]) => reportWith(desk, ...media);
const seen = async (id: string, small = false): Promise<string> => {
  const answer = await desk.services.photo(id, small);
  return answer.kind === 'photo'
    ? `${answer.media.type} ${answer.media.bytes.length}`
    : answer.kind === 'refused'
      ? answer.problem
      : answer.kind;
};
const sent = (id: string) => eventually('the photo is sent', () => platform.media.has(id) && desk.store.read.mediaCounts().waiting === 0);

describe('a photo added here', () => {
  it('is seen at once, large and small, and is sent when a command names it, not before', async () => {
    await open();
    const [named, loose] = [await add(), await add()];
    expect([await seen(named), await seen(named, true)]).toEqual([`image/jpeg ${photo.length}`, `image/jpeg ${thumb.length}`]);
    expect(await report([named])).toMatchObject({ ok: true });
    await sent(named);
    expect(platform.media.get(named)).toMatchObject({ type: 'image/jpeg', bytes: photo });
    expect(platform.offeredMedia).toEqual([`${named}.thumb`, named]);
    expect(desk.store.read.mediaCounts()).toEqual({ waiting: 0, refused: 0, loose: 1 });
    expect(await seen(loose)).toBe(`image/jpeg ${photo.length}`);
  });

  it('does not hold its case up: without a line both wait, through a restart, and follow once each', async () => {
    await open({ platform: (platform = new MemoryPlatform()), line: platform.line({ cut: true }) });
    const id = await add();
    await report([id]);
    desk = await desk.restart();
    expect(await seen(id, true)).toBe(`image/jpeg ${thumb.length}`);
    expect([platform.lastSeq, platform.media.size]).toEqual([0, 0]);
    desk.line.restore();
    await sent(id);
    await desk.settled();
    expect([platform.lastSeq, platform.offeredMedia]).toEqual([1, [`${id}.thumb`, id]]);
  });

  it('goes no more than once into the log when the platform will never take it; its case goes all the same', async () => {
    await open();
    const id = await add();
    platform.forbiddenMedia.add(id);
    await report([id]);
    await desk.settled();
    await eventually('the photo is given up', () => desk.store.read.mediaCounts().waiting === 0);
    expect(desk.logged.filter((line) => line.includes(id))).toHaveLength(1);
    expect([platform.lastSeq, await seen(id)]).toEqual([1, `image/jpeg ${photo.length}`]);
    expect(desk.store.read.mediaCounts()).toEqual({ waiting: 0, refused: 1, loose: 0 });
  });

  it('is removed after a day if no command named it', async () => {
    await open();
    const [named, loose] = [await add(), await add()];
    await report([named]);
    await sent(named);
    desk.clock.advance(DAY - 1000);
    desk = await desk.restart();
    expect(await seen(loose)).toBe(`image/jpeg ${photo.length}`);
    desk.clock.advance(2000);
    desk = await desk.restart();
    expect([await seen(loose), await seen(named)]).toEqual(['none', `image/jpeg ${photo.length}`]);
  });

  it.each([
    ['carries metadata', { photo: jpegFile({ segments: [exifSegment()] }) }, { field: 'photo', problem: 'metadata' }],
    ['carries a comment', { photo: jpegFile({ segments: [segment(0xfe, [65])] }) }, { field: 'photo', problem: 'metadata' }],
    ['carries Photoshop’s notes', { photo: jpegFile({ segments: [segment(0xed, [65])] }) }, { field: 'photo', problem: 'metadata' }],
    [
      'has a page behind its end',
      { photo: jpegFile({ after: new TextEncoder().encode('<script>') }) },
      { field: 'photo', problem: 'metadata' },
    ],
    ['is longer than agreed', { photo: jpegFile({ width: 2561, height: 8 }) }, { field: 'photo', problem: 'too-many-pixels' }],
    ['is a PNG', { photo: pngFile() }, { field: 'photo', problem: 'not-a-photo' }],
    ['is cut', { photo: photo.subarray(0, 200) }, { field: 'photo', problem: 'damaged' }],
    ['has a small picture that is large', { thumb: photo }, { field: 'thumb', problem: 'too-many-pixels' }],
    ['has a small picture with metadata', { thumb: jpegFile({ segments: [exifSegment()] }) }, { field: 'thumb', problem: 'metadata' }],
  ])('is refused when it %s, whatever the window says', async (_what, over, details) => {
    await open();
    const answer = await desk.call('media.add', {
      photo: photo.slice(),
      thumb: thumb.slice(),
      ...(over as object),
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input', details } });
    expect(desk.store.read.mediaCounts().loose).toBe(0);
  });

  it('is refused from an observer, and beyond what waits in forms', async () => {
    await open();
    desk.seat = { ...desk.seat, role: 'observer' };
    expect(await desk.call('media.add', { photo: photo.slice(), thumb: thumb.slice() })).toMatchObject({ error: { code: 'not-allowed' } });
    desk.seat = { ...desk.seat, role: 'lead', area: TOWNSHIP };
    for (let n = 0; n < 100; n += 1) await add();
    expect(await desk.call('media.add', { photo: photo.slice(), thumb: thumb.slice() })).toMatchObject({
      error: { code: 'limit-reached' },
    });
  });
});

describe('a photo from the platform', () => {
  const put = (bytes: Uint8Array, type = 'image/jpeg'): string => {
    const id = newId();
    platform.media.set(id, { bytes, type });
    return id;
  };

  it('is stripped without touching the picture, kept, and shown without a line from then on', async () => {
    await open();
    const marked = jpegFile({ width: 640, height: 480, segments: [exifSegment()], after: new TextEncoder().encode('<script>') });
    const id = put(marked);
    const answer = await desk.services.photo(id, true);
    expect(answer).toMatchObject({ kind: 'photo', media: { type: 'image/jpeg', bytes: photo } });
    desk = await desk.restart(platform.line({ cut: true }));
    expect([await seen(id), await seen(newId())]).toEqual([`image/jpeg ${photo.length}`, 'unreachable']);
  });

  it('is what its bytes say, not what its sender says', async () => {
    await open();
    const page = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await seen(put(page, 'image/svg+xml'))).toBe('not-a-photo');
    expect(await seen(put(page, 'image/jpeg'))).toBe('not-a-photo');
    expect(await seen(put(webpFile(), 'text/html'))).toBe(`image/webp ${webpFile().length}`);
  });

  it('is refused with its reason when it is a bomb, broken off, or larger than anybody’s photo; and is not fetched again', async () => {
    await open();
    const large = newId();
    platform.media.set(large, 'too-large');
    const bad = [put(pngFile({ claims: [60_000, 60_000] })), put(photo.subarray(0, 300)), put(new Uint8Array()), large];
    const problems = ['too-many-pixels', 'damaged', 'empty', 'too-large'];
    expect(await Promise.all(bad.map((id) => seen(id)))).toEqual(problems);
    platform.media.clear();
    expect(await Promise.all(bad.map((id) => seen(id, true)))).toEqual(problems);
    expect(await desk.value('media.state', { mediaId: large, small: false })).toEqual({ state: 'refused', problem: 'too-large' });
  });

  it('comes when it comes: none now is not none for ever', async () => {
    await open();
    const id = newId();
    expect(await desk.value('media.state', { mediaId: id, small: false })).toEqual({ state: 'none' });
    platform.media.set(id, { bytes: pngFile({ chunks: [pngChunk('tEXt', [65, 0, 66])] }), type: 'image/png' });
    expect(await desk.value('media.state', { mediaId: id, small: false })).toEqual({ state: 'here' });
    expect(await seen(id)).toBe(`image/png ${pngFile().length}`);
  });
});
