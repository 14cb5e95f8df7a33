import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles } from '../support/consoles';
import type { Console } from '../support/electron';
import { startSeatDesk, titleOf, type SeatDesk } from '../support/seats/seat-desk';
import { SITUATIONS } from '../support/seats/situations';

const consoles = createConsoles();
afterAll(consoles.end);

const NAMES = ['filed', 'dispatched', 'dispatched, pressed, time asked', 'half done', 'closed, appealed'];
const situations = SITUATIONS.filter(({ name }) => NAMES.includes(name));
let world: SeatDesk;
let desk: Console;
let cases: ReadonlyMap<string, string>;
beforeAll(async () => {
  world = await startSeatDesk(consoles);
  desk = world.desk;
  cases = await world.bringAbout(situations);
});

describe('the inbox of a department', () => {
  it('is worked by keys alone: acknowledge, arrive, ask for more time, complete', async () => {
    const { window } = desk;
    const caseId = cases.get('dispatched')!;
    await world.sit('department desk');
    await window.locator('[data-testid="queue"][data-kind="inbox"][data-status="ready"]').waitFor({ timeout: 30_000 });
    await window.getByTestId('inbox-new').click();
    const line = (state: string) => window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"][data-task-state="${state}"]`);
    await line('sent').waitFor();
    const panel = window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`);
    const search = window.getByTestId('queue-search');
    await search.fill(titleOf(situations.find(({ name }) => name === 'dispatched')!));
    await search.press('Enter');
    await window.keyboard.press('Home');
    // The rows of the seat before may still be shown for a moment, with what that seat may do.
    await panel.getByTestId('action-acknowledge').waitFor();
    expect(await findings(window, 'inbox')).toEqual([]);
    await window.keyboard.press('t');
    await panel.locator('[data-testid="task"][data-state="acknowledged"]').waitFor();
    await window.keyboard.press('h');
    await panel.locator('[data-testid="task"][data-state="arrived"]').waitFor();
    await window.keyboard.press('Shift+E');
    await window.getByTestId('form-request-extension').waitFor();
    await window.keyboard.type('需要调配吊车');
    await window.keyboard.press('Control+Enter');
    await panel.getByTestId('requests').waitFor();
    await window.keyboard.press('w');
    await window.getByTestId('form-complete').waitFor();
    await window.keyboard.type('已清除枯树，线路正常。');
    await window.keyboard.press('Control+Enter');
    await panel.locator('[data-testid="task"][data-state="completed"]').waitFor();
    await search.fill('');
    await window.getByTestId('inbox-done').click();
    await line('completed').waitFor();
    expect(await window.getByTestId('queue-row').count()).toBeGreaterThan(1);
  });
});

describe('the inbox of the shift lead', () => {
  it('lists what waits for a decision; a request is refused with a reason and another granted, by keys', async () => {
    const { window } = desk;
    await world.sit('shift lead');
    await window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 30_000 });
    await window.getByTestId('queue-search').fill('');
    await window.getByTestId('queue-only-requests').click();
    const waiting = [cases.get('dispatched, pressed, time asked')!, cases.get('closed, appealed')!, cases.get('dispatched')!];
    for (const caseId of waiting) await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor();
    expect(await window.getByTestId('queue-row').count()).toBe(waiting.length);

    const decide = async (caseId: string, decision: 'ArrowRight' | ' ', words: string): Promise<void> => {
      await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).click();
      await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
      await window.getByTestId('action-answer').waitFor();
      await window.keyboard.press('Shift+A');
      const form = window.getByTestId('form-answer');
      await form.getByRole('radio').first().focus();
      await window.keyboard.press(decision);
      await form.locator('textarea:not([aria-hidden])').fill(words);
      await window.keyboard.press('Control+Enter');
      await form.waitFor({ state: 'hidden' });
      await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor({ state: 'hidden' });
    };
    await decide(waiting[0]!, 'ArrowRight', '理由不充分，请按原时限办理。');
    await decide(waiting[1]!, ' ', '情况属实');

    const refused = await desk.griddesk('cases.read', { caseId: waiting[0]! });
    const granted = await desk.griddesk('cases.read', { caseId: waiting[1]! });
    if (!refused.ok || !granted.ok) throw new Error('not read');
    expect(refused.value.row.requests).toEqual([]);
    expect(refused.value.timeline.at(-1)).toMatchObject({ type: 'case.answered', data: { granted: false } });
    expect(granted.value.row.excluded).toBe(true);
  });
});
