import { afterEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { findings } from '../support/axe';
import { allSent, createConsoles, give, report, until } from '../support/consoles';
import { newId } from '../support/uuid';

const consoles = createConsoles();
afterEach(consoles.end);

describe('what leaves the house', () => {
  it('waits in sight, survives a power cut, and is taken back by Ctrl+Z as if it had never been done', async () => {
    const dataDir = consoles.newFolder();
    const args = ['--undo-seconds', '60'];
    const first = await consoles.start({ dataDir, args });
    const caseId = await report(first);
    const now = await first.griddesk('diagnostics.read');
    if (!now.ok) throw new Error(now.error.message);
    const before = now.value.stateHash;
    expect(await first.griddesk('cases.reply', { commandId: newId(), caseId, text: '明天上午处理。' })).toMatchObject({ ok: true });
    await first.window.getByTestId('waiting-bar').waitFor();
    await first.kill();

    const second = await consoles.start({ dataDir, args, lang: 'en' });
    await second.window.getByTestId('waiting-bar').waitFor();
    await second.window.getByTestId('waiting-mark').first().waitFor();
    await second.window.keyboard.press('Control+z');
    await second.window.getByTestId('waiting-bar').waitFor({ state: 'detached' });
    const after = await second.griddesk('diagnostics.read');
    expect(after).toMatchObject({ ok: true, value: { stateHash: before, pending: 0 } });
  });

  it('gives the words back to the form they were typed into, whatever was typed last', async () => {
    const desk = await consoles.start({ dataDir: consoles.newFolder(), args: ['--undo-seconds', '60'] });
    const { window, griddesk } = desk;
    const caseId = await report(desk, { title: '电线杆倾斜' });
    await createDesk(window).open(caseId, '电线杆倾斜');
    await window.keyboard.press('r');
    const words = window.getByTestId('form-reply').getByRole('textbox').first();
    await words.pressSequentially('供电所已派人，请远离电线。');
    await window.getByTestId('confirm-reply').click();
    await window.getByTestId('waiting-bar').waitFor();
    expect(await findings(window, 'what waits')).toEqual([]);
    expect(await griddesk('drafts.read')).toEqual({ ok: true, value: [] });

    await window.keyboard.press('Control+z');
    await window.getByTestId('waiting-bar').waitFor({ state: 'detached' });
    await window.keyboard.press('r');
    expect(await words.inputValue()).toBe('供电所已派人，请远离电线。');
  });

  it('goes out when the console is closed, and is there as sent at the next start', async () => {
    const dataDir = consoles.newFolder();
    const args = ['--undo-seconds', '60'];
    const first = await consoles.start({ dataDir, args });
    const caseId = await report(first);
    expect(await first.griddesk('cases.reply', { commandId: newId(), caseId, text: '明天上午处理。' })).toMatchObject({ ok: true });
    await first.window.getByTestId('waiting-bar').waitFor();
    await consoles.close(first);

    const second = await consoles.start({ dataDir, args });
    expect(await second.griddesk('cases.waiting')).toEqual({ ok: true, value: { commands: [] } });
    const detail = await second.griddesk('cases.read', { caseId });
    if (!detail.ok) throw new Error(detail.error.message);
    expect(detail.value.timeline.at(-1)).toMatchObject({ type: 'case.replied', pending: false });
  });

  it('is not taken back in silence once it has left: Ctrl+Z says so, and once more gives the opposite act', async () => {
    const desk = await consoles.start({ dataDir: consoles.newFolder(), args: ['--undo-seconds', '1'], lang: 'en' });
    const { window, griddesk } = desk;
    await window.keyboard.press('Control+z');
    await window.getByText('There is nothing to undo.').last().waitFor();
    const caseId = await report(desk, { title: '电线杆倾斜' });
    expect(await give(desk, 'accept', { caseId, category: 'power-tree', priority: 'urgent' })).toMatchObject({ ok: true });
    const known = await griddesk('directory.read');
    if (!known.ok) throw new Error(known.error.message);
    const { id: departmentId, name } = known.value.departments[0]!;
    const tasks = [{ departmentId, lead: true, instructions: '请处置' }];
    expect(await give(desk, 'dispatch', { caseId, tasks })).toMatchObject({ ok: true });
    await window.getByTestId('waiting-bar').getByText(name).waitFor();
    await window.getByTestId('waiting-bar').waitFor({ state: 'detached' });
    const states = async () => {
      const detail = await griddesk('cases.read', { caseId });
      return detail.ok ? detail.value.row.tasks.map(({ state }) => state) : [];
    };
    await window.keyboard.press('Control+z');
    await window.getByText('Press Ctrl+Z again: Recall the task').last().waitFor();
    // Half faded in it has half its contrast.
    await window.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
    expect(await findings(window, 'what has left')).toEqual([]);
    expect(await states()).toEqual(['sent']);
    await window.keyboard.press('Control+z');
    await until('the task is called back', async () => (await states()).join() === 'recalled');
    await allSent(desk);
  });
});
