import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { findings } from '../support/axe';
import { allSent, createConsoles, give, report } from '../support/consoles';
import { pdfPages } from '../support/pdf-text';
import { callBridge, type Console } from '../support/electron';

const POWER = 'power-supply-530303101';
const LAW = 'enforcement-team-530303101';
const consoles = createConsoles();
afterAll(consoles.end);

let desk: Console;
let caseId: string;
let folder: string;

const title = '枯树倾斜，有压断电线的危险';
const long = Array.from({ length: 90 }, (_, at) => `第${at + 1}次查看现场：树干倾斜加重，电线仍然绷紧。`).join('');

beforeAll(async () => {
  folder = consoles.newFolder();
  desk = await consoles.start({ dataDir: consoles.newFolder(), role: 'lead' });
  caseId = await report(desk, {
    title,
    description: long,
    reporter: { id: 'gm-1', name: '李金丝', phone: '10001234567' },
    source: 'hotline',
  });
  const ok = { ok: true };
  expect(await give(desk, 'accept', { caseId, category: 'power-tree', priority: 'urgent' })).toMatchObject(ok);
  expect(
    await give(desk, 'dispatch', {
      caseId,
      tasks: [
        { departmentId: POWER, lead: true, instructions: '立即断电，伐除枯树。' },
        { departmentId: LAW, lead: false, instructions: '到场维持秩序。' },
      ],
    }),
  ).toMatchObject(ok);
  expect(await give(desk, 'supervise', { caseId, level: 'orange', text: '已超过时限，请说明原因。' })).toMatchObject(ok);
  for (let n = 1; n <= 45; n += 1) await give(desk, 'note', { caseId, text: `第${n}条备注。` });
  await allSent(desk);
});

/** Opens a paper as a hand does: from the case, by keys only. */
const openPaper = async (paper: string): Promise<Page> => {
  await createDesk(desk.window).open(caseId, title);
  await desk.window.getByTestId('case-panel').press('Control+p');
  const opened = desk.app.waitForEvent('window');
  await desk.window.getByTestId(`print-${paper}`).focus();
  await desk.window.keyboard.press('Enter');
  const window = await opened;
  await window.locator('[data-testid=paper][data-status=ready]').waitFor();
  return window;
};

/** The system's save dialog answers with this path. */
const saveTo = (path: string) =>
  desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
  }, path);

const inLanguage = (lang: 'zh-CN' | 'en') => desk.griddesk('settings.update', { lang });

const EXPECTED = {
  'dispatch-order': {
    'zh-CN': ['案件派遣单', '主办单位', '供电所', '立即断电，伐除枯树。', '签收人', '签发人', '第1页共3页', '打印人', '李**'],
    en: ['DispatchOrder', 'Leaddepartment', '供电所', '立即断电，伐除枯树。', 'Receivedby', 'Page1of3', 'Printedby', '李**'],
  },
  'supervision-slip': {
    'zh-CN': ['督办单', '橙色', '已超过时限，请说明原因。', '督办事由', '签收人'],
    en: ['SupervisionSlip', 'Orange', '已超过时限，请说明原因。', 'Addressedto', 'Receivedby'],
  },
  'case-history': {
    'zh-CN': ['案卷办理记录', '一、部门办理情况', '二、办理过程', '李**', '第45条备注。', '审核人'],
    en: ['CaseRecord', '1.Departments', '2.Whathappened', '李**', '第45条备注。', 'Reviewedby'],
  },
} as const;

describe.each(['zh-CN', 'en'] as const)('paper in %s', (lang) => {
  it.each(Object.keys(EXPECTED) as (keyof typeof EXPECTED)[])(
    '%s is saved as A4 with its fields, watermark and page numbers, and no personal data',
    async (paper) => {
      await inLanguage(lang);
      const window = await openPaper(paper);
      expect(await findings(window, paper)).toEqual([]);
      const path = join(folder, `${paper}-${lang}.pdf`);
      await saveTo(path);
      await window.keyboard.press('Control+s');
      await window.locator('[data-testid=paper-outcome]:not(:empty)').waitFor();
      const pages = pdfPages(readFileSync(path));
      const sheets = Number(await window.getByTestId('paper').getAttribute('data-pages'));
      await window.close();

      expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
        Array.from({ length: sheets }, () => [595, 842]),
      );
      const text = pages
        .map((page) => page.text)
        .join('')
        .replaceAll(/\s|　/g, '');
      for (const words of EXPECTED[paper][lang]) expect(text).toContain(words);
      for (const page of pages) expect(page.text).toContain((await seat()).operatorName);
      expect(text).toContain('第90次查看现场');
      expect(text).not.toMatch(/李金丝|10001234567/);
    },
  );
});

const seat = async () => {
  const settings = await desk.griddesk('settings.read');
  if (!settings.ok) throw new Error(settings.error.message);
  return settings.value.seat;
};

it('goes to the system’s print dialog with Ctrl+P, and says what became of it', async () => {
  await inLanguage('zh-CN');
  const window = await openPaper('supervision-slip');
  await desk.app.evaluate(({ BrowserWindow }) => {
    const [shown] = BrowserWindow.getAllWindows().filter(({ webContents }) => webContents.getURL().includes('show=print'));
    shown!.webContents.print = (options, done) => {
      (globalThis as unknown as { asked: unknown }).asked = options;
      done?.(false, 'Print job canceled');
    };
  });
  await window.keyboard.press('Control+p');
  await window.locator('[data-testid=paper-outcome]:not(:empty)').waitFor();
  expect(await window.getByTestId('paper-outcome').innerText()).toBe('已取消打印。');
  expect(await desk.app.evaluate(() => (globalThis as unknown as { asked: unknown }).asked)).toMatchObject({
    silent: false,
    pageSize: 'A4',
  });
  await window.close();
});

it('is refused to a window that shows no paper, and to a seat that may not print it', async () => {
  expect(await desk.griddesk('paper.print', { paper: 'case-history', caseId })).toMatchObject({
    ok: false,
    error: { code: 'not-allowed' },
  });
  const window = await openPaper('case-history');
  await desk.griddesk('settings.update', { seat: { ...(await seat()), role: 'observer' } });
  const answer = await callBridge(window, 'paper.save', { paper: 'case-history', caseId });
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  await window.close();
});
