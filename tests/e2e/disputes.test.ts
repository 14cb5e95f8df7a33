import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow } from '../../preload/contract';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { findings } from '../support/axe';
import { createConsoles, give, must, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { pdfPages } from '../support/pdf-text';

const consoles = createConsoles();
afterAll(consoles.end);

const TITLE = '地界争执，两家各执一词';
const SECRETS = ['金丝雀建国', '10007001122', '530303197001011235', '金丝雀守山'];

let desk: Console;
let window: Page;
let caseId: string;

const rowNow = async (): Promise<CaseRow> => must(await desk.griddesk('cases.read', { caseId })).row;
const act = async (action: string) => {
  await window.getByTestId(`action-${action}`).click();
  await window.getByTestId(`form-${action}`).waitFor();
};
const confirm = async (action: string) => {
  await window.getByTestId(`confirm-${action}`).click();
  await window.getByTestId(`form-${action}`).waitFor({ state: 'detached' });
};
const field = (action: string, name: string | RegExp) => window.getByTestId(`form-${action}`).getByLabel(name).first();

beforeAll(async () => {
  desk = await consoles.start({ role: 'lead' });
  ({ window } = desk);
  await window.emulateMedia({ reducedMotion: 'reduce' });
  caseId = await report(desk, { title: TITLE, reporter: { id: 'gm-7', name: '赵来电', phone: '10003334444' } });
  must(await give(desk, 'accept', { caseId, category: 'dispute', priority: 'routine' }));
  await createDesk(window).open(caseId, TITLE);
});

describe('a dispute at the desk', () => {
  it('is registered with its parties, who are masked from then on', async () => {
    await act('dispute');
    await field('dispute', '涉及人数').fill('6');
    await field('dispute', '姓名').fill(SECRETS[0]!);
    await field('dispute', /电话/).fill(SECRETS[1]!);
    await field('dispute', /身份证号/).fill(SECRETS[2]!);
    await window.getByTestId('form-dispute').getByLabel('姓名').nth(1).fill(SECRETS[3]!);
    expect(await findings(window, 'form-dispute')).toEqual([]);
    await confirm('dispute');
    await window.getByTestId('dispute').waitFor();
    await until('the row has it', async () => (await rowNow()).dispute?.people === 6);
    const text = await window.getByTestId('case-panel').innerText();
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text).toContain('100****1122');
  });

  it('goes through the steps of the mediation centre, each offered when its turn has come', async () => {
    await act('mediate');
    await field('mediate', '调解员').fill('王调解');
    await confirm('mediate');
    await until('assigned', async () => (await rowNow()).dispute?.assignedAt !== undefined);
    for (const [words, reached] of [
      ['双方到场，同意协商。', (row: CaseRow) => row.dispute?.sessions === 1],
      ['以老沟为界，互不追究。', (row: CaseRow) => row.dispute?.agreement !== undefined],
    ] as const) {
      await act('mediate');
      await window.getByTestId('form-mediate').locator('textarea').first().fill(words);
      await confirm('mediate');
      await until(words, async () => reached(await rowNow()));
    }
    expect(await window.getByTestId('dispute').locator('[data-done]').count()).toBe(4);
    expect(await findings(window, 'dispute')).toEqual([]);
  });

  it('is closed as resolved without a department, and visited again', async () => {
    await act('close');
    await confirm('close');
    await until('closed', async () => (await rowNow()).outcome === 'resolved');
    await act('mediate');
    await window.getByTestId('form-mediate').locator('textarea').first().fill('界桩已立。');
    await window.getByTestId('form-mediate').getByLabel('已履行', { exact: true }).check();
    await confirm('mediate');
    await until('visited', async () => (await rowNow()).dispute?.visit?.kept === true);
    expect((await rowNow()).actions).not.toContain('mediate');
    expect(await window.getByTestId('case-panel').innerText()).toContain('回访：协议已履行');
  });
});

describe('a case that goes to the police with its file', () => {
  let paper: Page;

  it('says to whom and when, and gets its receipt after it was closed', async () => {
    caseId = await report(desk, { title: '打架致伤', reporter: { id: 'gm-7', name: SECRETS[0]!, phone: SECRETS[1]! } });
    must(await give(desk, 'accept', { caseId, category: 'dispute', priority: 'urgent' }));
    const parties = [{ side: 'applicant' as const, name: SECRETS[3]!, idNumber: SECRETS[2]! }];
    must(await give(desk, 'dispute', { caseId, kind: 'damages', people: 2, parties }));
    await createDesk(window).open(caseId, '打架致伤');
    await act('transfer');
    await field('transfer', '接收单位').fill('试验派出所');
    await confirm('transfer');
    await window.getByTestId('transfer').waitFor();
    must(await give(desk, 'close', { caseId, outcome: 'transferred' }));
    await until('closed', async () => (await rowNow()).state === 'closed');
    await act('transfer');
    await field('transfer', /回执编号/).fill('试公受字〔2026〕7号');
    await confirm('transfer');
    await until('receipt', async () => (await rowNow()).transfer?.receipt === '试公受字〔2026〕7号');
    expect(await findings(window, 'transfer')).toEqual([]);
  });

  it('has a file on paper that is masked', async () => {
    const opened = desk.app.waitForEvent('window');
    must(await desk.griddesk('app.openWindow', { show: 'print', paper: 'transfer-file', caseId }));
    paper = await opened;
    await paper.locator('[data-testid=paper][data-status=ready]').waitFor();
    const text = await paper.getByTestId('paper').innerText();
    for (const words of ['试验派出所', '试公受字〔2026〕7号', '卷内目录', '已脱敏']) expect(text).toContain(words);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(await findings(paper, 'transfer-file')).toEqual([]);
  });

  it('names people in full once a lead has signed for a purpose, which stands on it and in the audit', async () => {
    await paper.getByTestId('paper-purpose').fill('移送试验派出所立案侦查');
    await paper.getByTestId('paper-sign').click();
    await paper.getByTestId('paper-signed').waitFor();
    await paper.locator('[data-testid=paper][data-status=ready]').waitFor();
    await until('unmasked', async () => (await paper.getByTestId('paper').innerText()).includes(SECRETS[2]!));
    const file = join(consoles.newFolder(), 'file.pdf');
    await desk.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
    }, file);
    await paper.getByTestId('paper-save').click();
    await until('saved', async () => (await paper.getByTestId('paper-outcome').innerText()) !== '');
    const text = pdfPages(readFileSync(file))
      .map((page) => page.text)
      .join('\n')
      .replace(/\s/g, '');
    for (const words of [...SECRETS, '用途：移送试验派出所立案侦查', '移送卷宗']) expect(text).toContain(words);
    const audit = must(await desk.griddesk('audit.read', { limit: 50 }));
    expect(audit.records.find(({ kind }) => kind === 'case.unmask')).toMatchObject({
      result: 'ok',
      details: { purpose: '移送试验派出所立案侦查' },
    });
    const last = must(await desk.griddesk('cases.read', { caseId }));
    for (const secret of SECRETS) expect(JSON.stringify(last)).not.toContain(secret);
  });
});
