import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { addPhoto, photo, reportWith, thumb } from '../../support/photo-desk';
import { newId } from '../../support/uuid';
import { message, reported, TOWNSHIP } from '../../support/wire';

let platform: MemoryPlatform;
let desk: Desk;
const open = async (over: Partial<Parameters<typeof openDesk>[0]> = {}): Promise<void> => {
  platform = over.platform ?? new MemoryPlatform();
  desk = await openDesk({ platform, ...over });
};
afterEach(() => desk.close());

const bytesOf = async (id: string, small: boolean): Promise<number | string> => {
  const answer = await desk.services.photo(id, small);
  return answer.kind === 'photo' ? answer.media.bytes.length : answer.kind;
};
/** As somebody's phone puts them there. */
const put = (over: { readonly small?: Uint8Array | null; readonly whole?: Uint8Array | null } = {}): string => {
  const id = newId();
  const { small = thumb, whole = photo } = over;
  if (small) platform.media.set(`${id}.thumb`, { type: 'image/jpeg', bytes: small });
  if (whole) platform.media.set(id, { type: 'image/jpeg', bytes: whole });
  return id;
};
const say = (media: string[], area = TOWNSHIP): void => {
  const { subject, body } = message(reported(newId(), { media }, { area }));
  platform.append(subject, body);
};
const asked = (name: string): number => platform.askedMedia.filter((one) => one === name).length;

describe('small pictures', () => {
  it('of all photos are sent before the first whole one', async () => {
    await open({ platform: (platform = new MemoryPlatform()), line: platform.line({ cut: true }) });
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(await addPhoto(desk));
    for (const media of [ids.slice(0, 1), ids.slice(1)]) await reportWith(desk, ...media);
    desk.line.restore();
    await eventually('all are sent', () => desk.store.read.mediaCounts().waiting === 0);
    expect(platform.offeredMedia).toEqual([...ids.map((id) => `${id}.thumb`), ...ids]);
    expect(platform.media.get(`${ids[0]}.thumb`)).toMatchObject({ type: 'image/jpeg', bytes: thumb });
  });

  it('come by themselves with the events and are there without a line, through a restart; whole ones when somebody opens them', async () => {
    await open();
    const [opened, unopened] = [put(), put()];
    say([opened, unopened]);
    await eventually('the small ones are here', () => desk.store.read.missingMedia([opened, unopened]).length === 0);
    expect([asked(opened), asked(unopened)]).toEqual([0, 0]);
    expect(await bytesOf(opened, false)).toBe(photo.length);
    desk = await desk.restart(platform.line({ cut: true }));
    expect([await bytesOf(opened, true), await bytesOf(opened, false)]).toEqual([thumb.length, photo.length]);
    expect([await bytesOf(unopened, true), await bytesOf(unopened, false)]).toEqual([thumb.length, 'unreachable']);
    expect(await desk.value('media.state', { mediaId: unopened, small: false })).toEqual({ state: 'unreachable' });
    desk.line.restore();
    expect(await bytesOf(unopened, false)).toBe(photo.length);
  });

  it('that travel behind their event are asked for again, and the windows are told when they have come', async () => {
    await open();
    const id = put({ small: null, whole: null });
    say([id]);
    await eventually('it was asked for', () => asked(`${id}.thumb`) === 1);
    platform.media.set(`${id}.thumb`, { type: 'image/jpeg', bytes: thumb });
    let pokes = -1;
    const subscription = desk.services.poke$.subscribe(() => (pokes += 1));
    pokes = 0;
    desk.clock.advance(60_000);
    await eventually('it has come and was told', () => pokes > 0);
    subscription.unsubscribe();
    expect([await bytesOf(id, true), asked(id)]).toEqual([thumb.length, 0]);
    expect(await desk.value('media.state', { mediaId: id, small: false })).toEqual({ state: 'none' });
  });

  it('of open cases are looked through when the line comes back, those of other townships and of ended cases are not fetched', async () => {
    await open({ platform: (platform = new MemoryPlatform()) });
    const [mine, theirs, known] = [put(), put(), put()];
    say([known]);
    await eventually('the first is here', () => desk.store.read.missingMedia([known]).length === 0);
    desk.line.cut();
    say([mine]);
    say([theirs], '530303102');
    desk.line.restore();
    await eventually('mine is here', () => desk.store.read.missingMedia([mine]).length === 0);
    await desk.settled();
    expect([asked(`${theirs}.thumb`), asked(`${known}.thumb`)]).toEqual([0, 1]);
  });

  it.each([
    ['there is none', null],
    ['it is no picture', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['it is larger than agreed', new Uint8Array(128 * 1024 + 1)],
  ])('are made up for by the whole photo where %s', async (_what, small) => {
    await open();
    const id = put({ small });
    expect(await bytesOf(id, true)).toBe(photo.length);
    desk = await desk.restart(platform.line({ cut: true }));
    expect(await bytesOf(id, true)).toBe(photo.length);
  });
});
