import ExifReader from 'exifreader';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allSent, createConsoles, give, report } from '../support/consoles';
import type { Console } from '../support/electron';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { exifSegment, EXIF_CANARIES, gifFile, heicFile, jpegFile, pngFile, segment } from '../support/photo-files';
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

/** The department's answer to its task, open. */
const openForm = async (): Promise<void> => {
  if (await form().isVisible()) return;
  if (!(await desk.window.getByTestId('case-panel').isVisible())) await createDesk(desk.window).open(caseId, '枯树压线');
  const acknowledge = desk.window.getByTestId('action-acknowledge');
  await acknowledge.or(desk.window.getByTestId('action-complete')).first().waitFor();
  if (await acknowledge.isVisible()) await acknowledge.click();
  await desk.window.getByTestId('action-complete').click();
  await form().waitFor();
};
const form = () => desk.window.getByTestId('form-complete');
const choose = (...files: readonly (readonly [name: string, bytes: Uint8Array])[]) =>
  form()
    .getByTestId('photo-input')
    .setInputFiles(files.map(([name, bytes]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })));
/** Each refused file with its problem, and what stands there. */
const refusals = async (count: number): Promise<[string | null, string][]> => {
  const items = form().locator('[data-testid=photo-refused] li');
  await expect.poll(() => items.count(), { timeout: 20_000 }).toBe(count);
  const found: [string | null, string][] = [];
  for (const item of await items.all()) found.push([await item.getAttribute('data-problem'), await item.innerText()]);
  return found;
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const whole = jpegFile({ width: 640, height: 480 });
const corruptPng = pngFile();
corruptPng[30]! ^= 1;
const HOSTILE = [
  ['nothing.jpg', new Uint8Array(), 'empty'],
  ['huge.jpg', new Uint8Array(20 * 1024 * 1024 + 1), 'too-large'],
  ['letter.jpg', bytes('hello'), 'not-a-photo'],
  ['page.jpg', bytes('<!doctype html><script>alert(1)</script>'), 'not-a-photo'],
  ['drawing.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'not-a-photo'],
  ['phone.heic', heicFile(), 'heic'],
  ['moving.gif', gifFile(), 'animated'],
  ['bomb.png', pngFile({ claims: [60_000, 60_000] }), 'too-many-pixels'],
  ['wide.jpg', jpegFile({ width: 65_535, height: 65_535, picture: [0] }), 'too-many-pixels'],
] as const;
const BROKEN = [
  ['cut.jpg', whole.subarray(0, whole.length - 40), 'damaged'],
  ['wrong.png', corruptPng, 'damaged'],
  // Its parts are in order, and one of its code tables holds more codes than there can be.
  [
    'tables.jpg',
    jpegFile({
      width: 640,
      height: 480,
      segments: [
        segment(
          0xc4,
          Array.from({ length: 40 }, () => 255),
        ),
      ],
    }),
    'damaged',
  ],
] as const;

describe.each(['zh-CN', 'en'] as const)('a file that is no photo, in %s', (lang) => {
  it('is named with what is wrong and what to do, and does no harm', async () => {
    await desk.griddesk('settings.update', { lang });
    await openForm();
    for (const list of [HOSTILE, BROKEN]) {
      await choose(...list.map(([name, file]) => [name, file] as const));
      const found = await refusals(list.length);
      expect(found.map(([problem]) => problem)).toEqual(list.map(([, , problem]) => problem));
      found.forEach(([, words], at) => expect(words).toMatch(new RegExp(`^${list[at]![0]}${lang === 'en' ? ': ' : '：'}.{6,}`)));
    }
    expect(await form().locator('[data-media-id]').count()).toBe(0);
  });
});

it('refuses a Blob that claims 500 MB before it reads a byte of it', async () => {
  await form()
    .locator('textarea')
    .first()
    .evaluate((field) => {
      const file = new File(['x'], 'film.jpg', { type: 'image/jpeg' });
      Object.defineProperty(file, 'size', { value: 500 * 1024 * 1024 });
      Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('read')) });
      const data = new DataTransfer();
      Object.defineProperty(data, 'files', { value: [file] });
      field.dispatchEvent(Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: data }));
    });
  expect((await refusals(1))[0]).toEqual(['too-large', expect.stringContaining('film.jpg')]);
});

it('takes in a phone’s photo with the answer, without where it was taken and with what', async () => {
  const phone = jpegFile({ width: 3000, height: 1500, segments: [exifSegment()] });
  const before = ExifReader.load(phone.slice().buffer, { expanded: true });
  expect([before.gps?.Latitude, before.exif?.['Make']?.description]).toEqual([expect.closeTo(25.6, 1), EXIF_CANARIES[0]]);

  await desk.griddesk('settings.update', { lang: 'zh-CN' });
  await choose(['现场.jpg', phone]);
  await form().locator('[data-media-id] img').waitFor();
  const mediaId = (await form().locator('[data-media-id]').getAttribute('data-media-id'))!;
  await form().locator('textarea').first().fill('树已伐除。');
  await desk.window.getByTestId('confirm-complete').click();
  await form().waitFor({ state: 'hidden' });

  const kept = await desk.window.evaluate(async (id) => {
    const files = await Promise.all(['', '?thumb'].map(async (query) => (await fetch(`app://griddesk/media/${id}${query}`)).blob()));
    const pictures = await Promise.all(files.map((file) => createImageBitmap(file)));
    return {
      sizes: pictures.flatMap(({ width, height }) => [width, height]),
      files: await Promise.all(files.map(async (file) => [...new Uint8Array(await file.arrayBuffer())])),
    };
  }, mediaId);
  expect(kept.sizes).toEqual([2560, 1280, 320, 160]);
  for (const file of kept.files) {
    const after = ExifReader.load(Uint8Array.from(file).buffer, { expanded: true });
    expect([after.gps, after.exif, after.xmp, after.iptc]).toEqual([undefined, undefined, undefined, undefined]);
  }
  await allSent(desk);
  expect(textsFoundIn(desk.dataDir, [...EXIF_CANARIES])).toEqual([]);
});
