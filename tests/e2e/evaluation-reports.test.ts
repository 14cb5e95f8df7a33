import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dateAt, periodAt, type Span } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, must, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { evaluatedHistories, prepareTownship, TOWNSHIP } from '../support/evaluated-township';
import { pdfPages } from '../support/pdf-text';
import { sheetRows, zipParts } from '../support/workbook';

const consoles = createConsoles();
afterAll(consoles.end);
const CASES = 90;
const NOW = Date.now();
/** The last whole month before the test: its reports are the first ones. */
const MONTH = periodAt('month', NOW, -1);
const named = (word: string, { from, to }: Span) => `${word} ${dateAt(from)}–${dateAt(to - 1)}`;

let desk: Console;
let dataDir: string;
let folder: string;

/** The system's own dialog answers with this folder. */
const answerWith = (path: string) =>
  desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [filePath] })) as never;
  }, path);
const open = async () => {
  desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'lead' });
  await desk.window.keyboard.press('Alt+8');
  await desk.window.getByTestId('evaluation-reports').waitFor();
};

beforeAll(async () => {
  dataDir = consoles.newFolder();
  folder = consoles.newFolder();
  await prepareTownship(dataDir, evaluatedHistories(MONTH, CASES));
  await open();
  await until('the history has come', async () => {
    const { cases } = must(await desk.griddesk('diagnostics.read'));
    return Object.values(cases).reduce((sum, count) => sum + count, 0) === CASES;
  });
});

it('the lead chooses a folder, and the reports of the last week and month are written there by themselves, once', async () => {
  const reports = desk.window.getByTestId('evaluation-reports');
  // A drive that has been taken out again.
  await answerWith(join(folder, 'gone'));
  await reports.getByTestId('reports-choose').press('Enter');
  await reports.getByTestId('reports-problem').waitFor();
  expect(await reports.getByTestId('reports-problem').innerText()).toContain('文件夹不在');
  expect(readdirSync(folder)).toEqual([]);
  await answerWith(folder);
  await reports.getByTestId('reports-choose').press('Enter');
  await expect.poll(() => reports.getByTestId('report-made').count(), { timeout: 90_000 }).toBe(2);
  expect(await reports.getByTestId('reports-problem').count()).toBe(0);
  expect(await findings(desk.window, 'evaluation with reports')).toEqual([]);
  const state = must(await desk.griddesk('reports.read'));
  const month = state.made.find(({ kind }) => kind === 'month')!;
  expect({ from: month.from, to: month.to }).toEqual(MONTH);
  expect(month.files).toEqual([`${named('统计月报', MONTH)}.xlsx`, `${named('统计月报', MONTH)}.pdf`]);
  expect(readdirSync(folder).toSorted()).toEqual(state.made.flatMap(({ files }) => files).toSorted());

  const [xlsx, pdf] = month.files.map((name) => readFileSync(join(folder, name)));
  const answer = must(await desk.griddesk('evaluation.read', { period: MONTH }));
  if (answer.state !== 'counted') throw new Error('all are counted');
  expect(
    sheetRows(await zipParts(xlsx!), 1)
      .slice(2)
      .map(([, numerator, denominator]) => [numerator, denominator]),
  ).toEqual(answer.period.figures.map(({ numerator, denominator }) => [numerator, denominator]));
  const text = pdfPages(pdf!)
    .map((page) => page.text)
    .join('')
    .replaceAll(/\s/g, '');
  expect(text).toContain('统计评价报告');
  const [handled] = answer.period.figures;
  expect(text).toContain(`${((handled!.numerator / handled!.denominator) * 100).toFixed(2)}%`);
  expect(text).not.toMatch(/[张李王赵杨]试验/);
  // The window it was laid out in is gone.
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

it('what was written is not written again after a restart, and none is once they are stopped', async () => {
  const before = must(await desk.griddesk('reports.read')).made.map(({ at }) => at);
  await consoles.close(desk);
  await open();
  const files = readdirSync(folder);
  const times = files.map((name) => statSync(join(folder, name)).mtimeMs);
  // Looked at again: what was made is not made again.
  must(await desk.griddesk('reports.plan', { weekly: true, monthly: true }));
  expect(must(await desk.griddesk('reports.read')).made.map(({ at }) => at)).toEqual(before);
  expect(files.map((name) => statSync(join(folder, name)).mtimeMs)).toEqual(times);
  await desk.window.getByTestId('reports-stop').press('Enter');
  await desk.window.getByTestId('reports-folder').waitFor({ state: 'detached' });
  expect(must(await desk.griddesk('reports.read')).folder).toBeUndefined();
});
