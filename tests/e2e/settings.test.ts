import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { allSent, createConsoles, report } from '../support/consoles';
import type { Console } from '../support/electron';
import { replicaRows } from '../support/replica';

const consoles = createConsoles();
afterEach(consoles.end);

/** Texts of the screen that hold Chinese characters: words, names for screen readers, hints, placeholders. */
const chineseOn = (window: Page): Promise<string[]> =>
  window.evaluate(() => {
    const found = new Set<string>();
    const look = (text: string | null | undefined) => {
      if (text && /[\u4e00-\u9fff]/.test(text)) found.add(text.trim());
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext'])
          look(node.getAttribute(name));
        if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) look(node.value);
      } else if (node.parentElement?.closest('style, script') === null) look(node.textContent);
    }
    look(document.title);
    return [...found];
  });

/** Names and words that come with the data and are Chinese in every language. */
const dataWords = async (desk: Console): Promise<string[]> => {
  const [directory, settings, cases] = [
    await desk.griddesk('directory.read'),
    await desk.griddesk('settings.read'),
    await replicaRows(desk.window, 'cases'),
  ];
  if (!directory.ok || !settings.ok) throw new Error('no directory');
  const strings = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
  const { areas, departments } = directory.value;
  return [...strings(areas), ...strings(departments), ...strings(cases), settings.value.seat.operatorName, '中文']
    .filter((text) => /[\u4e00-\u9fff]/.test(text))
    .sort((a, b) => b.length - a.length);
};

/** What is left of a text when the data's words are taken out. */
const without = (text: string, words: readonly string[]): string => words.reduce((rest, word) => rest.replaceAll(word, ''), text);

describe('the language', () => {
  it('changes at once and everywhere: no Chinese is left on an English screen but what is data', async () => {
    const desk = await consoles.start({ lang: 'zh-CN' });
    const { window } = desk;
    const caseId = await report(desk, { title: '路灯不亮', description: '村口的灯坏了。' });
    const screen = createDesk(window);
    await screen.open(caseId, '路灯不亮');
    await window.getByTestId('go-settings').click();
    // So that the look below is known to see what there is.
    expect((await chineseOn(window)).length).toBeGreaterThan(10);
    await window.getByTestId('lang-en').click();
    await window.locator('html[lang="en"]').waitFor({ state: 'attached', timeout: 1000 });
    const words = await dataWords(desk);
    const left: string[] = [];
    const look = async (where: string, ignored: RegExp = /^$/) => {
      for (const text of await chineseOn(window))
        if (/[\u4e00-\u9fff]/.test(without(text, words)) && !ignored.test(text)) left.push(`${where}: ${text}`);
    };
    await look('settings');
    await window.getByTestId('go-dispatch').click();
    await window.getByTestId('case-panel').waitFor();
    await look('dispatch');
    for (const action of ['accept', 'reject', 'merge', 'reply', 'note', 'escalate']) {
      await window.getByTestId(`action-${action}`).click();
      await window.getByTestId(`form-${action}`).waitFor();
      // A reply goes to a reporter, who reads Chinese: its templates are data.
      if (action !== 'reply') await look(`form ${action}`);
      await window.keyboard.press('Escape');
    }
    await screen.act('accept');
    await screen.reaches(['filed'], 10_000);
    await window.getByTestId('action-dispatch').click();
    await window.getByTestId('dispatch-dialog').waitFor();
    await look('dispatch dialog');
    await window.keyboard.press('Escape');
    await window.getByTestId('dispatch-dialog').waitFor({ state: 'hidden' });
    await window.getByTestId('open-attention').click();
    await window.getByTestId('attention-tray').waitFor();
    await look('attention tray');
    await window.keyboard.press('Escape');
    await window.getByTestId('attention-tray').waitFor({ state: 'hidden' });
    await window.keyboard.press('Control+k');
    await window.getByTestId('command-palette').waitFor();
    await window.keyboard.type('diagnostics');
    await window.getByTestId('palette-item').first().waitFor();
    await look('palette');
    await window.keyboard.press('Enter');
    await window.getByTestId('diagnostics').waitFor();
    await look('diagnostics');
    await window.keyboard.press('Shift+?');
    await window.getByRole('dialog').waitFor();
    await look('keys');
    await window.keyboard.press('Escape');
    await window.getByRole('dialog').waitFor({ state: 'hidden' });
    await window.getByTestId('go-map').click();
    await window.locator('[data-testid="map"][data-state="ready"]').waitFor({ timeout: 30_000 });
    // 示意图 stands on the map in both languages, as the law wants it.
    await look('map', /示意图/);
    expect(left).toEqual([]);
    await window.getByTestId('go-settings').click();
    await window.getByTestId('lang-zh-CN').click();
    await window.locator('html[lang="zh-CN"]').waitFor({ state: 'attached', timeout: 1000 });
  });
});

describe('the look', () => {
  it('is dark or light at once, as chosen', async () => {
    const { window } = await consoles.start();
    await window.getByTestId('go-settings').click();
    const brightness = () =>
      window.evaluate(() => {
        const [r = 0, g = 0, b = 0] = (getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
        return r + g + b > 382 ? 'light' : 'dark';
      });
    for (const theme of ['dark', 'light', 'dark'] as const) {
      await window.getByTestId(`theme-${theme}`).click();
      await expect.poll(brightness, { timeout: 2000 }).toBe(theme);
    }
  });
});

describe('the seat', () => {
  it('changed to an observer on the settings page takes people and actions out of the window', async () => {
    const desk = await consoles.start();
    const { window } = desk;
    await report(desk);
    await expect.poll(async () => (await replicaRows(window, 'people')).length, { timeout: 20_000 }).toBeGreaterThan(5);
    await window.getByTestId('go-settings').click();
    await window.getByTestId('seat-role').getByRole('combobox').click();
    await window.getByRole('option', { name: '观察席' }).click();
    await window.getByTestId('save-seat').click();
    await expect.poll(async () => (await replicaRows(window, 'people')).length, { timeout: 10_000 }).toBe(0);
    await expect.poll(async () => (await replicaRows(window, 'cases')).flatMap((row) => row['actions'])).toEqual([]);
    await expect.poll(async () => (await replicaRows(window, 'cases')).length).toBe(1);
  });

  it('changed to another township works on there at once: its cases, grids and people, and what is reported is sent', async () => {
    const desk = await consoles.start();
    const { window } = desk;
    const before = await report(desk, { title: '原辖区的事' });
    await expect.poll(async () => (await replicaRows(window, 'people')).length, { timeout: 20_000 }).toBeGreaterThan(5);
    await window.getByTestId('go-settings').click();
    await window.getByTestId('seat-area').getByRole('combobox').fill('530303102');
    await window.getByRole('option', { name: /530303102$/ }).click();
    await window.getByTestId('save-seat').click();
    const grids = async () => {
      const answer = await desk.griddesk('directory.grids', { area: '530303102' });
      return answer.ok ? answer.value.length : answer.error.code;
    };
    await expect.poll(grids, { timeout: 30_000 }).toBeGreaterThan(10);
    await expect
      .poll(async () => new Set((await replicaRows(window, 'people')).map((person) => String(person['village']).slice(0, 9))), {
        timeout: 30_000,
      })
      .toEqual(new Set(['530303102']));
    expect((await replicaRows(window, 'cases')).map(({ id }) => id)).not.toContain(before);
    const after = await report(desk, { title: '新辖区的事' });
    await allSent(desk);
    await window.getByTestId('go-dispatch').click();
    await window.locator(`[data-testid="queue-row"][data-case-id="${after}"]`).waitFor({ timeout: 5000 });
    expect(await window.locator(`[data-testid="queue-row"][data-case-id="${before}"]`).count()).toBe(0);
  });

  it.each([
    ['area', ['--area', '530399101'], '530399101'],
    ['department', ['--role', 'department', '--department', 'nobody-530303101'], 'nobody-530303101'],
  ])('whose %s the platform does not have says so, and what to do', async (what, args, code) => {
    const { window } = await consoles.start({ args, lang: 'en' });
    await window.getByTestId('queue').getByText(`The platform has no ${what} ${code}`).waitFor({ timeout: 20_000 });
    await window.keyboard.press('Alt+4');
    await window.getByTestId('settings').waitFor();
  });
});

describe('the tones', () => {
  it('leave the sound off again: a context that runs on wakes the machine a hundred times a second', async () => {
    const { window } = await consoles.start({ lang: 'en' });
    const devtools = await window.context().newCDPSession(window);
    const states: string[] = [];
    devtools.on('WebAudio.contextCreated', ({ context }) => states.push(context.contextState));
    devtools.on('WebAudio.contextChanged', ({ context }) => states.push(context.contextState));
    await devtools.send('WebAudio.enable');
    await window.getByTestId('go-settings').click();
    for (const name of ['Hear urgent', 'Hear overdue']) {
      states.length = 0;
      await window.getByRole('button', { name }).click();
      await expect.poll(() => states.slice(-2), { timeout: 10_000 }).toEqual(['running', 'suspended']);
    }
  });
});
