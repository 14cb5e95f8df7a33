import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import gcoord from 'gcoord';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, must } from '../support/consoles';
import type { Console } from '../support/electron';
import { collectionOf, featureOf, type Corners } from '../support/grid-file';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let folder: string;
let known: readonly Grid[];
beforeAll(async () => {
  folder = consoles.newFolder();
  desk = await consoles.start({ dataDir: consoles.newFolder(), role: 'lead' });
  const grids = must(await desk.griddesk('directory.grids', { area: '530303101' }));
  const { area } = grids[0]!;
  known = grids.filter((grid) => grid.area === area).slice(0, 12);
});

const shot = async (name: string) => {
  const shots = process.env['GRIDDESK_SHOTS'];
  if (shots) await desk.window.screenshot({ path: `${shots}/${name}.png` });
};
const gridNow = async (code: string) =>
  must(await desk.griddesk('directory.grids', { area: code.slice(0, 9) })).find(({ gridCode }) => gridCode === code);
const ringOf = (grid: Grid): Corners => grid.geometry.coordinates[0]!;
/** As a phone's map would have it. */
const moved = (ring: Corners): Corners =>
  ring.map(([lon, lat]) => gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02));

const survey = (code: string, name: string, ring: Corners): object =>
  featureOf({ WGDM: code, WGMC: name, 类型: '农村型', 户数: 21 }, moved(ring));

/** A survey of a village: one grid divided in two, the others under new names, and faults. */
const surveyOf = (name: string) => {
  const divided = known.find((grid) => ringOf(grid).length >= 5)!;
  const [a, b, c, d] = ringOf(divided) as readonly (readonly [number, number])[];
  const fresh = `${divided.area}901`;
  const others = known.filter((grid) => grid !== divided);
  const [p, q, r, s] = ringOf(others[0]!);
  return {
    divided,
    fresh,
    features: [
      survey(divided.gridCode, name, [a!, b!, c!, a!]),
      survey(fresh, `${name}新`, [a!, c!, d!, a!]),
      // The second and third corner have changed places.
      survey(others[0]!.gridCode, name, [p!, r!, q!, s!, p!]),
      ...others.slice(1).map((grid) => survey(grid.gridCode, name, ringOf(grid).toReversed())),
      survey('一号', name, ringOf(others[0]!)),
      survey(others[1]!.gridCode, name, ringOf(others[1]!)),
    ],
  };
};

describe.each(['zh-CN', 'en'] as const)('importing outlines of grids in %s', (lang) => {
  it('shows where they would lie, what is wrong with which, takes the others when told to, and takes them back', async () => {
    const { window } = desk;
    await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' });
    await window.setViewportSize({ width: 1366, height: 768 });
    const name = lang === 'en' ? 'Survey' : '测绘';
    const { divided, fresh, features } = surveyOf(name);
    const path = join(folder, `网格-${lang}.geojson`);
    const list = join(folder, `faults-${lang}.csv`);
    writeFileSync(path, JSON.stringify(collectionOf(features, { crs: { type: 'name', properties: { name: 'EPSG:4326' } } })));
    await desk.app.evaluate(
      ({ dialog }, paths) => {
        dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [paths.path] })) as never;
        dialog.showSaveDialog = (async () => ({ canceled: false, filePath: paths.list })) as never;
      },
      { path, list },
    );
    const before = await gridNow(divided.gridCode);

    // By the palette, wherever one is.
    await window.keyboard.press('Control+K');
    await window.getByTestId('command-palette').getByRole('combobox').fill('GeoJSON');
    await window.keyboard.press('Enter');
    await window.getByTestId('outlines-choose').click();
    await window.getByTestId('outlines-read').waitFor();
    const choice = window.getByTestId('outline-system-GCJ02');
    expect(await window.getByRole('radio').evaluateAll((all) => all.filter((one) => (one as HTMLInputElement).checked).length)).toBe(0);
    expect(await window.getByTestId('outlines-check').isDisabled()).toBe(true);
    expect(await findings(window, 'outlines, read')).toEqual([]);
    await shot(`map-import-read-${lang}`);
    await choice.getByRole('radio').check();
    await window.getByTestId('outlines-check').click();
    await window.getByTestId('outlines-preview').waitFor();
    const rows = window.getByTestId('bad-features').locator('[data-feature]');
    await expect
      .poll(() =>
        rows.evaluateAll((all) =>
          all.map((one) => [Number((one as HTMLElement).dataset['feature']), (one as HTMLElement).dataset['reasons']]),
        ),
      )
      .toEqual([
        [3, expect.stringContaining('crossing')],
        [features.length - 1, 'bad-code'],
        [features.length, 'code-twice'],
      ]);
    expect(await gridNow(divided.gridCode)).toEqual(before);
    await window.getByTestId('outlines-preview').scrollIntoViewIfNeeded();
    expect(await findings(window, 'outlines, checked')).toEqual([]);
    await shot(`map-import-checked-${lang}`);

    await window.getByTestId('outlines-save-faults').click();
    await expect.poll(() => readFileSync(list, 'utf8')).toContain('一号');
    await window.getByTestId('outlines-take').click();
    await window.getByTestId('outlines-take-back').first().waitFor();
    await expect.poll(async () => (await gridNow(fresh))?.name).toBe(`${name}新`);
    const after = (await gridNow(divided.gridCode))!;
    expect(after).toMatchObject({ name, households: 21, type: 'rural', members: before!.members });
    for (const [at, [lon, lat]] of ringOf(divided).slice(0, 3).entries()) {
      expect(ringOf(after)[at]![0]).toBeCloseTo(lon, 5);
      expect(ringOf(after)[at]![1]).toBeCloseTo(lat, 5);
    }
    expect(await findings(window, 'outlines, taken')).toEqual([]);
    await shot(`map-import-taken-${lang}`);

    await window.getByTestId('outlines-take-back').first().click();
    await expect.poll(() => gridNow(fresh)).toBeUndefined();
    await expect.poll(() => gridNow(divided.gridCode)).toEqual(before);
    await expect.poll(() => window.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('outlines-choose');
    await window.keyboard.press('Escape');
    await window.getByTestId('outlines-dialog').waitFor({ state: 'detached' });
  });

  it('is offered beside the roster, to the lead', async () => {
    const { window } = desk;
    await window.keyboard.press('Alt+9');
    await window.getByTestId('open-import-outlines').click();
    await window.getByTestId('outlines-dialog').waitFor();
    expect(await findings(window, 'outlines, before a file')).toEqual([]);
    await window.keyboard.press('Escape');
    await window.getByTestId('outlines-dialog').waitFor({ state: 'detached' });
  });
});
