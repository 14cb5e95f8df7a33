import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, must, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { evaluatedHistories, prepareTownship, TOWNSHIP } from '../support/evaluated-township';
import { expectFocus } from '../support/focus';

const SEPTEMBER = { from: Date.parse('2026-09-01T00:00:00+08:00'), to: Date.parse('2026-10-01T00:00:00+08:00') };
const CASES = 160;
const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
beforeAll(async () => {
  const dataDir = consoles.newFolder();
  await prepareTownship(dataDir, evaluatedHistories(SEPTEMBER, CASES));
  desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'dispatcher' });
  await until('the history has come', async () => {
    const { cases } = must(await desk.griddesk('diagnostics.read'));
    return Object.values(cases).reduce((sum, count) => sum + count, 0) === CASES;
  });
});

const shot = async (name: string) => {
  const folder = process.env['GRIDDESK_SHOTS'];
  if (folder) await desk.window.screenshot({ path: `${folder}/${name}.png` });
};
const rows = () => desk.window.getByTestId('archive-row');
const looked = () => expect.poll(() => desk.window.getByTestId('archive-count').getAttribute('data-looking')).toBe('false');

describe.each(['zh-CN', 'en'] as const)('the archive in %s', (lang) => {
  it('is searched, walked and opened by keys, and says when nothing fits', async () => {
    const { window } = desk;
    await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' });
    await window.setViewportSize({ width: 1366, height: 768 });
    await window.keyboard.press('Alt+1');
    await window.keyboard.press('Alt+0');
    await rows().first().waitFor();
    await looked();
    const ended = must(await desk.griddesk('archive.page', { limit: 200 }));
    // The latest ended first, as main gives them.
    const ids = ended.rows.map(({ id }) => id);
    expect(await rows().evaluateAll((all) => all.slice(0, 5).map((row) => (row as HTMLElement).dataset['caseId']))).toEqual(
      ids.slice(0, 5),
    );
    expect(await findings(window, 'archive')).toEqual([]);

    const wanted = ended.rows[3]!;
    await window.keyboard.press('/');
    await expectFocus(window, 'archive-search');
    await window.keyboard.type(wanted.title.slice(0, 4));
    await expect.poll(() => rows().evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['caseId']))).toContain(wanted.id);
    await looked();
    const titles = await rows().allInnerTexts();
    expect(titles.length).toBeGreaterThan(0);
    await window.getByTestId('archive-rows').focus();
    const first = (await rows().first().getAttribute('data-case-id'))!;
    await window.keyboard.press('Enter');
    const panel = window.getByTestId('case-panel');
    await panel.waitFor();
    expect(await panel.getAttribute('data-case-id')).toBe(first);
    expect(await findings(window, 'archive with a case')).toEqual([]);
    await shot(`archive-${lang}`);
    // Each look at a case is the panel's; the list stays where it was.
    await window.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });

    await window.getByTestId('archive-search').fill('没有这样的案卷');
    await window.getByText(lang === 'en' ? 'No case fits' : '没有符合条件的案卷').waitFor();
    await window.getByTestId('archive-search').fill('');
    await window.getByTestId('archive-from').fill('2026-05-02');
    await window.getByTestId('archive-to').fill('2026-05-01');
    await window
      .getByRole('alert')
      .filter({ hasText: lang === 'en' ? 'lies after' : '晚于' })
      .waitFor();
    expect(await rows().count()).toBe(0);
    await window.getByTestId('archive-to').fill('');
    await window.getByRole('button', { name: lang === 'en' ? 'Clear' : '清除条件' }).click();
    await rows().first().waitFor();

    await window.getByTestId('archive-state').focus();
    await window.keyboard.press('Enter');
    await window.getByRole('option', { name: lang === 'en' ? 'Rejected' : '不予立案' }).click();
    await looked();
    const rejected = must(await desk.griddesk('archive.page', { state: 'rejected', limit: 200 }));
    expect(rejected.rows.length).toBeGreaterThan(0);
    await expect.poll(() => window.getByTestId('archive-count').innerText()).toMatch(new RegExp(`\\b${rejected.rows.length}\\b`));
    expect(await rows().first().getAttribute('data-case-id')).toBe(rejected.rows[0]!.id);
    await window.getByRole('button', { name: lang === 'en' ? 'Clear' : '清除条件' }).click();
  });
});
