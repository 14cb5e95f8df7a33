import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import type { CaseRow } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { expectFocus } from '../support/focus';
import { answered, recordAnswers, settled } from '../support/told';

const { start, end } = createConsoles();

/** The demo's township, where a call about a tree comes in. */
const TREE = { title: '枯树压断电线', description: '座棚村路边枯树倒在电线上，冒火花。' };

const rowOf = async (desk: Console, caseId: string): Promise<CaseRow> => {
  const answer = await desk.griddesk('cases.read', { caseId });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.row;
};
/** The roster and the grids have come from the platform. */
const peopled = (desk: Console): Promise<void> =>
  until('the directory is there', async () => {
    const found = await desk.griddesk('directory.places', { text: '座棚村3组', limit: 1 });
    return found.ok && found.value.length > 0;
  });
/** Tab until a field is reached, as somebody without a mouse does. */
const tabTo = async (window: Page, testId: string): Promise<void> => {
  for (let tries = 0; tries < 30; tries += 1) {
    if (await window.evaluate((id) => document.activeElement?.closest(`[data-testid="${id}"]`) !== null, testId)) return;
    await window.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${testId}`);
};
const openCaseId = (window: Page) => window.getByTestId('case-panel').getAttribute('data-case-id');

describe.each(['zh-CN', 'en'] as const)('a call, by keyboard alone, in %s', (lang) => {
  it('is taken down, placed, and the work goes on with the new case', async () => {
    const desk = await start({ lang });
    const { window } = desk;
    try {
      await peopled(desk);
      await window.keyboard.press('Control+n');
      await expectFocus(window, 'intake-title');
      await window.keyboard.type(TREE.title);
      await window.keyboard.press('Tab');
      await window.keyboard.type(TREE.description);
      // It comes when main has read the words: before that, Tab passes by where it will be.
      await window.getByTestId('intake-category-hint').waitFor();
      await tabTo(window, 'intake-category-hint');
      await window.keyboard.press('Enter');
      await tabTo(window, 'intake-reporter');
      await window.keyboard.type('1组');
      await window.getByRole('option').first().waitFor();
      await window.keyboard.press('Enter');
      await window.getByTestId('intake-member').waitFor();
      await tabTo(window, 'intake-place');
      await window.keyboard.type('座棚村3组');
      await window.getByRole('option').first().waitFor();
      await window.keyboard.press('Enter');
      // Without the attribute while the pin has moved and its grid is not known yet.
      const placed = window.locator('[data-testid="intake-grid"][data-grid]');
      const byName = await placed.getAttribute('data-grid');
      // The arrows carry the pin out of this grid into another.
      await window.keyboard.press('Alt+m');
      let grid = byName;
      await until('the pin is in another grid', async () => {
        await window.keyboard.press('ArrowRight');
        grid = await placed.getAttribute('data-grid');
        return grid !== byName;
      });
      await window.keyboard.press('Control+Enter');
      await window.getByTestId('intake').waitFor({ state: 'detached' });
      // The focus is where the work goes on: on filing it.
      await expectFocus(window, 'action-accept');
      const row = await rowOf(desk, (await openCaseId(window))!);
      expect(row).toMatchObject({ ...TREE, gridCode: grid, state: 'received', source: 'hotline', category: 'power-tree' });
      expect(row.reporterName).toMatch(/^\S\*+$/);
      expect(row.reporterPhone).toMatch(/^\d{3}\*{4}\d{4}$/);
    } finally {
      await end();
    }
  });

  it('that is known already goes into the case it belongs to', async () => {
    const desk = await start({ lang });
    const { window } = desk;
    try {
      const first = await report(desk, { ...TREE, category: 'power-tree', location: { lon: 104.07, lat: 25.6, crs: 'WGS84' } });
      await window.keyboard.press('i');
      await expectFocus(window, 'intake-title');
      await window.keyboard.type('大树倒了压着电线');
      await tabTo(window, 'intake-place');
      await window.keyboard.type('25.6003, 104.0702');
      await window.getByRole('option').nth(1).waitFor();
      // The second of the three systems offered: WGS84.
      await window.keyboard.press('ArrowDown');
      await window.keyboard.press('Enter');
      await window.locator(`[data-testid="intake-candidate"][data-case-id="${first}"]`).waitFor();
      await window.keyboard.press('Alt+d');
      await window.keyboard.press('Enter');
      await window.getByTestId('intake-compare').waitFor();
      expect(await window.getByTestId('intake-compare').locator('mark').allInnerTexts()).toContain('电线');
      await window.keyboard.press('Control+Enter');
      await window.getByTestId('intake').waitFor({ state: 'detached' });
      expect(await openCaseId(window)).toBe(first);
      const all = await desk.griddesk('cases.search', { text: '大树倒了压着电线', limit: 5 });
      expect(all).toMatchObject({ ok: true, value: [{ state: 'merged', mergedInto: first }] });
      const second = all.ok ? all.value[0]!.id : '';

      // The main case tells both histories; a reply says how many more hear it.
      await window.locator(`[data-testid="merged-case"][data-case-id="${second}"]`).waitFor();
      await window.getByTestId('timeline-of').first().waitFor();
      await window.getByTestId('action-accept').focus();
      await window.keyboard.press('r');
      await window.getByTestId('reply-reaches').waitFor();
      await window.keyboard.press('Escape');

      // The merge is taken back, and the report stands as it did.
      await tabTo(window, 'unmerge-case');
      await window.keyboard.press('Enter');
      await until('the merge is taken back', async () => (await rowOf(desk, second)).state === 'received');
      await window.getByTestId('merged-cases').waitFor({ state: 'detached' });
    } finally {
      await end();
    }
  });
});

it('what was typed is still there after the form was put aside and the window loaded anew', async () => {
  const desk = await start();
  const { window } = desk;
  try {
    await window.keyboard.press('Control+n');
    await window.keyboard.type(TREE.title);
    await window.keyboard.press('Control+Enter');
    // Refused beside the field: it is not placed.
    await expectFocus(window, 'intake-place');
    await window.keyboard.press('Escape');
    await window.getByTestId('intake').waitFor({ state: 'detached' });
    await window.reload();
    await window.getByTestId('queue').waitFor({ timeout: 60_000 });
    await window.keyboard.press('Control+n');
    expect(await window.getByTestId('intake-title').inputValue()).toBe(TREE.title);
  } finally {
    await end();
  }
});

it('a seat that takes no reports down has neither key nor button', async () => {
  const desk = await start({ role: 'observer' });
  const { window } = desk;
  try {
    expect(await desk.griddesk('intake.rules')).toMatchObject({ ok: true, value: { mayReport: false } });
    // The window knows the rules of this seat before its keys are tried.
    await recordAnswers(desk.app);
    await window.reload();
    await until('the window has asked', async () => (await answered(desk.app, 'intake.rules')) > 0);
    await window.getByTestId('queue').waitFor();
    await settled(desk.app, window);
    await window.keyboard.press('Control+n');
    await window.keyboard.press('i');
    // A key that does something here: what the two before it did is done.
    await window.keyboard.press('?');
    await window.getByRole('dialog', { name: '快捷键' }).waitFor();
    expect(await window.getByTestId('intake').count()).toBe(0);
    expect(await window.getByTestId('take-report').count()).toBe(0);
  } finally {
    await end();
  }
});

it.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('axe finds nothing in the form and beside a duplicate, in %s, %s', async (lang, theme) => {
  const desk = await start({ lang });
  const { window } = desk;
  const found: string[] = [];
  const look = async (screen: string) => void found.push(...(await findings(window, screen)));
  try {
    await window.emulateMedia({ reducedMotion: 'reduce' });
    await desk.griddesk('settings.update', { theme });
    const first = await report(desk, { ...TREE, location: { lon: 104.07, lat: 25.6, crs: 'WGS84' } });
    await window.keyboard.press('Control+n');
    await window.keyboard.type(TREE.title);
    await window.keyboard.press('Control+Enter');
    await window.locator(`[data-testid="intake-candidate"][data-case-id="${first}"]`).waitFor();
    await look('form');
    await window.keyboard.press('Alt+d');
    await window.keyboard.press('Enter');
    await window.getByTestId('intake-compare').waitFor();
    await look('compare');
    expect(found).toEqual([]);
  } finally {
    await end();
  }
});
