import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseActions } from '../../preload/contract';
import { letters } from '../../renderer/kit/letters';
import { findings } from '../support/axe';
import { createConsoles, give, report } from '../support/consoles';
import type { Console } from '../support/electron';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let dataDir: string;
let tree: string;

const press = (key: string) => desk.window.keyboard.press(key);
const views = () => desk.window.getByTestId('view').evaluateAll((all) => all.map((one) => one.textContent?.replace(/Ctrl\+\d/, '')));
const chip = (words: string) => desk.window.getByTestId('queue').locator('.MuiChip-root', { hasText: words });

beforeAll(async () => {
  dataDir = consoles.newFolder();
  desk = await consoles.start({ dataDir });
  tree = await report(desk, { title: '枯树压线', category: 'power-tree' });
  expect(await give(desk, 'accept', { caseId: tree, category: 'power-tree', priority: 'urgent' })).toMatchObject({ ok: true });
  await report(desk, { title: '路灯不亮' });
  await desk.window.locator(`[data-testid="queue-row"][data-case-id="${tree}"]`).waitFor();
});

describe('saved views', () => {
  it('begin with three shipped ones, opened by Ctrl and a figure from any page', async () => {
    await press('Alt+4');
    await press('Control+3');
    await chip('今天').waitFor();
    await expect.poll(() => desk.window.getByTestId('queue-row').count()).toBe(2);
    await press('Control+1');
    await expect.poll(() => chip('今天').count()).toBe(0);
    await expect.poll(() => desk.window.getByTestId('queue-only-overdue').getAttribute('aria-pressed')).toBe('true');
  });

  it('keep filter, search and order under a name, are put in order, renamed and deleted, by keys', async () => {
    const { window } = desk;
    await press('Control+3');
    await window.getByTestId('queue-only-urgent').click();
    await window.getByTestId('queue-search').fill('枯树');
    await window.getByTestId('views').focus();
    await press('Enter');
    await window.getByTestId('view-name').focus();
    await window.keyboard.type('树木急件');
    await press('Enter');
    await expect.poll(views).toEqual(['已超时', '待我办理', '今天上报', '树木急件']);
    expect(await findings(desk.window, 'views')).toEqual([]);
    await window.getByRole('button', { name: '上移“树木急件”' }).press('Enter');
    await expect.poll(views).toEqual(['已超时', '待我办理', '树木急件', '今天上报']);
    await window.getByRole('button', { name: '改名“已超时”' }).press('Enter');
    await window.getByTestId('view-rename').fill('超时的');
    await press('Enter');
    await window.getByRole('button', { name: '删除“待我办理”' }).press('Enter');
    await expect.poll(views).toEqual(['超时的', '树木急件', '今天上报']);
    await press('Escape');
    await window.getByTestId('queue-search').fill('');
    await press('Control+3');
    await press('Control+2');
    await expect.poll(() => window.getByTestId('queue-search').inputValue()).toBe('枯树');
    await expect.poll(() => window.getByTestId('queue-row').count()).toBe(1);
  });

  it('are there after a restart, for this seat only', async () => {
    await desk.close();
    desk = await consoles.start({ dataDir });
    const kept = await desk.griddesk('views.read');
    expect(kept.ok && kept.value?.map(({ name, id }) => name ?? id)).toEqual(['超时的', '树木急件', 'today']);
    await press('Control+2');
    await expect.poll(() => desk.window.getByTestId('queue-search').inputValue()).toBe('枯树');
    await press('Control+3');
    await desk.close();
    desk = await consoles.start({ dataDir, role: 'lead' });
    expect(await desk.griddesk('views.read')).toMatchObject({ ok: true, value: null });
    await desk.close();
    desk = await consoles.start({ dataDir, role: 'dispatcher' });
  });
});

describe('the palette', () => {
  it('offers every action of the open case with its letter, the views, the settings and the handover', async () => {
    const { window } = desk;
    await window.locator(`[data-testid="queue-row"][data-case-id="${tree}"]`).click();
    await window.getByTestId('action-dispatch').waitFor();
    const read = await desk.griddesk('cases.read', { caseId: tree });
    if (!read.ok) throw new Error(read.error.message);
    await press('Control+k');
    await window.getByTestId('command-palette').waitFor();
    const lines = await window.getByTestId('palette-item').evaluateAll((all) => all.map((one) => one.textContent ?? ''));
    expect(read.value.row.actions.length).toBeGreaterThan(5);
    for (const action of read.value.row.actions) {
      const letter = letters[action];
      const cap = `${letter === letter.toLowerCase() ? '' : '⇧'}${letter.toUpperCase()}`;
      expect(lines).toContain(`${caseActions[action].zh}${cap}`);
    }
    for (const words of ['打开交接班', '打印交接班记录', '外观：深色', '界面语言：English', '打开视图：树木急件', '登记上报', '关闭提示音'])
      expect(lines.join('\n')).toContain(words);
    await window.keyboard.type('English');
    await press('Enter');
    await expect.poll(() => window.getByTestId('open-palette').textContent()).toContain('Find a case');
    await press('F1');
    await window.getByRole('dialog').getByText('Choose the current case, or not').waitFor();
    await press('Escape');
    await window.getByTestId('views').click();
    expect(await findings(desk.window, 'views')).toEqual([]);
  });
});
