import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { createConsoles, report, until } from '../support/consoles';
import type { Console } from '../support/electron';

const consoles = createConsoles();
afterEach(consoles.end);

const WORDS = '已联系村委会，等待现场';
const rowOf = (window: Page, caseId: string) => window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`);

/** By keyboard: the only case of the list, then the form of a letter. */
const openForm = async (window: Page, caseId: string, letter: string, form: string) => {
  await rowOf(window, caseId).waitFor();
  await window.keyboard.press('j');
  await window.keyboard.press('Enter');
  await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
  await window.keyboard.press(letter);
  const field = window.getByTestId(form).getByRole('textbox').first();
  await field.waitFor();
  return field;
};

const draftsOf = async (desk: Console): Promise<string[]> => {
  const answer = await desk.griddesk('drafts.read');
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.map(({ form, fields }) => `${form} ${(JSON.parse(fields) as { text?: string }).text ?? ''}`);
};

describe('a draft', () => {
  it('comes back after the console was killed, is marked in the queue and on its button, and is gone when it was sent', async () => {
    const dataDir = consoles.newFolder();
    const first = await consoles.start({ dataDir });
    const caseId = await report(first);
    const field = await openForm(first.window, caseId, 'r', 'form-reply');
    await field.pressSequentially(WORDS);
    await until('the last letter is on the disk', async () => (await draftsOf(first)).includes(`reply ${WORDS}`));
    await first.kill();

    const second = await consoles.start({ dataDir });
    const { window } = second;
    await rowOf(window, caseId).getByTestId('draft-mark').waitFor();
    const again = await openForm(window, caseId, 'r', 'form-reply');
    expect(await again.inputValue()).toBe(WORDS);
    await window.keyboard.press('Escape');
    await window.getByTestId('action-reply').getByTestId('draft-mark').waitFor();
    await window.keyboard.press('r');
    await again.waitFor();
    await window.keyboard.press('Control+Enter');
    await window.getByTestId('form-reply').waitFor({ state: 'detached' });
    await rowOf(window, caseId).getByTestId('draft-mark').waitFor({ state: 'detached' });
    expect(await draftsOf(second)).toEqual([]);
  });

  it('is on the disk when the field is left, whatever was typed last, and belongs to the operator', async () => {
    const desk = await consoles.start();
    const { window } = desk;
    const caseId = await report(desk);
    const field = await openForm(window, caseId, 'n', 'form-note');
    await field.pressSequentially('甲乙');
    await window.keyboard.press('Escape');
    expect(await draftsOf(desk)).toEqual(['note 甲乙']);

    const before = await desk.griddesk('settings.read');
    if (!before.ok) throw new Error(before.error.message);
    await desk.griddesk('settings.update', { seat: { ...before.value.seat, operatorId: 'op-other', operatorName: '另一位' } });
    await rowOf(window, caseId).getByTestId('draft-mark').waitFor({ state: 'detached' });
    await window.keyboard.press('n');
    expect(await window.getByTestId('form-note').getByRole('textbox').inputValue()).toBe('');
    await window.keyboard.press('Escape');
    await desk.griddesk('settings.update', { seat: before.value.seat });
    await rowOf(window, caseId).getByTestId('draft-mark').waitFor();
  });

  it('typed in one window is there in the other', async () => {
    const desk = await consoles.start();
    const { window } = desk;
    const caseId = await report(desk);
    await rowOf(window, caseId).waitFor();
    const [other] = await Promise.all([desk.app.waitForEvent('window'), desk.griddesk('app.openWindow', { show: 'case', caseId })]);
    await other.getByTestId('action-note').waitFor();
    await other.keyboard.press('n');
    await other.getByTestId('form-note').getByRole('textbox').pressSequentially('两处');
    await rowOf(window, caseId).getByTestId('draft-mark').waitFor();
    const field = await openForm(window, caseId, 'n', 'form-note');
    await expect.poll(() => field.inputValue()).toBe('两处');
  });
});
