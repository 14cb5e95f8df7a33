import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, must, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { prepareTownship, TOWNSHIP } from '../support/evaluated-township';
import { newId } from '../support/uuid';
import { reported } from '../support/wire';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CASES = 90;
const GRIDS = ['530303101203023', '530303101203002', '530303101201001', '530303101206001', '530303101203023'];
const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let window: Page;

/** The later, the more: a fifth of them in the last hours. */
const reports = () => {
  const now = Date.now();
  return Array.from({ length: CASES }, (_, i) => {
    const gridCode = GRIDS[i % GRIDS.length]!;
    const ago = (i / CASES) ** 3 * 88 * DAY;
    return reported(newId(), { gridCode, category: undefined }, { at: Math.floor(now - HOUR / 2 - ago), area: gridCode.slice(0, 12) });
  }).toReversed();
};

beforeAll(async () => {
  const dataDir = consoles.newFolder();
  await prepareTownship(dataDir, reports());
  desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'lead' });
  ({ window } = desk);
  await until('the reports have come', async () => {
    const { cases } = must(await desk.griddesk('diagnostics.read'));
    return Object.values(cases).reduce((sum, count) => sum + count, 0) === CASES;
  });
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1366, 768));
});

const panel = () => window.getByTestId('map-heat');
const slider = () => panel().getByRole('slider');
const told = () => panel().getByTestId('map-heat-words').innerText();
const canvas = () => window.getByTestId('map-heat-canvas').evaluate((one) => (one as HTMLCanvasElement).toDataURL());
const picture = async (name: string): Promise<void> => {
  if (process.env['SHOTS']) await window.screenshot({ path: join(process.env['SHOTS'], `map-heat-${name}.png`) });
};
const heat = async (from?: number) =>
  must(await desk.griddesk('map.heat', { over: 'quarter-by-week', level: 'village', ...(from === undefined ? {} : { from }) }));

/** Steps move on at the place's midnight: a test that would meet it waits until it is over. */
const awayFromMidnight = async (): Promise<void> => {
  const left = dayAt(Date.now()).to - Date.now();
  if (left < 45_000) await sleep(left + 100);
};

/** Draws of the GL map from now on. */
const countDraws = () =>
  window.evaluate(() => {
    const counted = globalThis as unknown as { draws: number | undefined };
    if (counted.draws === undefined) {
      const { prototype } = WebGL2RenderingContext;
      const draw = prototype.drawElements;
      prototype.drawElements = function (...of) {
        counted.draws! += 1;
        return draw.apply(this, of);
      };
    }
    counted.draws = 0;
  });
const draws = () => window.evaluate(() => (globalThis as unknown as { draws: number }).draws);

describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('the heat map: %s', (lang, theme) => {
  it('tells where reports came from in each step, moved by the keyboard, and never draws the map anew for it', async () => {
    await awayFromMidnight();
    must(await desk.griddesk('settings.update', { lang, theme }));
    await window.getByTestId('go-map').click();
    await window.locator('[data-testid="map"][data-state="ready"]').waitFor();
    expect(await panel().count()).toBe(0);
    await window.getByTestId('map-layer-heat').focus();
    await window.keyboard.press('Space');
    await panel().waitFor();

    await panel().getByRole('combobox').focus();
    await window.keyboard.press('End');
    const { steps } = await heat();
    expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(CASES);
    const number = new Intl.NumberFormat(lang);
    const words = (at: number) => {
      const { count } = steps[at]!;
      return lang === 'en' ? `· ${count} report${count === 1 ? '' : 's'}` : `· 报事 ${number.format(count)} 件`;
    };
    await until('the last step is told', async () => (await told()).endsWith(words(steps.length - 1)));
    await picture(`${lang}-last`);

    await slider().focus();
    await window.keyboard.press('Home');
    await until('the first step is told', async () => (await told()).endsWith(words(0)));
    expect(await slider().getAttribute('aria-valuetext')).toContain(words(0));
    // Everything has come to rest: what is drawn from here on is drawn for the steps.
    let last = '';
    await until('the picture stands still', async () => {
      const before = last;
      last = await canvas();
      await countDraws();
      return last === before && (await sleep(300), (await draws()) === 0);
    });
    const seen = new Set<string>([await canvas()]);
    for (let at = 1; at < steps.length; at += 1) {
      await window.keyboard.press('ArrowRight');
      await until(`step ${at} is told`, async () => (await panel().getAttribute('data-step')) === String(steps[at]!.from));
      expect(await told()).toContain(words(at));
      const { places } = await heat(steps[at]!.from);
      expect(places.reduce((sum, { count }) => sum + count, 0)).toBe(steps[at]!.count);
      expect(await panel().getByRole('list').getByRole('listitem').count()).toBe(Math.min(5, places.length));
      seen.add(await canvas());
    }
    await until('the last step is drawn', async () => !seen.has(await canvas()) || seen.size > 3);
    expect(seen.size).toBeGreaterThan(2);
    expect(await draws()).toBe(0);
    expect(await findings(window, `heat, ${lang}, ${theme}`)).toEqual([]);
  });

  it('plays from the first step to the last, unless less motion is asked for', async () => {
    await panel().getByTestId('map-heat-play').click();
    const first = (await heat()).steps[0]!.from;
    await until('it has begun anew', async () => (await panel().getAttribute('data-step')) === String(first));
    await until('it goes on by itself', async () => (await panel().getAttribute('data-step')) !== String(first));
    await panel().getByTestId('map-heat-play').click();
    await window.emulateMedia({ reducedMotion: 'reduce' });
    await panel().getByTestId('map-heat-play').waitFor({ state: 'detached' });
    await window.emulateMedia({ reducedMotion: null });
  });

  it('leaves room for the list of what is in view and the legend of the areas, in a wide window and in the narrowest', async () => {
    const list = window.getByRole('button', { name: lang === 'en' ? 'List the cases and people in view' : '列出当前范围内的案卷与人员' });
    await window.getByTestId('map-shade').locator('select').selectOption('load');
    await list.click();
    const boxes = async () => {
      const ids = ['map-list', 'map-heat', 'map-shade-legend'];
      const found = await Promise.all(ids.map((id) => window.getByTestId(id).boundingBox()));
      return found.map((box) => box ?? expect.fail('not drawn'));
    };
    const map = async () => (await window.getByTestId('map').boundingBox())!;
    for (const width of [1366, 1024]) {
      await desk.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setContentSize(to, 768), width);
      await until(`the window is ${width} wide`, async () => (await window.evaluate(() => innerWidth)) === width);
      await picture(`${lang}-${width}`);
      const all = await boxes();
      const around = await map();
      for (const [at, box] of all.entries()) {
        expect(box.x + box.width).toBeLessThanOrEqual(around.x + around.width);
        for (const other of all.slice(at + 1)) {
          const apart =
            box.x + box.width <= other.x ||
            other.x + other.width <= box.x ||
            box.y + box.height <= other.y ||
            other.y + other.height <= box.y;
          expect(apart, JSON.stringify({ width, box, other })).toBe(true);
        }
      }
    }
    await list.click();
    await window.getByTestId('map-shade').locator('select').selectOption('');
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1366, 768));
  });

  it('goes to a place of the list, where grids are told', async () => {
    await slider().focus();
    await window.keyboard.press('End');
    const village = panel().getByRole('list').getByRole('button').first();
    const name = await village.innerText();
    await village.focus();
    await window.keyboard.press('Enter');
    await until('grids are told', async () => {
      const first = panel().getByRole('list').getByRole('button').first();
      return (await first.innerText()) !== name && (await first.innerText()).includes('组');
    });
    await picture(`${lang}-near`);
    // Another place and back: what was chosen is kept, the span too.
    await window.getByTestId('go-settings').click();
    await window.getByTestId('go-map').click();
    await panel().waitFor();
    expect(await panel().getByRole('combobox').inputValue()).toBe('quarter-by-week');
    expect(must(await desk.griddesk('settings.read')).mapLayers).toEqual({ heat: true, duty: false, heatOver: 'quarter-by-week' });
    await window.getByTestId('map-layer-heat').click();
    await panel().waitFor({ state: 'detached' });
    expect(await window.getByTestId('map-heat-canvas').count()).toBe(0);
    await window.getByRole('button', { name: lang === 'en' ? 'Whole area' : '回到辖区' }).click();
  });
});

describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('members on duty: %s', (lang, theme) => {
  it('are counted by village, named from near, and lead to the roster; grids without anybody are asked for in the legend', async () => {
    must(await desk.griddesk('settings.update', { lang, theme }));
    await window.getByTestId('go-map').click();
    await window.locator('[data-testid="map"][data-state="ready"]').waitFor();
    const all = must(await desk.griddesk('map.duty', {}));
    const number = new Intl.NumberFormat(lang);
    expect(all.onDuty).toBeGreaterThan(0);
    await window.getByTestId('map-layer-duty').focus();
    await window.keyboard.press('Space');
    await window.getByRole('button', { name: lang === 'en' ? 'Legend' : '图例', exact: true }).click();
    const legend = window.getByTestId('map-duty-legend');
    await legend.waitFor();
    expect(await legend.innerText()).toContain(number.format(all.onDuty));
    await picture(`duty-${lang}-far`);

    const empty = legend.getByTestId('map-duty-empty');
    expect(await empty.innerText()).toContain(number.format(all.without));
    await empty.focus();
    await window.keyboard.press('Space');
    const most = Math.max(...all.villages.map(({ without }) => without));
    const first = legend.getByRole('list').getByRole('button').first();
    expect(await first.innerText()).toContain(number.format(most));
    expect(await findings(window, `on duty, ${lang}, ${theme}`)).toEqual([]);
    await first.focus();
    await window.keyboard.press('Enter');

    await window.getByRole('button', { name: lang === 'en' ? 'List the cases and people in view' : '列出当前范围内的案卷与人员' }).click();
    const line = window.getByTestId('map-list').getByRole('button', { name: lang === 'en' ? /Grid member · / : /网格员 · / });
    await until('somebody on duty is listed', async () => (await line.count()) > 0);
    await picture(`duty-${lang}-near`);
    expect(await findings(window, `on duty from near, ${lang}, ${theme}`)).toEqual([]);
    const [name] = (await line.first().innerText()).trim().split(' · ');
    await line.first().focus();
    await until('the card tells of them', async () => (await window.getByTestId('map-card').innerText()).includes(name!));
    await window.keyboard.press('Enter');
    // Only what was left on comes back with the map; the next look begins without it.
    must(await desk.griddesk('settings.update', { mapLayers: {} }));
    await until('the roster shows them', async () => (await window.getByTestId('roster-card').innerText()).includes(name!));
    await picture(`duty-${lang}-roster`);
  });
});
