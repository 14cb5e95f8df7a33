import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, pushes, WALL_CHANNELS, WALL_PUSHES, type Channel, type Output, type Result } from '../../preload/contract';
import { findings } from '../support/axe';
import { allSent, createConsoles } from '../support/consoles';
import { callBridge, type Console } from '../support/electron';
import { jpegFile } from '../support/photo-files';
import { SHIFT_CANARIES } from '../support/shift';
import { openWall, runWall } from '../support/wall-hours';
import { newId } from '../support/uuid';
import { passWall } from '../support/wall-time';

const consoles = createConsoles();
afterAll(consoles.end);

const VIEWS = ['map', 'queue', 'figures', 'shift'] as const;
const MINUTES = 12;
/** Every phone number of the demo begins so. */
const PHONE = /(?<!\d)1000\d{7}(?!\d)/;

let desk: Console;
let wall: Page;
let mediaId: string;

const viewNow = () => wall.getByTestId('wall-view').getAttribute('data-view');
const showView = async (view: (typeof VIEWS)[number]): Promise<void> => {
  while ((await viewNow()) !== view) await wall.keyboard.press('ArrowRight');
};
/** Everything in its document and its storage, as text. */
const everything = (): Promise<string> =>
  wall.evaluate(async () => {
    const databases = await indexedDB.databases();
    const kept = await caches.keys();
    const session = await Promise.resolve(
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, kept, document.cookie, name]),
    );
    return `${document.documentElement.outerHTML}\n${document.title}\n${location.href}\n${session}`;
  });

/** What the desk is shown of people and cases; nothing of it is a wall's. */
const wordsOfDesk = async (): Promise<string[]> => {
  const words: (string | undefined)[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Result<Output<'feed.snapshot'>> = await desk.griddesk('feed.snapshot', { cursor, limit: 500 });
    if (!page.ok) throw new Error(page.error.message);
    const { cases, people, next }: Output<'feed.snapshot'> = page.value;
    words.push(
      ...cases.flatMap(({ id, title, address, reporterName, reporterPhone }) => [id, title, address, reporterName, reporterPhone]),
    );
    words.push(
      ...people.flatMap(({ id, name, address, phone, idNumber, responsibleName, responsiblePhone }) => [
        id,
        name,
        address,
        phone,
        idNumber,
        responsibleName,
        responsiblePhone,
      ]),
    );
    cursor = next;
    if (next === null) break;
  }
  return [...new Set(words.filter((word): word is string => word !== undefined && word.length > 3))];
};

beforeAll(async () => {
  desk = await consoles.start({ role: 'lead' });
  const added = await desk.window.evaluate(
    async ([photo, thumb]) => {
      const bridge = (globalThis as unknown as { griddesk: { media: { add: (input: unknown) => Promise<unknown> } } }).griddesk;
      return bridge.media.add({ photo: Uint8Array.from(photo!), thumb: Uint8Array.from(thumb!) });
    },
    [[...jpegFile({ width: 640, height: 480 })], [...jpegFile()]],
  );
  mediaId = (added as { value: { mediaId: string } }).value.mediaId;
  wall = await runWall(desk, {
    minutes: MINUTES,
    perMinute: 6,
  });
  await allSent(desk);
}, 300_000);

describe('a wall display', () => {
  it('has a bridge of its own: the calls it draws with and no others', async () => {
    const names = await wall.evaluate(() => {
      const bridge = (globalThis as unknown as { griddesk: Record<string, unknown> }).griddesk;
      return Object.entries(bridge).flatMap(([group, methods]) =>
        typeof methods === 'function' ? [group] : Object.keys(methods as object).map((method) => `${group}.${method}`),
      );
    });
    const listeners = WALL_PUSHES.map((push) => `on${push[0]!.toUpperCase()}${push.slice(1)}`);
    expect(names.toSorted()).toEqual([...WALL_CHANNELS, ...listeners].toSorted());
    expect(names.length).toBeLessThan(Object.keys(channels).length + Object.keys(pushes).length);
  });

  it('is told no canary by what its bridge answers', async () => {
    const answers = await Promise.all(WALL_CHANNELS.map((channel: Channel) => callBridge(wall, channel)));
    for (const answer of answers) expect(answer).toMatchObject({ ok: true });
    const said = JSON.stringify(answers);
    for (const secret of [...Object.values(SHIFT_CANARIES), mediaId, '值班员', '**']) expect(said).not.toContain(secret);
    for (const word of await wordsOfDesk()) expect(said).not.toContain(word);
    expect(said).not.toMatch(PHONE);
  });

  it.each(VIEWS)('has none on its screen or in its storage, view %s', async (view) => {
    await showView(view);
    const text = await everything();
    expect(text).toContain('wall-overdue');
    for (const secret of [...Object.values(SHIFT_CANARIES), mediaId, ...(await wordsOfDesk())]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(PHONE);
  });

  it('keeps no copy: no database, nothing in the session, and gets no photo by its address', async () => {
    const kept = await wall.evaluate(async (id) => {
      const photo = await fetch(`app://griddesk/media/${id}`).then((answer) => answer.status);
      return { databases: await indexedDB.databases(), local: localStorage.length, session: sessionStorage.length, photo };
    }, mediaId);
    expect(kept).toEqual({ databases: [], local: 0, session: 0, photo: 403 });
    const onDesk = await desk.window.evaluate((id) => fetch(`app://griddesk/media/${id}`).then((answer) => answer.status), mediaId);
    expect(onDesk).toBe(200);
  });

  it('shows no more lines than fit, however many cases are open', async () => {
    expect(Number(await wall.getByTestId('wall-all').locator('dd').innerText())).toBeGreaterThan(8);
    await showView('queue');
    expect(await wall.getByTestId('wall-row').count()).toBeLessThanOrEqual(8);
    await showView('map');
    expect(await wall.getByTestId('wall-places').locator('li').count()).toBeLessThanOrEqual(7);
  });

  it('turns from view to view by itself', async () => {
    const seen: (string | null)[] = [];
    for (let turn = 0; turn < VIEWS.length; turn += 1) {
      seen.push(await viewNow());
      await passWall(wall, 20_000);
    }
    expect(seen.toSorted()).toEqual([...VIEWS].toSorted());
  });

  it('is closed with Esc, and opens again', async () => {
    const closed = wall.waitForEvent('close');
    // The window may be gone before the key is up.
    await wall.keyboard.press('Escape').catch(() => undefined);
    await closed;
    wall = await openWall(desk);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('can be read from five metres and has nothing that axe finds, in %s and %s', async (lang, theme) => {
    await desk.griddesk('settings.update', { lang, theme });
    await wall.locator(`html[lang="${lang}"]`).waitFor();
    for (const view of VIEWS) {
      await showView(view);
      const { unit, sizes } = await wall.evaluate(() => {
        const inSvg = (element: Element) => (element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1);
        const wording = document.createTreeWalker(document.querySelector('[data-testid=wall]')!, NodeFilter.SHOW_TEXT);
        const found: { text: string; size: number }[] = [];
        while (wording.nextNode()) {
          const { parentElement: element, textContent: text } = wording.currentNode;
          if (element && text?.trim()) found.push({ text, size: parseFloat(getComputedStyle(element).fontSize) * inSvg(element) });
        }
        return { unit: Math.min(innerHeight / 100, innerWidth * 0.005625), sizes: found };
      });
      expect(sizes.length).toBeGreaterThan(10);
      for (const { text, size } of sizes) expect(size, `${view}: ${text}`).toBeGreaterThanOrEqual(unit * 3.2 - 0.1);
      expect(await findings(wall, `wall ${view}`)).toEqual([]);
    }
  });

  it('shows a mobilisation that runs as counts: no words of it, nobody of it', async () => {
    await desk.griddesk('settings.update', { lang: 'zh-CN', theme: 'light' });
    const audience = { areas: [], roles: [], onDuty: false };
    const said = { title: '金丝雀协查', text: '金丝雀特征描述' };
    const sent = await desk.griddesk('mobilise.send', {
      commandId: newId(),
      broadcastId: newId(),
      kind: 'lookout',
      ...said,
      windowMinutes: 60,
      audience,
    });
    if (!sent.ok) throw new Error(sent.error.message);
    await expect.poll(async () => JSON.stringify(await callBridge(wall, 'mobilise.wall')), { timeout: 60_000 }).toContain('lookout');
    await wall.keyboard.press('ArrowRight');
    while ((await viewNow()) !== 'mobilisation') await wall.keyboard.press('ArrowRight');
    expect(await wall.getByTestId('wall-mobilised-sent').innerText()).toContain(sent.value.people.toLocaleString('zh-CN'));
    const text = `${await everything()}\n${JSON.stringify(await callBridge(wall, 'mobilise.wall'))}`;
    for (const secret of [...Object.values(said), ...(await wordsOfDesk())]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(PHONE);
    expect(await findings(wall, 'wall mobilisation')).toEqual([]);
  });

  it('offers nothing to press', async () => {
    expect(await wall.locator('button:visible, a:visible, input:visible, [tabindex="0"]:visible').count()).toBe(0);
  });
});
