import { afterEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { findings } from '../support/axe';
import { createConsoles, report } from '../support/consoles';
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
});
