import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, type Channel, type Result } from '../../preload/contract';
import { findings } from '../support/axe';
import { allSent, createConsoles, give, report } from '../support/consoles';
import { callBridge, type Console } from '../support/electron';
import { jpegFile } from '../support/photo-files';
import { newId } from '../support/uuid';

const consoles = createConsoles();
afterAll(consoles.end);

/** What no visitor of the room may read. */
const SECRETS = ['金丝雀家门口', '张金丝', '10009998888', '树根下埋着', '白水镇金丝雀巷九号', '请先断电'];
/** All that a wall may ask; nothing else is answered. */
const MAY: readonly Channel[] = [
  'boot.state',
  'app.info',
  'settings.read',
  'feed.snapshot',
  'feed.changes',
  'directory.read',
  'directory.grids',
];

let desk: Console;
let wall: Page;
let mediaId: string;

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
  const caseId = await report(desk, {
    title: SECRETS[0]!,
    description: SECRETS[3]!,
    reporter: { id: 'gm-7', name: SECRETS[1]!, phone: SECRETS[2]! },
    location: { lon: 104.07, lat: 25.6, crs: 'WGS84', address: SECRETS[4]! },
    media: [mediaId],
  });
  expect(await give(desk, 'accept', { caseId, category: 'power-tree', priority: 'urgent' })).toMatchObject({ ok: true });
  expect(
    await give(desk, 'dispatch', {
      caseId,
      tasks: [{ departmentId: 'power-supply-530303101', lead: true, instructions: SECRETS[5]! }],
    }),
  ).toMatchObject({ ok: true });
  await allSent(desk);
  const opened = desk.app.waitForEvent('window');
  await desk.griddesk('app.openWindow', { show: 'wall' });
  wall = await opened;
  await wall.locator('[data-testid=wall-row]').first().waitFor({ timeout: 60_000 });
});

describe('a wall display', () => {
  it('shows number, place, category, state and time of the open cases, and the figures', async () => {
    const line = await wall.locator('[data-testid=wall-row]').first().innerText();
    expect(line).toMatch(/\d{4}-\w{3}/);
    expect(line).toContain('电力设施与树障');
    expect(line).toContain('供电所');
    expect(await wall.getByTestId('wall-urgent').innerText()).toMatch(/1$/);
  });

  it('is refused every channel but the few it draws with: commands, people, photos, the audit, the settings', async () => {
    for (const channel of (Object.keys(channels) as Channel[]).filter((name) => !MAY.includes(name)))
      expect(await callBridge(wall, channel, { commandId: newId(), caseId: newId(), mediaId }), channel).toMatchObject({
        ok: false,
        error: { code: 'not-allowed' },
      });
  });

  it('is told nothing of people, reporters, words or photos by the channels it may ask', async () => {
    const ask = async (channel: Channel, input?: unknown) => JSON.stringify(await callBridge(wall, channel, input));
    const answers = await Promise.all([
      ask('feed.changes', { since: 0, limit: 1000 }),
      ask('directory.read'),
      ask('settings.read'),
      ask('app.info'),
      ask('directory.grids', { area: '530303101' }),
    ]);
    for (let cursor: string | null = null; ;) {
      const page = (await callBridge(wall, 'feed.snapshot', { cursor, limit: 500 })) as Result<{ next: string | null; people: unknown[] }>;
      answers.push(JSON.stringify(page));
      if (!page.ok || page.value.next === null) break;
      cursor = page.value.next;
    }
    const said = answers.join('\n');
    for (const secret of [...SECRETS, mediaId, '值班员', '**']) expect(said).not.toContain(secret);
    expect(said).toContain('"people":[]');
    // Every phone number of the demo begins so.
    expect(said).not.toMatch(/"1000\d{7}"/);
  });

  it('has none of it on its screen or in its copy, and gets no photo by its address', async () => {
    const text = await wall.evaluate(async (id) => {
      const copy: unknown[] = [];
      for (const { name } of await indexedDB.databases())
        await new Promise<void>((resolve) => {
          const open = indexedDB.open(name!);
          open.onsuccess = () => {
            const tables = [...open.result.objectStoreNames];
            if (tables.length === 0) return resolve();
            const reading = open.result.transaction(tables);
            for (const table of tables)
              reading.objectStore(table).getAll().onsuccess = (event) => copy.push((event.target as IDBRequest).result);
            reading.oncomplete = () => resolve();
          };
        });
      const photo = await fetch(`app://griddesk/media/${id}`).then((answer) => answer.status);
      return { copy: JSON.stringify(copy), screen: document.documentElement.outerHTML, photo };
    }, mediaId);
    for (const secret of [...SECRETS, mediaId]) {
      expect(text.copy).not.toContain(secret);
      expect(text.screen).not.toContain(secret);
    }
    expect(text.copy).toContain('power-tree');
    expect(text.photo).toBe(403);
    const onDesk = await desk.window.evaluate((id) => fetch(`app://griddesk/media/${id}`).then((answer) => answer.status), mediaId);
    expect(onDesk).toBe(200);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('has nothing that axe finds, in %s and %s', async (lang, theme) => {
    await desk.griddesk('settings.update', { lang, theme });
    await wall.locator(`html[lang="${lang}"]`).waitFor();
    await wall.locator('[data-testid=wall-row]').first().waitFor();
    expect(await findings(wall, 'wall')).toEqual([]);
  });

  it('offers nothing to press, follows what the desks do, and closes with Esc', async () => {
    expect(await wall.locator('button:visible').count()).toBe(0);
    const before = await wall.getByTestId('wall-all').innerText();
    await report(desk, { title: '又一件' });
    await expect.poll(() => wall.getByTestId('wall-all').innerText(), { timeout: 20_000 }).not.toBe(before);
    const closed = wall.waitForEvent('close');
    // The window may be gone before the key is up.
    await wall.keyboard.press('Escape').catch(() => undefined);
    await closed;
  });
});
