import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoData } from '../../scripts/upstream/demo-data';
import { foundDemo } from '../../scripts/upstream/found';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { findings } from '../support/axe';
import { allSent, createConsoles, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { jpegFile } from '../support/photo-files';
import { startPhotoServer, type PhotoServer } from '../support/photo-server';

const AREA = '530303101';
const TITLE = '枯树压线';
const consoles = createConsoles();
let nats: PhotoServer;
let centre: Console;
let caseId: string;

beforeAll(async () => {
  nats = await startPhotoServer();
  await foundDemo(nats.platform, { data: demoData, seed: 1, townships: [], now: Date.now() });
  await nats.allowPhotos();
  const phone = await consoles.start({ upstream: nats.url, area: AREA });
  const files = [jpegFile({ width: 640, height: 480 }), jpegFile({ width: 320, height: 240 })].map((file) => [...file]);
  const added = await phone.window.evaluate(async ([photo, thumb]) => {
    const { griddesk } = globalThis as unknown as { griddesk: import('../../preload/contract').Bridge };
    return griddesk.media.add({ photo: Uint8Array.from(photo!), thumb: Uint8Array.from(thumb!) });
  }, files);
  if (!added.ok) throw new Error(added.error.message);
  caseId = await report(phone, { title: TITLE, media: [added.value.mediaId] });
  await allSent(phone);
  const sent = async () => {
    const answer = await phone.griddesk('media.unsent', { mediaIds: [added.value.mediaId] });
    return answer.ok && answer.value.photos.length === 0;
  };
  await until('the photo is sent', sent);
  await consoles.close(phone);
  centre = await consoles.start({ upstream: nats.url, area: AREA });
  await createDesk(centre.window).open(caseId, TITLE);
  await small().waitFor();
  await nats.server.halt();
  await until(
    'the line is cut',
    async () => (await centre.window.getByTestId('sync-status').getAttribute('data-state')) === 'offline',
    60_000,
  );
});
afterAll(async () => {
  await consoles.end();
  await nats?.end();
});

const opener = () =>
  centre.window
    .getByTestId('case-panel')
    .getByRole('button', { name: /照片|photo/i })
    .first();
const small = () => opener().locator('img');
const dialog = () => centre.window.getByRole('dialog');
const place = () => dialog().locator('[data-photo-state]');
/** The small picture is drawn. */
const drawn = (what: 'small' | 'whole') =>
  expect.poll(() =>
    dialog()
      .locator(`[data-photo=${what}]`)
      .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
  );

describe('a photo whose whole one is not here', () => {
  it.each([
    ['zh-CN', '整张照片不在本机；现在显示的是缩略图', '重试'],
    ['en', 'the whole photo is not on this machine. This is the small one', 'Try again'],
  ] as const)('shows its small picture without a line and says so, in %s', async (lang, words, again) => {
    await centre.griddesk('settings.update', { lang });
    await small().waitFor();
    await opener().click();
    await expect.poll(() => place().getAttribute('data-photo-state')).toBe('unreachable');
    await drawn('small').toBe(320);
    expect(await place().innerText()).toContain(words);
    expect(await centre.window.getByTestId('photo-again').innerText()).toBe(again);
    expect(await findings(centre.window, 'photo')).toEqual([]);
    await centre.window.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  });

  it('is tried again at the press of a button, and comes by itself with the line', async () => {
    await opener().click();
    await centre.window.getByTestId('photo-again').click();
    await expect.poll(() => place().getAttribute('data-photo-state')).toBe('unreachable');
    await nats.server.resume();
    await drawn('whole').toBe(640);
    await place().waitFor({ state: 'hidden' });
    expect(await dialog().locator('[data-photo=small]').count()).toBe(0);
  }, 120_000);
});
