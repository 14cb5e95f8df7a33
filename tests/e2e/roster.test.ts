import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles } from '../support/consoles';
import type { Console } from '../support/electron';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
beforeAll(async () => {
  desk = await consoles.start({ dataDir: consoles.newFolder(), role: 'lead' });
  // The system of a test has nothing to call with; what it would be handed is kept instead.
  await desk.app.evaluate(({ app, shell }) => {
    const handed: string[] = [];
    Object.assign(globalThis, { handed });
    app.getApplicationNameForProtocol = () => 'a phone';
    shell.openExternal = async (link) => void handed.push(link);
  });
});

/** A page nobody has narrowed yet. */
const begin = async () => {
  await desk.window.keyboard.press('Alt+1');
  await desk.window.getByTestId('queue').waitFor();
  await desk.window.keyboard.press('Alt+9');
};

const shot = async (name: string) => {
  const folder = process.env['GRIDDESK_SHOTS'];
  if (folder) await desk.window.screenshot({ path: `${folder}/${name}.png` });
};

describe.each(['zh-CN', 'en'] as const)('the roster in %s', (lang) => {
  it('is walked by keys: the tree, the list, a call, the map', async () => {
    const { window } = desk;
    await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' });
    await window.setViewportSize({ width: 1366, height: 768 });
    await begin();
    const tree = window.getByTestId('roster-tree');
    await tree.waitFor();
    await tree.focus();
    const first = window.getByTestId('roster-node').nth(1);
    await first.waitFor();
    await window.keyboard.press('Home');
    await window.keyboard.press('ArrowRight');
    await window.keyboard.press('ArrowRight');
    await expect.poll(() => first.getAttribute('aria-expanded')).toBe('true');
    const village = (await first.getAttribute('data-code'))!;
    await expect.poll(() => window.getByTestId('roster-node').nth(2).getAttribute('aria-level')).toBe('3');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('ArrowRight');
    await expect.poll(() => window.getByTestId('roster-node').nth(3).getAttribute('aria-level')).toBe('4');
    await window.keyboard.press('Home');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    await window.locator(`[data-testid=roster-facts][data-code="${village}"]`).waitFor();
    await expect.poll(() => window.getByTestId('roster-member').first().getAttribute('data-member-id')).toBe(`gl-${village.slice(6)}`);
    await window.keyboard.press('/');
    await window.keyboard.type('gm');
    await window.keyboard.press('Control+a');
    await window.keyboard.type('003');
    await expect.poll(() => window.getByTestId('roster-count').textContent()).toMatch(/^\d/);
    await window.getByTestId('roster-people').focus();
    await window.keyboard.press('j');
    await window.keyboard.press('Enter');
    const card = window.getByTestId('roster-card');
    await card.waitFor();
    expect(await card.textContent()).toMatch(/\*\*/);
    expect(await findings(window, 'roster')).toEqual([]);
    await shot(`roster-${lang}`);
    await window.keyboard.press('c');
    const reached = window.getByTestId('roster-reached');
    await reached.waitFor();
    const [number] = /1000\d{7}/.exec((await reached.textContent())!)!;
    expect(await desk.app.evaluate(() => (globalThis as unknown as { handed: string[] }).handed.at(-1))).toBe(`tel:${number}`);
    expect(await findings(window, 'roster, number shown')).toEqual([]);
    await shot(`roster-called-${lang}`);
    await window.keyboard.press('m');
    await window.locator('[data-testid=map][data-state=ready]').waitFor();
    await shot(`roster-map-${lang}`);
  });

  it('lists who is near a place', async () => {
    const { window } = desk;
    await begin();
    await window.getByTestId('roster-near').fill('1组第1网格');
    await window.getByRole('option').first().waitFor();
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    const nearest = window.getByTestId('roster-member').first();
    await expect.poll(async () => (await nearest.textContent()) ?? '').toMatch(lang === 'en' ? /inside the grid/ : /在本网格内/);
    expect(await findings(window, 'roster near')).toEqual([]);
    await shot(`roster-near-${lang}`);
  });
});
