import { Objm } from '@nats-io/obj';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEDIA } from '../../main/upstream/jetstream/topology';
import { demoData } from '../../scripts/upstream/demo-data';
import { foundDemo } from '../../scripts/upstream/found';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { findings } from '../support/axe';
import { createConsoles, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { jpegFile } from '../support/photo-files';
import { startPhotoServer, type PhotoServer } from '../support/photo-server';

const AREA = '530303101';
const TITLE = '枯树压线';
const consoles = createConsoles();
let nats: PhotoServer;
let desk: Console;
let dataDir: string;
let caseId: string;
const media: string[] = [];
beforeAll(async () => {
  nats = await startPhotoServer();
  await foundDemo(nats.platform, { data: demoData, seed: 1, townships: [], now: Date.now() });
  dataDir = consoles.newFolder();
  desk = await open();
  for (const width of [640, 480]) {
    const files = [jpegFile({ width, height: 480 }), jpegFile({ width: 320, height: 240 })].map((file) => [...file]);
    const added = await desk.window.evaluate(async ([photo, thumb]) => {
      const { griddesk } = globalThis as unknown as { griddesk: import('../../preload/contract').Bridge };
      return griddesk.media.add({ photo: Uint8Array.from(photo!), thumb: Uint8Array.from(thumb!) });
    }, files);
    if (!added.ok) throw new Error(added.error.message);
    media.push(added.value.mediaId);
  }
  caseId = await report(desk, { title: TITLE, media });
});
afterAll(async () => {
  await consoles.end();
  await nats?.end();
});

const online = (console: Console) =>
  until('it is online', async () => (await console.window.getByTestId('sync-status').getAttribute('data-state')) === 'online', 60_000);
const open = async (role?: string): Promise<Console> => {
  const console = await consoles.start({ dataDir, upstream: nats.url, area: AREA, ...(role === undefined ? {} : { role }) });
  await online(console);
  return console;
};
const note = () => desk.window.getByTestId('photo-not-taken');

describe('photos that the platform does not take', () => {
  it.each([
    ['zh-CN', ['照片1和照片2没有上传', '照片仍保存在本机', '请系统管理员开通上传权限', '重新上传']],
    ['en', ['Photo 1 and Photo 2: not uploaded', 'kept on this machine', 'Ask your administrator', 'Upload again']],
  ] as const)('say in %s beside them what happened, what is safe and what to do', async (lang, words) => {
    await desk.griddesk('settings.update', { lang });
    await createDesk(desk.window).open(caseId, TITLE);
    await note().waitFor();
    for (const each of words) expect(await note().innerText()).toContain(each);
    expect(await note().getAttribute('data-why')).toBe('permission');
    expect(await findings(desk.window, '[data-testid=case-panel]')).toEqual([]);
  });

  it('are still told after a restart, to an observer without the button', async () => {
    await consoles.close(desk);
    desk = await open('observer');
    await createDesk(desk.window).open(caseId, TITLE);
    await note().waitFor();
    expect(await desk.window.getByTestId('photo-retry').count()).toBe(0);
    await consoles.close(desk);
    desk = await open('dispatcher');
  });

  it('are sent when the right is given and somebody presses the button, and the words go', async () => {
    await nats.allowPhotos();
    await createDesk(desk.window).open(caseId, TITLE);
    await note().waitFor();
    await online(desk);
    await desk.window.getByTestId('photo-retry').click();
    await note().waitFor({ state: 'hidden', timeout: 60_000 });
    const store = await new Objm(nats.platform).open(MEDIA.name);
    for (const id of media)
      await expect.poll(async () => (await store.info(id))?.metadata?.['type'], { timeout: 60_000 }).toBe('image/jpeg');
  });
});
