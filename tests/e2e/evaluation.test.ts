import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXCLUSIONS } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, must, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { createEvaluationPage } from '../support/evaluation-page';
import { evaluatedHistories, prepareTownship, TOWNSHIP } from '../support/evaluated-township';
import { pdfPages } from '../support/pdf-text';
import { sheetRows, zipParts } from '../support/workbook';

const at = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);
const SPAN = { from: at('2026-09-01'), to: at('2026-10-01') };
const CASES = 240;
const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let folder: string;

const { page, shown, read: figures, choose, picture, keep, saveTo } = createEvaluationPage(() => desk, SPAN);

beforeAll(async () => {
  const dataDir = consoles.newFolder();
  folder = consoles.newFolder();
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
    await choose('2026-09-01', '2026-09-30');
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

    const due = page().getByTestId('visits-due-all');
    await due.waitFor();
    const { villages } = must(await desk.griddesk('evaluation.visits', { period: SPAN, asOf: Date.now() }));
    expect(await due.innerText()).toBe(String(villages.reduce((sum, { made, missed }) => sum + made.length + missed.length, 0)));
    await due.press('Enter');
    await window.getByTestId('evaluation-people').getByRole('button').first().waitFor();
    expect(await findings(window, 'whose visits')).toEqual([]);
    await window.keyboard.press('Escape');
    await page().getByTestId('evaluation-visits').scrollIntoViewIfNeeded();
    await picture(`${lang}-visits`);

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

describe.each(['zh-CN', 'en'] as const)('the report in %s', (lang) => {
  it('is laid out sheet by sheet with the numbers of the page, and its PDF can be searched', async () => {
    const { window } = desk;
    must(await desk.griddesk('settings.update', { lang }));
    await window.keyboard.press('Alt+8');
    await choose('2026-09-01', '2026-09-30');
    const { period } = await figures();
    const opened = desk.app.waitForEvent('window');
    await page().getByTestId('evaluation-print').press('Enter');
    const paper = await opened;
    await paper.locator('[data-testid=paper][data-status=ready]').waitFor();
    expect(await findings(paper, 'evaluation report')).toEqual([]);
    const path = join(folder, `${lang}.pdf`);
    await saveTo(path);
    await paper.keyboard.press('Control+s');
    await expect.poll(() => paper.getByTestId('paper-outcome').textContent()).not.toBe('');
    const pages = pdfPages(readFileSync(path));
    expect(pages.length).toBe(Number(await paper.getByTestId('paper').getAttribute('data-pages')));
    expect(pages.length).toBeGreaterThan(1);
    const text = pages
      .map((one) => one.text)
      .join('')
      .replaceAll(/\s|　/g, '');
    for (const words of lang === 'en' ? ['EvaluationReport', '1.Score', 'Handledontime'] : ['统计评价报告', '一、考核得分', '按期处置率'])
      expect(text).toContain(words);
    for (const { numerator, denominator } of period.figures)
      if (denominator > 0) expect(text).toContain(`${((numerator / denominator) * 100).toFixed(2)}%`);
    expect(text).toContain('白水社区');
    // The reporters of the histories have invented names, and no case is named.
    expect(text).not.toMatch(/[张李王赵杨]试验|路口\d+号/);
    keep(path, `${lang}.pdf`);
    await paper.close();
  });

  it('is saved as a workbook where the system’s dialog says', async () => {
    must(await desk.griddesk('settings.update', { lang }));
    await desk.window.keyboard.press('Alt+8');
    const path = join(folder, `${lang}.xlsx`);
    await saveTo(path);
    await page().getByTestId('evaluation-xlsx').press('Enter');
    await expect.poll(() => existsSync(path)).toBe(true);
    const rows = sheetRows(await zipParts(readFileSync(path)), 1);
    const { period } = await figures();
    expect(rows.slice(2).map(([, numerator, denominator]) => [numerator, denominator])).toEqual(
      period.figures.map(({ numerator, denominator }) => [numerator, denominator]),
    );
  });
});
