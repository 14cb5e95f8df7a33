import { afterAll, beforeAll, expect, it } from 'vitest';
import { allSent, createConsoles, give, report } from '../support/consoles';
import type { Console } from '../support/electron';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { exifSegment, EXIF_CANARIES, jpegFile, pngFile } from '../support/photo-files';
import { textsFoundIn } from '../support/store';

const POWER = 'power-supply-530303101';
const consoles = createConsoles();
afterAll(consoles.end);

let desk: Console;
let caseId: string;
beforeAll(async () => {
  const dataDir = consoles.newFolder();
  const centre = await consoles.start({ dataDir });
  caseId = await report(centre, { title: '枯树压线' });
  expect(await give(centre, 'accept', { caseId, category: 'power-tree', priority: 'important' })).toMatchObject({ ok: true });
  expect(
    await give(centre, 'dispatch', { caseId, tasks: [{ departmentId: POWER, lead: true, instructions: '请到场处置' }] }),
  ).toMatchObject({ ok: true });
  await allSent(centre);
  await consoles.close(centre);
  desk = await consoles.start({ dataDir, role: 'department', args: ['--department', POWER] });
});

it('takes in a phone’s photo with the answer, without where it was taken and with what', async () => {
  await createDesk(desk.window).open(caseId, '枯树压线');
  await desk.window.getByTestId('action-acknowledge').click();
  await desk.window.getByTestId('action-complete').click();
  const form = desk.window.getByTestId('form-complete');
  await form.getByTestId('photo-input').setInputFiles([
    { name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpegFile({ width: 3000, height: 1500, segments: [exifSegment()] })) },
    { name: '说明.png', mimeType: 'image/png', buffer: Buffer.from(pngFile({ claims: [60_000, 60_000] })) },
  ]);
  await form.locator('[data-media-id] img').waitFor();
  expect(await form.getByTestId('photo-refused').innerText()).toContain('说明.png：照片尺寸过大');
  const mediaId = (await form.locator('[data-media-id]').getAttribute('data-media-id'))!;
  await form.locator('textarea').first().fill('树已伐除。');
  await desk.window.getByTestId('confirm-complete').click();
  await form.waitFor({ state: 'hidden' });

  const kept = await desk.window.evaluate(async (id) => {
    const [whole, small] = await Promise.all(
      ['', '?thumb'].map(async (query) => createImageBitmap(await (await fetch(`app://griddesk/media/${id}${query}`)).blob())),
    );
    return [whole!.width, whole!.height, small!.width, small!.height];
  }, mediaId);
  expect(kept).toEqual([2560, 1280, 320, 160]);
  await allSent(desk);
  expect(textsFoundIn(desk.dataDir, [...EXIF_CANARIES])).toEqual([]);
});
