import type { Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, report, until } from '../support/consoles';

const consoles = createConsoles();
afterEach(consoles.end);

/** A digest of what is drawn on the canvases below the map, wherever each stands in the document; '' while there is none. */
const picture = (window: Page): Promise<string> =>
  window.evaluate(async () => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('[data-testid="map"] [data-below] canvas')];
    const tiles = canvases.map((canvas) => `${canvas.style.left} ${canvas.style.top} ${canvas.toDataURL()}`).toSorted();
    if (tiles.length === 0) return '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(tiles.join()));
    return new Uint8Array(digest).join();
  });

/** The picture once it stands still: two looks in a row are the same. */
const settled = async (window: Page): Promise<string> => {
  let last = '';
  await until('the picture stands still', async () => {
    const now = await picture(window);
    const same = now !== '' && now === last;
    last = now;
    return same;
  });
  return last;
};

it.each([
  ['zh-CN', 'light', '按村社区'],
  ['en', 'dark', 'by village'],
] as const)('areas are coloured by load, chosen with the keyboard, and told in words too: %s', async (lang, theme, level) => {
  const desk = await consoles.start({ lang });
  const { window } = desk;
  // Three in one village, one in another.
  for (const gridCode of ['530303101203023', '530303101203023', '530303101203002', '530303101201001']) await report(desk, { gridCode });
  await desk.griddesk('settings.update', { theme });
  await window.getByTestId('go-map').click();
  const map = window.locator('[data-testid="map"][data-state="ready"]');
  await map.waitFor();
  const plain = await settled(window);

  const select = map.getByTestId('map-shade').locator('select');
  await select.focus();
  await window.keyboard.press('ArrowDown');
  expect(await select.inputValue()).toBe('load');
  const legend = map.getByTestId('map-shade-legend');
  await legend.getByText(level).waitFor();
  await until('areas are coloured', async () => (await picture(window)) !== plain);

  // The words say what main has counted: the village with the most open cases stands first.
  const loads = await desk.griddesk('map.loads');
  const directory = await desk.griddesk('directory.read');
  if (!loads.ok || !directory.ok) throw new Error('main did not answer');
  const villages = loads.value.places.filter(({ code }) => code.length === 12).toSorted((one, other) => other.open - one.open);
  const most = villages.filter(({ open }) => open === villages[0]!.open);
  expect(villages[0]!.open).toBe(3);
  const names = most.map(({ code }) => directory.value.areas.find((area) => area.code === code)!.name);
  await until('the legend names it', async () => {
    const text = await legend.innerText();
    return names.some((name) => text.includes(name));
  });
  expect(await findings(window, `map, shaded, ${lang}, ${theme}`)).toEqual([]);
  if (process.env['SHOTS']) await window.screenshot({ path: `/tmp/shade-${lang}-${theme}.png` });

  await select.focus();
  await window.keyboard.press('ArrowUp');
  await legend.waitFor({ state: 'detached' });
  await until('the ground is plain again', async () => (await picture(window)) === plain);
});
