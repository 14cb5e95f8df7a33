import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, give, report } from '../support/consoles';
import { newId } from '../support/uuid';
import type { Console } from '../support/electron';

const kept = createConsoles();
afterAll(kept.end);
let desk: Console;
const ids: string[] = [];
const stateOf = async (caseId: string) => {
  const answer = await desk.griddesk('cases.read', { caseId });
  return answer.ok ? answer.value.row.state : answer.error.code;
};
const outcomes = () =>
  desk.window.getByTestId('triage-outcome').evaluateAll((all) => all.map((one) => [one.dataset['caseId'], one.dataset['result']] as const));
const finished = () => desk.window.locator('[data-testid="triage-outcomes"][data-finished="true"]').waitFor();
const press = (key: string) => desk.window.keyboard.press(key);

beforeAll(async () => {
  desk = await kept.start();
  for (const title of ['路灯不亮', '树枝压线', '井盖松动', '垃圾堆放']) ids.push(await report(desk, { title, category: 'power-tree' }));
  await desk.window.locator(`[data-testid="queue-row"][data-case-id="${ids[3]}"]`).waitFor();
});

describe('acting on several cases from the keyboard', () => {
  it('chooses with Space, on with Shift and the arrows, all with Ctrl+A, and none with Escape', async () => {
    const { window } = desk;
    await window.getByRole('listbox').focus();
    await press('Home');
    await press('Space');
    expect(await window.getByTestId('triage-count').textContent()).toContain('1');
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    await expect.poll(() => window.locator('[role="option"][aria-selected="true"]').count()).toBe(3);
    await press('Shift+ArrowUp');
    await expect.poll(() => window.locator('[role="option"][aria-selected="true"]').count()).toBe(2);
    await press('Control+a');
    await expect.poll(() => window.locator('[role="option"][aria-selected="true"]').count()).toBe(4);
    expect(await findings(desk.window, 'triage')).toEqual([]);
    await press('Escape');
    await expect.poll(() => window.getByTestId('triage').count()).toBe(0);
    await window.locator(`[data-case-id="${ids[0]}"]`).click({ modifiers: ['Control'] });
    await window.locator(`[data-case-id="${ids[2]}"]`).click({ modifiers: ['Control'] });
    await expect.poll(() => window.getByTestId('triage').getAttribute('data-count')).toBe('2');
    expect(await window.getByTestId('case-panel').count()).toBe(0);
    await press('Escape');
  });

  it('files all of them; one that was rejected meanwhile is refused in words and stops none of the others', async () => {
    const { window } = desk;
    await window.getByRole('listbox').focus();
    await press('Control+a');
    await press('a');
    await window.getByTestId('triage-form-accept').waitFor();
    // Behind the operator's back, between the form and its confirmation.
    await window.evaluate(
      async ([caseId, commandId]) => {
        const confirm = document.querySelector<HTMLElement>('[data-testid=triage-confirm]')!;
        const { griddesk } = globalThis as unknown as { griddesk: { cases: { reject: (input: object) => unknown } } };
        void griddesk.cases.reject({ caseId: caseId!, commandId: commandId!, reason: '重复' });
        confirm.click();
      },
      [ids[3], newId()],
    );
    await finished();
    expect(new Map(await outcomes())).toEqual(
      new Map([
        [ids[0], 'done'],
        [ids[1], 'done'],
        [ids[2], 'done'],
        [ids[3], 'refused'],
      ]),
    );
    expect(await window.locator(`[data-testid="triage-outcome"][data-case-id="${ids[3]}"]`).textContent()).toContain('案卷状态已变化');
    expect(await findings(desk.window, 'triage')).toEqual([]);
    expect(await stateOf(ids[0]!)).toBe('filed');
    expect(await stateOf(ids[3]!)).toBe('rejected');
    await press('Escape');
  });

  it('offers only what all allow, and merges the others into the one that is chosen', async () => {
    const { window } = desk;
    const received = await report(desk, { title: '污水外溢' });
    await window.locator(`[data-testid="queue-row"][data-case-id="${received}"]`).waitFor();
    await window.getByRole('listbox').focus();
    await press('Control+a');
    await expect.poll(() => window.getByTestId('triage-note').count()).toBe(1);
    expect(await window.getByTestId('triage-accept').count()).toBe(0);
    expect(await window.getByTestId('triage-dispatch').count()).toBe(0);
    await press('Escape');
    expect((await give(desk, 'reject', { caseId: received, reason: '不属于本辖区。' })).ok).toBe(true);
    await expect.poll(() => window.locator(`[data-testid="queue-row"][data-case-id="${received}"]`).count()).toBe(0);
    await window.getByRole('listbox').focus();
    await press('Control+a');
    await press('m');
    await window.getByTestId('triage-form-merge').waitFor();
    await press('Control+Enter');
    await finished();
    const ends = (await outcomes()).map(([, result]) => result).sort();
    expect(ends).toEqual(['done', 'done', 'stays']);
    const states = await Promise.all(ids.slice(0, 3).map(stateOf));
    expect(states.sort()).toEqual(['filed', 'merged', 'merged']);
  });
});
