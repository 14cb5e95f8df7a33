import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, give, report } from '../support/consoles';
import { pdfPages } from '../support/pdf-text';
import type { Console } from '../support/electron';

const POWER = 'power-supply-530303101';
const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let folder: string;
let promised: string;
let sentBack: string;
let asked: string;
let plain: string;

const sit = async (role: 'dispatcher' | 'lead' | 'department' | 'observer', departmentId?: string) => {
  const now = await desk.griddesk('settings.read');
  if (!now.ok) throw new Error(now.error.message);
  const { operatorId, operatorName, area } = now.value.seat;
  const seat = { operatorId, operatorName, area, role, ...(departmentId === undefined ? {} : { departmentId }) };
  expect(await desk.griddesk('settings.update', { seat })).toMatchObject({ ok: true });
};
const must = async (...[name, input]: Parameters<typeof give> extends [unknown, ...infer Rest] ? Rest : never) =>
  expect(await give(desk, name, input)).toMatchObject({ ok: true });
const lines = (section: string) =>
  desk.window
    .getByTestId(`handover-${section}`)
    .getByTestId('handover-line')
    .evaluateAll((all) => all.map((one) => one.dataset['caseId']));

beforeAll(async () => {
  folder = consoles.newFolder();
  desk = await consoles.start({ dataDir: consoles.newFolder() });
  const reporter = { id: 'gm-1', name: '李金丝', phone: '10001234567' };
  [promised, sentBack, asked, plain] = [
    await report(desk, { title: '路灯不亮', reporter }),
    await report(desk, { title: '树枝压线' }),
    await report(desk, { title: '井盖松动' }),
    await report(desk, { title: '垃圾堆放' }),
  ];
  for (const caseId of [promised, sentBack, asked])
    await must('accept', { caseId, category: 'power-tree', priority: 'important' } as never);
  await must('reply', { caseId: promised, text: '今天修好。', promisedAt: Date.now() + 3_600_000 } as never);
  await must('request', { caseId: asked, kind: 'voiding', reason: '与别处重复' } as never);
  await must('dispatch', { caseId: sentBack, tasks: [{ departmentId: POWER, lead: true, instructions: '请处置' }] } as never);
  await sit('department', POWER);
  const read = await desk.griddesk('cases.read', { caseId: sentBack });
  if (!read.ok) throw new Error(read.error.message);
  await must('decline', { caseId: sentBack, taskId: read.value.row.tasks[0]!.taskId, reason: '不属于本部门职责。' } as never);
  await sit('dispatcher');
});

describe.each(['zh-CN', 'en'] as const)('handing the shift over in %s', (lang) => {
  it('shows what is promised, asked and sent back, each at its place, and opens a case by keys', async () => {
    const { window } = desk;
    await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' });
    await window.keyboard.press('Alt+5');
    await window.getByTestId('handover').waitFor();
    await expect.poll(() => lines('promised')).toEqual([promised]);
    await expect.poll(() => lines('declined')).toEqual([sentBack]);
    await expect.poll(() => lines('requests')).toEqual([asked]);
    await expect.poll(() => lines('open')).toEqual([plain]);
    expect(await window.getByTestId('handover').textContent()).not.toContain('李金丝');
    await window.getByTestId('handover-note').focus();
    await window.keyboard.press('Control+a');
    await window.keyboard.type('供电所值班电话已换。');
    expect(await findings(window, 'handover')).toEqual([]);
    await window.getByTestId('handover-promised').getByRole('button').focus();
    await window.keyboard.press('Enter');
    await window.locator(`[data-testid="case-panel"][data-case-id="${promised}"]`).waitFor();
  });

  it('prints it from the palette, with the words for the next shift, masked', async () => {
    const { window } = desk;
    const opened = desk.app.waitForEvent('window');
    await window.keyboard.press('Control+k');
    await window.keyboard.type(lang === 'en' ? 'Print handover' : '打印交接班');
    await window.keyboard.press('Enter');
    const paper = await opened;
    await paper.locator('[data-testid=paper][data-status=ready]').waitFor();
    await paper.getByTestId('sheet').getByText('供电所值班电话已换。').waitFor();
    expect(await findings(paper, 'handover sheet')).toEqual([]);
    const path = join(folder, `${lang}.pdf`);
    await desk.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
    }, path);
    await paper.keyboard.press('Control+s');
    await expect.poll(() => paper.getByTestId('paper-outcome').textContent()).not.toBe('');
    const text = pdfPages(readFileSync(path))
      .map((page) => page.text)
      .join('')
      .replace(/\s/g, '');
    for (const words of ['供电所值班电话已换。', '路灯不亮', '不属于本部门职责。', '与别处重复']) expect(text).toContain(words);
    expect(text).toContain(lang === 'en' ? 'ShiftHandoverSheet' : '交接班记录');
    expect(text).not.toContain('李金丝');
    await paper.close();
  });
});

describe('another seat', () => {
  it('has nothing of the former one left a moment after the change: no row, no button, and no sheet', async () => {
    const { window } = desk;
    await window.keyboard.press('Alt+1');
    await window.locator(`[data-testid="case-panel"][data-case-id="${promised}"]`).getByTestId('action-dispatch').waitFor();
    await sit('observer');
    await expect.poll(() => window.locator('[data-testid^="action-"]').count(), { timeout: 1500 }).toBe(0);
    await expect.poll(() => window.getByTestId('go-handover').count(), { timeout: 1500 }).toBe(0);
    await window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 30_000 });
    expect(await desk.griddesk('paper.print', { paper: 'handover' })).toMatchObject({ ok: false });
  });
});
