import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, must, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { filesUnder } from '../support/find-texts';
import { openMapTilesArchive, rasterArchive, vectorArchive } from '../support/map-archives';
import { lead, mapColour } from '../support/map-pixels';
import { textsFoundIn } from '../support/store';
import { startTianditu, type TiandituServer } from '../support/tianditu-server';

const KEY = '0123456789abcdef0123456789abcdef';
const GREEN = 15;

const consoles = createConsoles();
let server: TiandituServer | undefined;
afterEach(async () => {
  await consoles.end();
  await server?.close();
  server = undefined;
});

const openMap = async (window: Page): Promise<void> => {
  await window.getByTestId('go-map').click();
  await window.locator('[data-testid="map"][data-state="ready"]').waitFor();
};

/** With the keyboard: the button at the foot of the map, then the line of its menu. */
const chooseOnMap = async (window: Page, choice: string): Promise<void> => {
  await window.getByTestId('base-map').focus();
  await window.keyboard.press('Enter');
  const line = window.getByTestId(`base-map-${choice}`);
  await line.waitFor();
  for (let step = 0; step < 6 && !(await line.evaluate((one) => one === document.activeElement)); step += 1)
    await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await window.locator(`[data-testid="base-map"][data-choice="${choice}"]`).waitFor();
};

const shot = async (window: Page, name: string): Promise<void> => {
  if (process.env['SHOTS']) await window.screenshot({ path: `/tmp/base-${name}.png` });
};

it('Tianditu is shown by the lead’s key, kept for a time without a line, and says so when it refuses', async () => {
  server = await startTianditu();
  const folder = consoles.newFolder();
  const options = { role: 'lead', lang: 'zh-CN', dataDir: folder, args: ['--tianditu', server.url] } as const;
  const desk = await consoles.start(options);
  const { window } = desk;
  await report(desk, { gridCode: '530303101203023' });
  await openMap(window);
  expect(await window.getByTestId('base-map').innerText()).toBe('示意图');
  expect(Math.abs(lead(await mapColour(window), 'green'))).toBeLessThan(GREEN);
  // Nobody is asked for anything without a key, and nothing can be chosen that is not there.
  expect(must(await desk.griddesk('baseMap.read')).hasKey).toBe(false);
  expect((await desk.griddesk('baseMap.choose', { choice: 'tianditu-vector' })).ok).toBe(false);

  await window.getByTestId('go-settings').click();
  await window.getByTestId('base-map-key').fill(` ${KEY}\n`);
  await window.getByTestId('base-map-save-key').click();
  await window.getByTestId('base-map-drop-key').waitFor();
  expect(server.asked).toEqual([]);
  expect(await findings(window, 'settings of the base map')).toEqual([]);
  await shot(window, 'settings-zh');

  await openMap(window);
  await chooseOnMap(window, 'tianditu-vector');
  await until('Tianditu is seen', async () => lead(await mapColour(window, 0.45, 0.45), 'green') > GREEN);
  expect(await window.getByTestId('base-map').innerText()).toBe('天地图');
  expect(server.asked.every(({ params }) => params.get('tk') === KEY)).toBe(true);
  expect(new Set(server.asked.map(({ path }) => path))).toEqual(new Set(['/vec_w/wmts', '/cva_w/wmts']));
  for (const { headers } of server.asked) {
    expect(headers['user-agent']).toBe('Mozilla/5.0 (compatible; GridDesk)');
    expect(headers.cookie ?? headers.referer ?? headers.origin).toBeUndefined();
  }

  // What colours areas is seen above it.
  await window.getByTestId('map-shade').locator('select').selectOption('load');
  await window.getByTestId('map-shade-legend').waitFor();
  await until('areas are drawn above the base map', async () => (await window.locator('[data-on-base] canvas').count()) > 0);
  expect(await findings(window, 'map on Tianditu')).toEqual([]);
  await shot(window, 'tianditu-zh-light');
  must(await desk.griddesk('settings.update', { theme: 'dark', lang: 'en' }));
  await window.locator('[data-testid="map"][data-state="ready"]').waitFor();
  await until('Tianditu is seen in the dark', async () => lead(await mapColour(window, 0.45, 0.45), 'green') > 4);
  expect(await findings(window, 'map on Tianditu, dark')).toEqual([]);
  await shot(window, 'tianditu-en-dark');
  must(await desk.griddesk('settings.update', { theme: 'light' }));

  // Refused from now on: said once, and not asked for again and again.
  server.answer((_asked, response) => void response.writeHead(403).end());
  const before = server.asked.length;
  await openMap(window);
  await chooseOnMap(window, 'tianditu-imagery');
  await window.getByTestId('base-map-trouble').getByText('does not accept this key').waitFor();
  await shot(window, 'refused-en');
  expect(await findings(window, 'map, refused')).toEqual([]);
  for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowLeft']) await window.getByRole('region', { name: 'Grid map' }).press(key);
  await window.waitForTimeout(500);
  // As many as were on their way when the first refusal came.
  expect(server.asked.length - before).toBeLessThanOrEqual(6);
  expect(Math.abs(lead(await mapColour(window, 0.45, 0.45), 'blue'))).toBeLessThan(40);
  await chooseOnMap(window, 'tianditu-vector');
  await until('some tiles are kept', async () => must(await desk.griddesk('baseMap.read')).kept.tiles > 4);
  const output = desk.output();
  await consoles.close(desk);
  await server.close();
  server = undefined;

  expect(textsFoundIn(folder, [KEY, 'tianditu-vector'])).toEqual([]);
  expect(filesUnder(folder).some((path) => path.endsWith('tiles.db'))).toBe(true);
  expect(output).not.toContain(KEY);

  // The next morning, and no line: what was seen is there.
  const again = await consoles.start({ ...options, lang: 'en' });
  await openMap(again.window);
  await again.window.locator('[data-testid="base-map"][data-choice="tianditu-vector"]').waitFor();
  await until('what was kept is seen', async () => lead(await mapColour(again.window, 0.45, 0.45), 'green') > GREEN);
  await again.window.keyboard.press('Control+k');
  await again.window.getByTestId('command-palette').getByRole('combobox').fill('Base map: Schematic');
  await again.window.getByTestId('palette-item').first().waitFor();
  await again.window.keyboard.press('Enter');
  await again.window.locator('[data-testid="base-map"][data-choice="schematic"]').waitFor();
  await until('the schematic is back', async () => Math.abs(lead(await mapColour(again.window, 0.45, 0.45), 'green')) < GREEN);
}, 300_000);

/** What the next system dialog answers. */
const answerDialog = (desk: Console, path: string): Promise<void> =>
  desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [filePath] })) as never;
  }, path);

it('a map file of the lead’s is drawn, pictures or vector, kept over a restart, and named when it has moved', async () => {
  const folder = consoles.newFolder();
  const files = consoles.newFolder();
  const at = (name: string): string => join(files, name);
  writeFileSync(at('地图.pmtiles'), vectorArchive());
  writeFileSync(at('omt.pmtiles'), openMapTilesArchive());
  writeFileSync(at('photo.pmtiles'), rasterArchive());
  writeFileSync(at('broken.pmtiles'), vectorArchive().subarray(0, 900));
  writeFileSync(at('no.pmtiles'), 'no map at all');

  const other = await consoles.start({ lang: 'en' });
  expect(await other.griddesk('baseMap.pickFile')).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  await consoles.close(other);

  const desk = await consoles.start({ role: 'lead', lang: 'zh-CN', dataDir: folder });
  const { window } = desk;
  await report(desk, { gridCode: '530303101203023' });
  await window.getByTestId('go-settings').click();
  for (const [name, words] of [
    ['no.pmtiles', '“no.pmtiles”不是 PMTiles 文件'],
    ['broken.pmtiles', '“broken.pmtiles”不完整'],
  ] as const) {
    await answerDialog(desk, at(name));
    await window.getByTestId('base-map-pick').click();
    await window.getByTestId('base-map-bad').getByText(words).waitFor();
  }
  expect(must(await desk.griddesk('baseMap.read'))).toMatchObject({ choice: 'schematic', file: { kind: 'none' } });
  await answerDialog(desk, at('地图.pmtiles'));
  await window.getByTestId('base-map-pick').focus();
  await window.keyboard.press('Enter');
  await window.getByTestId('base-map-file').getByText('地图.pmtiles').waitFor();
  expect(await findings(window, 'settings with a map file')).toEqual([]);
  await shot(window, 'settings-file-zh');

  await openMap(window);
  const asWater = async () => lead(await mapColour(window, 0.45, 0.45), 'blue');
  await until('water is seen', async () => (await asWater()) > 5);
  expect(await window.getByTestId('base-map').innerText()).toBe('© OpenStreetMap');
  expect(await findings(window, 'map on vector tiles')).toEqual([]);
  // Heat lies above the base map, which would hide it, and below the schematic's lines without one.
  await window.getByTestId('map-layer-heat').click();
  await window.locator('[data-on-base] [data-testid="map-heat-canvas"]').waitFor({ state: 'attached' });
  await shot(window, 'heat-zh-light');
  await window.getByTestId('map-layer-heat').click();
  await shot(window, 'vector-zh-light');
  must(await desk.griddesk('settings.update', { theme: 'dark', lang: 'en' }));
  await window.locator('[data-testid="map"][data-state="ready"]').waitFor();
  await until('water is seen in the dark', async () => (await asWater()) > 5);
  expect(await findings(window, 'map on vector tiles, dark')).toEqual([]);
  await shot(window, 'vector-en-dark');
  must(await desk.griddesk('settings.update', { theme: 'light' }));

  await answerDialog(desk, at('omt.pmtiles'));
  must(await desk.griddesk('baseMap.pickFile'));
  await until('the other water is seen', async () => (await asWater()) > 5);
  await shot(window, 'omt-en-light');
  await answerDialog(desk, at('photo.pmtiles'));
  must(await desk.griddesk('baseMap.pickFile'));
  await until('the picture is seen', async () => lead(await mapColour(window, 0.45, 0.45), 'red') > 15);

  // No window hears where the file is, and no disk keeps it in the clear.
  expect(JSON.stringify(must(await desk.griddesk('baseMap.read')))).not.toContain(files);
  await consoles.close(desk);
  expect(textsFoundIn(folder, [files])).toEqual([]);

  const again = await consoles.start({ role: 'lead', lang: 'en', dataDir: folder });
  await openMap(again.window);
  await until('the picture is seen again', async () => lead(await mapColour(again.window, 0.45, 0.45), 'red') > 15);
  await consoles.close(again);

  renameSync(at('photo.pmtiles'), at('elsewhere.pmtiles'));
  const moved = await consoles.start({ role: 'lead', lang: 'en', dataDir: folder });
  await openMap(moved.window);
  await moved.window.getByTestId('base-map-trouble').getByText('“photo.pmtiles” is not there').waitFor();
  expect(Math.abs(lead(await mapColour(moved.window, 0.45, 0.45), 'red'))).toBeLessThan(15);
  expect(await moved.window.getByTestId('base-map').innerText()).toBe('Schematic');
  expect(await findings(moved.window, 'map whose file has moved')).toEqual([]);
  await shot(moved.window, 'moved-en');
  await moved.window.getByTestId('base-map-trouble').getByRole('button', { name: 'Close' }).click();
  await moved.window.getByTestId('base-map-trouble').waitFor({ state: 'detached' });
}, 300_000);
