import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateAt, otherFigures, spanOfDates } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, must, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { createEvaluationPage } from '../support/evaluation-page';
import { evaluatedHistories, prepareTownship, TOWNSHIP } from '../support/evaluated-township';
import { pdfPages } from '../support/pdf-text';
import { sheetRows, zipParts } from '../support/workbook';

const DAY = 86_400_000;
/** From before all visits of the demo to a day after the calls that the test makes. */
const FIRST = dateAt(Date.now() - 60 * DAY);
const LAST = dateAt(Date.now() + DAY);
const SPAN = spanOfDates(FIRST, LAST)!;
const CASES = 20;
const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let folder: string;

const { page, shown, read, choose, picture, keep, saveTo } = createEvaluationPage(() => desk, SPAN);
const goAndChoose = async () => {
  await desk.window.keyboard.press('Alt+8');
  await choose(FIRST, LAST);
};

beforeAll(async () => {
  const dataDir = consoles.newFolder();
  folder = consoles.newFolder();
  await prepareTownship(dataDir, evaluatedHistories({ from: Date.now() - 20 * DAY, to: Date.now() - DAY }, CASES));
  desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'lead' });
  await until('the history has come', async () => {
    const { cases } = must(await desk.griddesk('diagnostics.read'));
    return Object.values(cases).reduce((sum, count) => sum + count, 0) === CASES;
  });
  await desk.app.evaluate(({ app, shell }) => {
    app.getApplicationNameForProtocol = () => 'a phone';
    shell.openExternal = async () => undefined;
  });
  const { drillId, rows } = must(await desk.griddesk('drills.draw', { onDuty: false, people: 4 }));
  for (const [at, { memberId }] of rows.entries()) {
    must(await desk.griddesk('contact.reach', { memberId, how: 'call', drillId }));
    must(await desk.griddesk('drills.result', { drillId, memberId, result: at === 0 ? 'no-answer' : 'answered' }));
  }
});

describe.each(['zh-CN', 'en'] as const)('visits and calls in the evaluation in %s', (lang) => {
  it('are shares of their own, and each number opens what is behind it', async () => {
    const { window } = desk;
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1366, 768));
    must(await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' }));
    await goAndChoose();
    const due = page().getByTestId('reach-due-all');
    await expect.poll(() => due.innerText()).toBe('4');
    const { period } = await read();
    for (const [figure, met, all] of [
      ['visited-on-time', 'visits-made-all', 'visits-due-all'],
      ['reachable', 'reach-within-all', 'reach-due-all'],
    ] as const) {
      const share = period.others.find((one) => one.figure === figure)!;
      expect([await shown(met), await shown(all)]).toEqual([String(share.numerator), String(share.denominator)]);
    }
    expect(period.others.find(({ figure }) => figure === 'reachable')).toMatchObject({ numerator: 3, denominator: 4 });
    await page().getByTestId('reach-chart').locator('svg').first().waitFor();
    await page().getByTestId('evaluation-reach').scrollIntoViewIfNeeded();
    expect(await findings(window, 'reachability')).toEqual([]);
    await picture(`reach-${lang}`);
    await due.press('Enter');
    const calls = window.getByTestId('evaluation-call');
    await expect.poll(() => calls.count()).toBe(4);
    expect(await window.locator('[data-testid=evaluation-call][data-within=true]').count()).toBe(3);
    expect(await findings(window, 'calls behind a number')).toEqual([]);
    await picture(`calls-${lang}`);
    await window.keyboard.press('Escape');
    await calls.first().waitFor({ state: 'detached' });
    await page().getByTestId('evaluation-sheet-toggle').press('Enter');
    expect(await shown('evaluation-sheet')).toContain(otherFigures['visited-on-time'][lang === 'en' ? 'en' : 'zh']);
    await page().getByTestId('evaluation-sheet').scrollIntoViewIfNeeded();
    await picture(`sheet-${lang}`);
    await page().getByTestId('evaluation-sheet-toggle').press('Enter');
  });

  it('stand with the same numbers in the workbook and, to be searched, on paper', async () => {
    must(await desk.griddesk('settings.update', { lang }));
    await goAndChoose();
    await expect.poll(() => shown('reach-due-all')).toBe('4');
    const { others, score } = (await read()).period;
    const workbook = join(folder, `${lang}.xlsx`);
    await saveTo(workbook);
    await page().getByTestId('evaluation-xlsx').press('Enter');
    await expect.poll(() => existsSync(workbook)).toBe(true);
    const opened = desk.app.waitForEvent('window');
    await page().getByTestId('evaluation-print').press('Enter');
    const paper = await opened;
    await paper.locator('[data-testid=paper][data-status=ready]').waitFor();
    expect(await findings(paper, 'report with visits and calls')).toEqual([]);
    const path = join(folder, `${lang}.pdf`);
    await saveTo(path);
    await paper.keyboard.press('Control+s');
    await expect.poll(() => paper.getByTestId('paper-outcome').textContent()).not.toBe('');
    await paper.close();
    keep(path, `${lang}.pdf`);
    const text = pdfPages(readFileSync(path))
      .map((one) => one.text)
      .join('')
      .replaceAll(/\s|　/g, '');
    const rows = sheetRows(await zipParts(readFileSync(workbook)), 6).slice(2);
    const whole = lang === 'en' ? 'All' : '合计';
    for (const { figure, numerator, denominator } of others) {
      const word = otherFigures[figure][lang === 'en' ? 'en' : 'zh'];
      expect(rows.find(([name, place]) => name === word && place === whole)?.slice(2, 4)).toEqual([numerator, denominator]);
      expect(text).toContain(word.replaceAll(' ', ''));
      const rate = denominator > 0 ? `${((100 * numerator) / denominator).toFixed(2)}%` : '—';
      expect(text).toContain(`${whole}${numerator}${denominator}${rate}`);
    }
    expect(score.items.some(({ figure }) => figure === 'visited-on-time')).toBe(true);
  });
});

it('the page is narrowed by area, department, category and member together', async () => {
  const { window } = desk;
  must(await desk.griddesk('settings.update', { lang: 'zh-CN' }));
  await goAndChoose();
  const pick = async (name: string, typed?: string) => {
    const box = page().getByTestId(`evaluation-${name}`).getByRole('combobox');
    await box.focus();
    if (typed) await box.pressSequentially(typed);
    else await box.press('ArrowDown');
    await window.getByRole('option').first().waitFor();
    await box.press('Home');
    await box.press('ArrowDown');
    await box.press('Enter');
    expect(await box.inputValue()).not.toBe('');
    return box.inputValue();
  };
  const members = must(await desk.griddesk('directory.members', { text: '', limit: 1 }));
  for (const name of ['area', 'department', 'category'] as const) await pick(name);
  expect(await page().getByTestId('evaluation-visits').count()).toBe(0);
  expect(await page().getByTestId('evaluation-reach').count()).toBe(0);
  await pick('member', members[0]?.name.slice(0, 1) ?? '张');
  await page().locator('xpath=self::*[@data-busy="false"]').waitFor();
  for (const name of ['member', 'category', 'department', 'area'] as const)
    await page().getByTestId(`evaluation-${name}`).getByRole('combobox').press('Escape');
  const { period } = await read();
  await expect
    .poll(() => shown('denominator-handled'))
    .toBe(String(period.figures.find(({ figure }) => figure === 'handled')!.denominator));
  await expect.poll(() => shown('reach-due-all')).toBe('4');
});
