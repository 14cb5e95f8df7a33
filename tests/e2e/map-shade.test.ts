import type { Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';
import { lastDays, type Output } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, must, report, until } from '../support/consoles';
import { evaluatedHistories, prepareTownship, TOWNSHIP } from '../support/evaluated-township';

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

const DAY = 86_400_000;
const CASES = 160;

it.each([
  ['zh-CN', 'light', '按期结案率', ['按乡镇街道', '按村社区', '按村（居）民小组', '按网格'], '无到期案卷'],
  ['en', 'dark', 'Closed on time', ['by township', 'by village', 'by villagers’ group', 'by grid'], 'No case was due'],
] as const)(
  'the share closed on time is that of the evaluation, at each level, and the choice is kept: %s',
  async (lang, theme, title, levels, none) => {
    const dataDir = consoles.newFolder();
    const now = Date.now();
    const histories = evaluatedHistories({ from: now - 28 * DAY, to: now }, CASES).map((event, at) => {
      // In grids that the demo has.
      const data = event.type === 'case.reported' ? { ...(event.data as object), gridCode: `${event.area}00${1 + (at % 9)}` } : event.data;
      return { ...event, data };
    });
    await prepareTownship(dataDir, histories);
    const desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'lead', lang });
    const { window } = desk;
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1366, 768));
    must(await desk.griddesk('settings.update', { theme }));
    await until('the history has come', async () => {
      const { cases } = must(await desk.griddesk('diagnostics.read'));
      return Object.values(cases).reduce((sum, count) => sum + count, 0) === CASES;
    });
    await window.getByTestId('go-map').click();
    const map = window.locator('[data-testid="map"][data-state="ready"]');
    await map.waitFor();
    const plain = await settled(window);
    const drawn = map.locator('canvas.maplibregl-canvas');
    await drawn.evaluate((canvas) => void ((canvas as HTMLElement).dataset['first'] = 'yes'));

    // By keys alone: what colours, how many days, which level.
    const select = map.getByTestId('map-shade').locator('select');
    await select.focus();
    await window.keyboard.press('End');
    expect(await select.inputValue()).toBe('onTime');
    const legend = map.getByTestId('map-shade-legend');
    const days = legend.getByTestId('map-shade-days').locator('select');
    await days.focus();
    await window.keyboard.press('End');
    expect(await days.inputValue()).toBe('90');
    await until('areas are coloured', async () => (await picture(window)) !== plain);

    // What main tells of the township is the evaluation's own figure of the same days.
    type Counted = Extract<Output<'map.onTime'>, { readonly state: 'counted' }>;
    let counted: Counted | undefined;
    await until('main has counted', async () => {
      const answer = must(await desk.griddesk('map.onTime', { days: 90 }));
      counted = answer.state === 'counted' ? answer : undefined;
      return counted !== undefined;
    });
    const { places } = counted!;
    const share = places.find(({ code }) => code === TOWNSHIP)!;
    const evaluation = must(await desk.griddesk('evaluation.read', { period: lastDays(90, counted!.asOf), area: TOWNSHIP }));
    if (evaluation.state !== 'counted') throw new Error('the map was counted, and the evaluation is not');
    const figure = evaluation.period.figures.find((one) => one.figure === 'closed-on-time')!;
    expect(share).toMatchObject({ numerator: figure.numerator, denominator: figure.denominator });
    expect(share.denominator).toBeGreaterThan(CASES / 2);
    expect(share.numerator).toBeLessThan(share.denominator);

    const level = legend.getByTestId('map-shade-level').locator('select');
    expect(await level.inputValue()).toBe('');
    const pictures = new Set<string>();
    for (const words of levels) {
      await level.focus();
      await window.keyboard.press('ArrowDown');
      await legend.getByText(`${title} · ${words}`).waitFor();
      pictures.add(await settled(window));
      if (process.env['SHOTS']) await window.screenshot({ path: `/tmp/on-time-${lang}-${await level.inputValue()}.png` });
      if (words === levels[0]) expect(await legend.innerText()).toMatch(new RegExp(`\\b${share.numerator}\\b`));
    }
    // A choice that is kept draws no new map.
    expect(await drawn.getAttribute('data-first')).toBe('yes');
    expect(pictures.size).toBe(levels.length);
    // Where nothing was due there is no colour, and the legend says so.
    await legend.getByText(none, { exact: true }).waitFor();
    // Every place in words, opened with the keyboard.
    await level.focus();
    await window.keyboard.press('ArrowUp');
    await window.keyboard.press('ArrowUp');
    await legend.getByText(levels[1]).waitFor();
    await legend.locator('summary').focus();
    await window.keyboard.press('Enter');
    const each = legend.getByTestId('map-shade-each').locator('li');
    await each.first().waitFor();
    const villages = places.filter(({ code }) => code.length === 12);
    expect(await each.count()).toBe(villages.length);
    const told = (await each.allInnerTexts()).join('\n');
    for (const { numerator, denominator } of villages) {
      expect(told).toContain(lang === 'en' ? `${numerator} of ${denominator} due` : `应结 ${denominator} 件，按期 ${numerator} 件`);
    }
    expect(await findings(window, `map, on time, ${lang}, ${theme}`)).toEqual([]);
    if (process.env['SHOTS']) await window.screenshot({ path: `/tmp/on-time-${lang}-each.png` });

    // Found again after a restart: what colours, the level, the days.
    await consoles.close(desk);
    const again = await consoles.start({ dataDir, area: TOWNSHIP, role: 'lead', lang });
    await again.window.getByTestId('go-map').click();
    const kept = again.window.getByTestId('map-shade-legend');
    await kept.getByText(`${title} · ${levels[1]}`).waitFor();
    expect(await kept.getByTestId('map-shade-days').locator('select').inputValue()).toBe('90');
    expect(must(await again.griddesk('settings.read')).mapShading).toEqual({ shade: 'onTime', level: 'village', days: 90 });
  },
);
