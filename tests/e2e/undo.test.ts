import { afterEach, describe, expect, it } from 'vitest';
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
});
