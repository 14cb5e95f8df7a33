import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseActions } from '../../preload/contract';
import { createConsoles, give, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { createHands } from '../support/hands';

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

/** Whether it can be seen where the focus is: a ring on it, on what stands for it, or a field's own border. */
const ringed = () =>
  desk.window.evaluate(() => {
    const at = document.activeElement;
    if (!at) return false;
    const active = at.getAttribute('aria-activedescendant');
    const shown = [at, at.closest('.MuiButtonBase-root'), active === null ? null : document.getElementById(active)];
    const field = at.closest('.MuiInputBase-root')?.querySelector('fieldset');
    const hasRing = (element: Element) => getComputedStyle(element).outlineStyle === 'solid';
    return shown.some((element) => element !== null && hasRing(element)) || (field ? getComputedStyle(field).borderWidth === '2px' : false);
  });

/** Tabs through the window once round; hands back how many places were met, and how many of them lay in nothing. */
const walk = async (): Promise<{ met: string[]; bare: string[] }> => {
  const { keyboard } = desk.window;
  await desk.window.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const met: string[] = [];
  const bare: string[] = [];
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
    if (!(await ringed())) bare.push(here);
  }
  return { met, bare };
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
    const { met, bare } = await walk();
    expect(bare).toEqual([]);
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

describe('the focus', () => {
  it('comes into a case that the palette opens, and goes on when somebody else takes the next step', async () => {
    const { window } = desk;
    const hands = createHands(window);
    const caseId = await report(desk, { title: '护栏损坏', category: 'road-damage' });
    await hands.byPalette('护栏损坏');
    await hands.on('button', caseActions.accept.zh);
    expect(await give(desk, 'accept', { caseId, category: 'road-damage', priority: 'routine' })).toMatchObject({ ok: true });
    await hands.on('button', /^派遣/);
  });

  it('stays on the seat’s form when the seat is saved', async () => {
    const hands = createHands(desk.window);
    await hands.byPalette('更换席位');
    await hands.on('combobox', '角色');
    await hands.write('textbox', '操作员姓名', '王值班');
    await hands.go('button', '保存席位');
    await hands.press('Enter');
    await until('the name is saved', async () => {
      const settings = await desk.griddesk('settings.read');
      return settings.ok && settings.value.seat.operatorName === '王值班';
    });
    await hands.on('button', '保存席位');
  });
});
