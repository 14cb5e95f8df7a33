import { afterEach, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, report } from '../support/consoles';

const consoles = createConsoles();
afterEach(consoles.end);

/** Degrees of longitude that an arrow key moves the map by where its search brings it near: 100 pixels at zoom 14. */
const STEP = (100 * 360) / (512 * 2 ** 14);

it.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('the keyboard points at what lies in the middle of the map, and Enter opens it: %s', async (lang, theme) => {
  const desk = await consoles.start({ lang });
  const { window } = desk;
  const put = (title: string, lon: number) =>
    report(desk, { title, gridCode: '530303101203023', location: { lon, lat: 25.6, crs: 'WGS84' } });
  await put('独一无二的路灯', 104.12);
  const second = await put('旁边的一处', 104.12 + STEP);
  await desk.griddesk('settings.update', { theme });
  await window.getByTestId('go-map').click();
  await window.locator('[data-testid="map"][data-state="ready"]').waitFor();
  const card = window.getByTestId('map-card');
  expect(await card.count()).toBe(0);

  // Its search brings the map to stand over the first case.
  await window.getByTestId('map-search').fill('独一无二');
  await window.getByRole('option', { name: '独一无二的路灯' }).first().waitFor();
  await window.keyboard.press('Enter');
  await window.getByTestId('case-panel').waitFor();

  // Backwards out of the search, the map itself is the next that has the focus.
  await window.getByTestId('map-search').focus();
  const onMap = () => window.evaluate(() => document.activeElement?.classList.contains('maplibregl-canvas'));
  for (let step = 0; step < 12 && !(await onMap()); step += 1) await window.keyboard.press('Shift+Tab');
  expect(await onMap()).toBe(true);
  await window.getByTestId('map-cross').waitFor();
  const of = (kind: string) => card.and(window.locator(`[data-kind="${kind}"]`));
  await of('case').getByText('独一无二的路灯').waitFor();
  expect(await findings(window, `map by keys, ${lang}, ${theme}`)).toEqual([]);
  if (process.env['SHOTS']) await window.screenshot({ path: `${process.env['SHOTS']}/map-keys-case-${lang}.png` });

  await window.keyboard.press('ArrowDown');
  await of('grid').waitFor();
  if (process.env['SHOTS']) await window.screenshot({ path: `${process.env['SHOTS']}/map-keys-grid-${lang}.png` });
  await window.keyboard.press('ArrowUp');
  await of('case').waitFor();
  await window.keyboard.press('ArrowRight');
  await of('case').getByText('旁边的一处').waitFor();
  await window.keyboard.press('Enter');
  await window.locator(`[data-testid="case-panel"][data-case-id="${second}"]`).waitFor();

  await window.getByTestId('map-search').focus();
  await card.waitFor({ state: 'hidden' });
  expect(await window.getByTestId('map-cross').count()).toBe(0);
});
