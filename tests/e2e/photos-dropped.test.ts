import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles } from '../support/consoles';
import { dropFiles } from '../support/drop-files';
import type { Console } from '../support/electron';
import { createHands } from '../support/hands';
import { exifSegment, EXIF_CANARIES, jpegFile, pngFile } from '../support/photo-files';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let folder: string;

const written = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
beforeAll(async () => {
  folder = consoles.newFolder();
  desk = await consoles.start({ dataDir: consoles.newFolder() });
});

const field = () => desk.window.getByTestId('intake').getByTestId('photo-field');
/** Names, what is wrong, and the words that stand on the screen. */
const HOSTILE = [
  ['太大.jpg', Buffer.alloc(20 * 1024 * 1024 + 1, 0xff), 'too-large', /20 MB/],
  ['清单.jpg', '姓名,电话\n', 'not-a-photo', /JPEG/],
  ['program.png', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(64)]), 'not-a-photo', /JPEG/],
  ['图纸.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>', 'not-a-photo', /JPEG/],
  ['bomb.png', pngFile({ claims: [50_000, 50_000] }), 'too-many-pixels', /5000 万|50 million/],
  ['cut.jpg', jpegFile({ width: 640, height: 480 }).subarray(0, 700), 'damaged', /损坏|damaged/],
] as const;

describe.each(['zh-CN', 'en'] as const)('files dragged onto the report form, in %s', (lang) => {
  it('are taken in when they are photos, and refused in words when not; the report goes on', async () => {
    const { window } = desk;
    const hands = createHands(window);
    await desk.griddesk('settings.update', { lang });
    await window.keyboard.press('Control+n');
    await hands.on('textbox', lang === 'en' ? 'Title' : '标题');
    const title = lang === 'en' ? 'Railing broken' : '护栏断裂';
    await hands.type(title);
    await dropFiles(window, 'intake-description', [
      written('phone.jpg', jpegFile({ width: 1600, height: 1200, segments: [exifSegment()] })),
      written('second.png', pngFile({ width: 64, height: 48 })),
    ]);
    await expect.poll(() => field().locator('[data-media-id] img').count(), { timeout: 30_000 }).toBe(2);

    await dropFiles(
      window,
      'photo-field',
      HOSTILE.map(([name, bytes]) => written(name, bytes)),
    );
    const items = field().locator('[data-testid=photo-refused] li');
    await expect.poll(() => items.count(), { timeout: 60_000 }).toBe(HOSTILE.length);
    const said = await items.evaluateAll((all) => all.map((one) => [(one as HTMLElement).dataset['problem'], one.textContent] as const));
    expect(said.map(([problem]) => problem)).toEqual(HOSTILE.map(([, , problem]) => problem));
    said.forEach(([, words], at) => {
      expect(words).toContain(HOSTILE[at]![0]);
      expect(words).toMatch(HOSTILE[at]![3]);
    });
    expect(await field().locator('[data-media-id]').count()).toBe(2);
    expect(await findings(window, 'refused photos')).toEqual([]);

    await hands.write('combobox', lang === 'en' ? 'Reporter' : '上报人', '匿名');
    await hands.write('combobox', lang === 'en' ? 'Place' : '地点', '25.6003, 104.0702');
    await window.getByRole('option').first().waitFor();
    await hands.press('Enter');
    await window.locator('[data-testid="intake-grid"][data-grid], [data-testid="intake-grid"]:has-text("104.0")').waitFor();
    await hands.press('Control+Enter');
    await window.getByTestId('intake').waitFor({ state: 'detached' });
    const caseId = (await window.getByTestId('case-panel').getAttribute('data-case-id'))!;
    const read = await desk.griddesk('cases.read', { caseId });
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.row).toMatchObject({ title, media: [expect.any(String), expect.any(String)] });
    await window.getByTestId('case-panel').locator('img').first().waitFor();
    const bytes = await window.evaluate(async (id) => (await fetch(`app://griddesk/media/${id}`)).text(), read.value.row.media[0]!);
    for (const canary of EXIF_CANARIES) expect(bytes).not.toContain(canary);
  });
});

it('a file that falls beside a form leaves the console where it is', async () => {
  const { window } = desk;
  const before = window.url();
  await desk.app.evaluate(({ BrowserWindow }) => {
    const left = ((globalThis as unknown as { left: string[] }).left = []) as string[];
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.on('did-start-navigation', ({ url }) => left.push(url));
  });
  await dropFiles(window, 'queue', [written('page.html', '<h1>elsewhere</h1>')]);
  // A way there and back through both processes, behind the drop.
  expect(await desk.griddesk('app.info')).toMatchObject({ ok: true });
  expect(await desk.app.evaluate(() => (globalThis as unknown as { left: string[] }).left)).toEqual([]);
  expect(window.url()).toBe(before);
  expect(desk.app.windows()).toHaveLength(1);
  expect(await window.getByTestId('queue').isVisible()).toBe(true);
});
