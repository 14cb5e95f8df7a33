import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsoles, give, report } from '../support/consoles';
import type { Console } from '../support/electron';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let tree: string;

beforeAll(async () => {
  desk = await consoles.start({ role: 'lead' });
  tree = await report(desk, { title: '枯树压线', category: 'power-tree' });
  expect(await give(desk, 'accept', { caseId: tree, category: 'power-tree', priority: 'urgent' })).toMatchObject({ ok: true });
  const tasks = ['power-supply-530303101', 'enforcement-team-530303101'].map((departmentId, at) => ({
    departmentId,
    lead: at === 0,
    instructions: '请到场处置',
  }));
  expect(await give(desk, 'dispatch', { caseId: tree, tasks })).toMatchObject({ ok: true });
  await desk.window.locator(`[data-testid="queue-row"][data-case-id="${tree}"]`).click();
  await desk.window.getByTestId('case-panel').waitFor();
});

const byPalette = async (words: string) => {
  await desk.window.keyboard.press('Control+k');
  await desk.window.getByTestId('palette-input').waitFor();
  await desk.window.keyboard.type(words);
  await desk.window.keyboard.press('Enter');
  await desk.window.getByTestId('command-palette').waitFor({ state: 'detached' });
};

/** What can be pressed in the window and is never met by Tab, by its name; a group that moves by arrows counts as one. */
const unreached = (limit: number) =>
  desk.window.evaluate(async (most) => {
    // And what an input's own arrow keys do as well.
    const MOVED_BY_ARROWS = '[role=tab], [role=radio], [type=radio], [aria-pressed], .MuiAutocomplete-endAdornment button';
    const name = (element: Element) =>
      `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''}`;
    const shown = (element: Element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
    };
    return [...document.querySelectorAll('button, a[href], input, textarea, [role=combobox], [role=listbox]')]
      .filter((element) => shown(element) && !element.matches(':disabled') && !element.closest('[aria-hidden=true], [inert]'))
      .filter((element) => (element as HTMLElement).tabIndex < 0 && !element.matches(MOVED_BY_ARROWS))
      .map(name)
      .slice(0, most);
  }, limit);

/** Tabs through the window once round; hands back how many places were met, and how many of them lay in nothing. */
const walk = async () => {
  const { keyboard } = desk.window;
  await desk.window.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const met: string[] = [];
  for (let step = 0; step < 150; step += 1) {
    await keyboard.press('Tab');
    const here = await desk.window.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return 'nothing';
      const all = [...document.querySelectorAll('*')];
      const box = at.getBoundingClientRect();
      return `${all.indexOf(at)} ${box.width > 0 && box.height > 0 ? 'seen' : 'unseen'} ${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 20)}`;
    });
    if (met.includes(here)) break;
    met.push(here);
  }
  return met;
};

describe.each([
  ['the queue beside a case', () => desk.window.keyboard.press('Alt+1'), 'case-panel'],
  ['people in care', () => desk.window.keyboard.press('Alt+3'), 'people-panel'],
  ['settings', () => desk.window.keyboard.press('Alt+4'), 'settings'],
  ['the handover', () => desk.window.keyboard.press('Alt+5'), 'handover'],
  ['routing', () => byPalette('派遣规则'), 'routing'],
  ['the map', () => desk.window.keyboard.press('Alt+2'), 'map'],
  ['diagnostics', () => byPalette('诊断'), 'diagnostics'],
  ['the audit', () => byPalette('审计'), 'audit'],
] as const)('%s', (_name, go, testId) => {
  it('is walked by Tab from end to end: everything that can be pressed is met, and nothing unseen', async () => {
    await go();
    await desk.window.getByTestId(testId).first().waitFor();
    expect(await unreached(10)).toEqual([]);
    const met = await walk();
    expect(met.filter((place) => place.includes(' unseen '))).toEqual([]);
    expect(met.length).toBeGreaterThan(6);
  });
});

describe('the palette', () => {
  it('reaches a task that has no letter of its own, by its department', async () => {
    const { window } = desk;
    await window.keyboard.press('Alt+1');
    await window.getByTestId('case-panel').waitFor();
    await byPalette('撤回任务 ·');
    await window.getByTestId('form-recall').waitFor();
    await window.keyboard.press('Escape');
  });

  it('opens the wall display, the tray by its button and the export by its name', async () => {
    const { window } = desk;
    const opened = desk.app.waitForEvent('window');
    await byPalette('大屏');
    const wall = await opened;
    await wall.waitForLoadState();
    await wall.close();
    await byPalette('导出表格');
    await window.getByRole('dialog').waitFor();
    await window.keyboard.press('Escape');
    await window.getByRole('dialog').waitFor({ state: 'detached' });
    await window.getByTestId('open-attention').focus();
    await window.keyboard.press('Enter');
    await window.getByTestId('attention-tray').waitFor();
    await window.keyboard.press('Escape');
  });
});
