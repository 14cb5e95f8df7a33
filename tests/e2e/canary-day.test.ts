import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import type { Person } from '../../preload/contract';
import { canaryWorld, REPORTER } from '../support/canaries';
import { createConsoles, give, must, report, until } from '../support/consoles';
import { callBridge, type Console } from '../support/electron';
import { filesUnder, textsIn, textsUnder } from '../support/find-texts';
import { jpegFile, segment } from '../support/photo-files';
import { prepareFolder } from '../support/prepared-folder';
import { replicaRows } from '../support/replica';
import { revealOnScreen } from '../support/reveal';
import { newId } from '../support/uuid';
import { reported } from '../support/wire';

const PASSPHRASE = 'a passphrase for demos only';
const PHOTO_CANARY = 'canary in a photo 4172';
const DRAFT_CANARY = '金丝雀草稿：半句话';
const consoles = createConsoles();
afterEach(consoles.end);

const secretsOf = ({ name, phone, idNumber, birthDate, address, care }: Person): string[] => [
  name,
  phone!,
  idNumber,
  birthDate,
  address,
  ...care.flatMap(({ guardian, notes }) => [guardian!.name, guardian!.phone, notes!]),
];

/** Everything the window's scripts can still reach; V8 collects garbage before it writes. */
const heapOf = async (desk: Console, file: string): Promise<Buffer> => {
  await desk.app.evaluate(async ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.webContents.takeHeapSnapshot(to), file);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
};

it('a day of reveals, papers, exports, photos and crashes leaves no personal text readable anywhere', async () => {
  const world = canaryWorld(Date.now());
  const [patient, child] = world.people as [Person, Person];
  const root = consoles.newFolder();
  const places = Object.fromEntries(['data', 'home', 'tmp', 'out', 'planted'].map((name) => [name, join(root, name)])) as Record<
    'data' | 'home' | 'tmp' | 'out' | 'planted',
    string
  >;
  for (const place of Object.values(places)) mkdirSync(place);
  const event = reported(
    newId(),
    { title: '屋里没有人应声', category: 'power-tree', gridCode: patient.gridCode, reporter: REPORTER },
    { at: Date.now(), area: world.village },
  );
  await prepareFolder(places.data, { ...world, events: [event] });
  const secrets = [...secretsOf(patient), ...secretsOf(child), REPORTER.name, REPORTER.phone, PHOTO_CANARY, DRAFT_CANARY];

  /** Whatever Chromium or a library writes besides goes to folders that are looked through as well. */
  const env = {
    HOME: places.home,
    TMPDIR: places.tmp,
    XDG_CONFIG_HOME: join(places.home, 'config'),
    XDG_CACHE_HOME: join(places.home, 'cache'),
  };
  const start = async (): Promise<Console> => {
    const desk = await consoles.start({ dataDir: places.data, area: world.township, role: 'lead', env });
    await until('the people are here', async () => (await replicaRows(desk.window, 'people')).length === world.people.length);
    return desk;
  };
  const logs: string[] = [];
  const leaks = (): string[] => [
    ...(['data', 'home', 'tmp'] as const).flatMap((place) => textsUnder(places[place], secrets)),
    ...logs.flatMap((log) => textsIn(Buffer.from(log), secrets).map((text) => `${text} in the log`)),
  ];
  /** No crash report of any process, wherever it might have been put. */
  const dumps = (): string[] => filesUnder(root).filter((file) => /\.(dmp|core)$|\/core(\.\d+)?$/.test(file));

  let desk = await start();
  expect(await desk.app.evaluate(({ app }) => app.getPath('crashDumps'))).toContain(root);
  const dialogs = () =>
    desk.app.evaluate(({ dialog }, to) => {
      let file = 0;
      // With the ending that was proposed, as a person leaves it.
      dialog.showSaveDialog = (async (...parts: unknown[]) => {
        const { defaultPath } = parts.at(-1) as { defaultPath?: string };
        return { canceled: false, filePath: `${to}/${(file += 1)}-${(defaultPath ?? 'file').split('/').at(-1)}` };
      }) as never;
    }, places.out);
  await dialogs();

  // The day's work: a call with a reporter, a photo, a reply half written, looks at people, papers and tables.
  await revealOnScreen(desk.window, patient.id);
  await revealOnScreen(desk.window, child.id);
  const caseId = await report(desk, { reporter: REPORTER, location: { lon: 103.82, lat: 25.6, crs: 'WGS84', address: patient.address } });
  await desk.window.getByTestId('go-dispatch').click();
  await desk.window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).click();
  await desk.window.getByTestId('case-panel').getByTestId('action-note').click();
  await desk.window.getByTestId('form-note').getByRole('textbox').fill(DRAFT_CANARY);
  const keep = (photo: Uint8Array) =>
    desk.window.evaluate(
      async (picture) => {
        const { griddesk } = globalThis as unknown as { griddesk: import('../../preload/contract').Bridge };
        return griddesk.media.add({ photo: Uint8Array.from(picture), thumb: Uint8Array.from(picture) });
      },
      [...photo],
    );
  const size = { width: 64, height: 48 };
  const spoken = jpegFile({ ...size, segments: [segment(0xfe, Buffer.from(PHOTO_CANARY))] });
  expect(await keep(spoken)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  await report(desk, { media: [must(await keep(jpegFile(size))).mediaId] });
  must(await give(desk, 'accept', { caseId, category: 'power-tree', priority: 'urgent' }));
  must(await desk.griddesk('cases.search', { text: patient.name, limit: 50 }));
  const paper = desk.app.waitForEvent('window');
  must(await desk.griddesk('app.openWindow', { show: 'print', paper: 'case-history', caseId }));
  const page = await paper;
  await page.locator('[data-testid=paper][data-status=ready]').waitFor();
  expect(await callBridge(page, 'paper.save', { paper: 'case-history', caseId })).toMatchObject({ ok: true, value: { outcome: 'done' } });
  await page.close();
  for (const format of ['csv', 'xlsx'] as const) {
    must(await desk.griddesk('exports.people', { format }));
    must(await desk.griddesk('exports.people', { format, unmasked: { purpose: '核对测试' } }));
  }
  must(await desk.griddesk('exports.cases', { format: 'xlsx', from: 0, to: Date.now() + 1000, unmasked: { purpose: '核对测试' } }));
  must(await desk.griddesk('exports.audit'));
  expect(leaks()).toEqual([]);
  // What was signed for is where the lead put it, and the search finds it there, packed or not; no more than was signed for.
  const left = textsUnder(places.out, secrets);
  expect(
    left
      .filter((one) => one.startsWith(patient.name))
      .map((one) => one.replace(/^.*\.(\w+)$/, '$1'))
      .toSorted(),
  ).toEqual(['csv', 'xlsx']);
  expect(left.filter((one) => /\.(pdf|jsonl)$/.test(one))).toEqual([]);

  // Locked with somebody's fields on the screen, the window can reach none of it.
  await revealOnScreen(desk.window, patient.id);
  const full = [patient.name, patient.idNumber, patient.address];
  expect(textsIn(await heapOf(desk, join(root, 'open.heapsnapshot')), full)).toContain(patient.idNumber);
  await desk.window.keyboard.press('Control+l');
  await desk.window.getByTestId('passphrase').waitFor();
  expect(textsIn(await heapOf(desk, join(root, 'locked.heapsnapshot')), secrets)).toEqual([]);
  expect(leaks()).toEqual([]);
  await desk.window.getByTestId('passphrase').fill(PASSPHRASE);
  await desk.window.keyboard.press('Enter');
  await desk.window.getByTestId('queue').waitFor();

  // The window's process dies of a fault with somebody's fields on the screen; the window comes back without them.
  await revealOnScreen(desk.window, child.id);
  const pid = () => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId());
  const before = await pid();
  process.kill(before, 'SIGSEGV');
  await until('the window is back', async () => {
    const now = await pid();
    return now !== 0 && now !== before;
  });
  expect(dumps()).toEqual([]);
  expect(leaks()).toEqual([]);
  logs.push(desk.output());
  expect(logs.join('\n')).toContain('a window');
  await consoles.close(desk);

  // The app itself dies of a fault, and another time of a power cut.
  for (const how of ['fault', 'cut'] as const) {
    desk = await start();
    await revealOnScreen(desk.window, patient.id);
    if (how === 'fault') process.kill(desk.app.process().pid!, 'SIGSEGV');
    await desk.kill();
    logs.push(desk.output());
    expect(dumps()).toEqual([]);
    expect(leaks()).toEqual([]);
  }
  desk = await start();
  logs.push(desk.output());
  await consoles.close(desk);
  expect(leaks()).toEqual([]);

  // The search finds what stands readable, in every way it might.
  const plant = (name: string, content: Uint8Array | string) => writeFileSync(join(places.planted, name), content);
  const text = `…${patient.name}…`;
  plant('utf8', text);
  plant('utf16le', Buffer.from(text, 'utf16le'));
  plant('utf16be', Buffer.from(text, 'utf16le').swap16());
  plant(
    'json',
    JSON.stringify(text).replaceAll(/[^\x00-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  for (const shift of [0, 1, 2]) plant(`base64-${shift}`, Buffer.from(`${'x'.repeat(shift)}${text}`).toString('base64'));
  plant('gzip', Buffer.concat([Buffer.from('head'), gzipSync(text)]));
  expect(textsUnder(places.planted, [patient.name])).toHaveLength(8);
}, 300_000);
