import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXCLUSIONS, type Output } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, must, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { evaluatedHistories, prepareTownship, TOWNSHIP } from '../support/evaluated-township';

const at = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);
const SPAN = { from: at('2026-09-01'), to: at('2026-10-01') };
const CASES = 240;
const PICTURES = process.env['PICTURES'];
const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;

type Counted = Extract<Output<'evaluation.read'>, { readonly state: 'counted' }>;
const figures = async (more: object = {}): Promise<Counted> => {
  let found: Counted | undefined;
  await until('all are counted', async () => {
    const answer = must(await desk.griddesk('evaluation.read', { period: SPAN, ...more }));
    if (answer.state === 'counted') found = answer;
    return answer.state === 'counted';
  });
  return found!;
};
const picture = async (name: string) => {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await desk.window.screenshot({ path: join(PICTURES, `${name}.png`) });
};
const page = () => desk.window.getByTestId('evaluation');
/** Leads the page to September by keys: a free period. */
const chooseSeptember = async () => {
  const { window } = desk;
  await window.getByTestId('evaluation-kind').focus();
  await window.keyboard.press('Enter');
  await window.keyboard.press('End');
  await window.keyboard.press('Enter');
  await window.getByTestId('evaluation-first').fill('2026-09-01');
  await window.getByTestId('evaluation-last').fill('2026-09-30');
};
const shown = (testId: string) => page().getByTestId(testId).innerText();

beforeAll(async () => {
  const dataDir = consoles.newFolder();
  await prepareTownship(dataDir, evaluatedHistories(SPAN, CASES));
  desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'lead' });
  await until('the history has come', async () => {
    const { cases } = must(await desk.griddesk('diagnostics.read'));
    return Object.values(cases).reduce((sum, count) => sum + count, 0) === CASES;
  });
});

describe.each(['zh-CN', 'en'] as const)('the evaluation in %s', (lang) => {
  it('shows each figure with its two numbers, and opens the very cases behind each, down to the case', async () => {
    await desk.app.evaluate(
      ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]!.setContentSize(width!, height!),
      lang === 'en' ? [1920, 1080] : [1366, 768],
    );
    must(await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' }));
    const { window } = desk;
    await window.keyboard.press('Alt+8');
    await page().waitFor();
    await chooseSeptember();
    const { period } = await figures();
    await page().getByTestId('evaluation-figures').waitFor();
    for (const { figure, numerator, denominator, excluded } of period.figures) {
      await expect.poll(() => shown(`denominator-${figure}`)).toBe(String(denominator));
      expect(await shown(`numerator-${figure}`)).toBe(String(numerator));
      for (const { why, cases } of excluded) expect(await shown(`excluded-${figure}-${why}`)).toContain(String(cases));
    }
    const { points, of, rate } = period.score;
    const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
    expect(await shown('evaluation-points')).toContain(number.format(points));
    expect(await shown('evaluation-points')).toContain(number.format(of));
    expect(await shown('evaluation-rate')).toContain(`${(rate! * 100).toFixed(2)}%`);
    await page().getByTestId('evaluation-groups').locator('tbody tr').first().waitFor();
    await page().getByTestId('figures-chart').locator('svg').first().waitFor();
    expect(await findings(window, 'evaluation')).toEqual([]);
    await picture(`${lang}-top`);
    await page().getByTestId('evaluation-stages').scrollIntoViewIfNeeded();
    await picture(`${lang}-below`);

    const late = period.figures.find(({ figure }) => figure === 'handled-on-time')!;
    await page().getByTestId('denominator-handled-on-time').focus();
    await window.keyboard.press('Enter');
    const list = window.getByTestId('evaluation-cases');
    await list.getByTestId('evaluation-case').first().waitFor();
    expect(await findings(window, 'cases behind a figure')).toEqual([]);
    await picture(`${lang}-cases`);
    while ((await list.getByTestId('evaluation-case').count()) < late.denominator) {
      const before = await list.getByTestId('evaluation-case').count();
      await list.getByTestId('evaluation-more').click();
      await expect.poll(() => list.getByTestId('evaluation-case').count()).toBeGreaterThan(before);
    }
    expect(await list.getByTestId('evaluation-case').count()).toBe(late.denominator);
    const first = list.locator('[data-case-id]').first();
    const caseId = await first.getAttribute('data-case-id');
    await first.getByTestId('evaluation-case').press('Enter');
    await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
    // Who comes back finds the question as it was left.
    await window.keyboard.press('Alt+8');
    await expect
      .poll(() => shown('denominator-handled'))
      .toBe(String(period.figures.find(({ figure }) => figure === 'handled')!.denominator));
  });

  it('is narrowed to a village by its name in the comparison, and back', async () => {
    const { window } = desk;
    await window.keyboard.press('Alt+8');
    const rows = page().getByTestId('evaluation-groups').locator('[data-group]');
    await rows.first().waitFor();
    const key = (await rows.first().getAttribute('data-group'))!;
    await page().getByTestId(`narrow-${key}`).press('Enter');
    const { period } = await figures({ area: key });
    for (const { figure, denominator } of period.figures) await expect.poll(() => shown(`denominator-${figure}`)).toBe(String(denominator));
    expect(await rows.count()).toBe(1);
    await page().getByTestId('evaluation-area').getByRole('combobox').press('Escape');
    const whole = await figures();
    await expect
      .poll(() => shown('denominator-handled'))
      .toBe(String(whole.period.figures.find(({ figure }) => figure === 'handled')!.denominator));
    await page().getByTestId('evaluation-by-department').click();
    await expect.poll(() => rows.first().getAttribute('data-group')).toMatch(/-530303101$/);
    await page().getByTestId('evaluation-by-area').click();
  });
});

it('has something in every kind of cell: late, left out, redone or not', async () => {
  const { period } = await figures();
  const found = new Set(period.figures.flatMap(({ excluded }) => excluded.map(({ why }) => why)));
  expect(EXCLUSIONS.some((why) => found.has(why))).toBe(true);
  expect(period.figures.some(({ numerator, denominator }) => numerator > 0 && numerator < denominator)).toBe(true);
});
