import type { Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, report, until } from '../support/consoles';

const consoles = createConsoles();
afterEach(consoles.end);

/** What of the map is in view, told by the list of it: how many cases and people stand there. */
const inView = (window: Page) => window.getByTestId('map-list').innerText();

it.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('the map goes to a case, a village and a grid by their names, with the keyboard alone: %s', async (lang, theme) => {
  const desk = await consoles.start({ lang });
  const { window } = desk;
  const caseId = await report(desk, {
    title: '独一无二的路灯',
    gridCode: '530303101203023',
    location: { lon: 104.12, lat: 25.6, crs: 'WGS84' },
  });
  await desk.griddesk('settings.update', { theme });
  await window.getByTestId('go-map').click();
  await window.locator('[data-testid="map"][data-state="ready"]').waitFor();
  const box = window.getByTestId('map-search');
  const go = async (text: string, option: string) => {
    await box.fill(text);
    await window.getByRole('option', { name: option }).first().waitFor();
    await window.keyboard.press('Enter');
  };

  await go('独一无二', '独一无二的路灯');
  await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();

  await go('座棚村6组第2网格', '座棚村6组第2网格');
  await box.fill('座棚');
  await window.getByRole('option', { name: /^座棚村.*530303101203$/ }).waitFor();
  expect(await findings(window, `map, search open, ${lang}, ${theme}`)).toEqual([]);
  if (process.env['SHOTS']) await window.screenshot({ path: `${process.env['SHOTS']}/map-search-${lang}.png` });
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: lang === 'en' ? 'List the cases and people in view' : '列出当前范围内的案卷与人员' }).click();
  await until('the case is in view', async () => (await inView(window)).includes('独一无二的路灯'));

  await go('尖山社区', '尖山社区');
  await until('another village is in view, and the case is not', async () => !(await inView(window)).includes('独一无二的路灯'));

  await box.fill('没有这个地方');
  await window.getByText(lang === 'en' ? 'No such place' : '没有符合的位置').waitFor();
});
