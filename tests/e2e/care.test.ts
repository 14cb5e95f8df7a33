import { afterEach, expect, it } from 'vitest';
import { setClock, startAt } from '../support/console-clock';
import { createConsoles, until } from '../support/consoles';
import { replicaRows } from '../support/replica';

const consoles = createConsoles();
afterEach(consoles.end);

it('a reveal names its purpose, shows one person for a minute, and leaves nothing in the copy or on the screen', async () => {
  const desk = await consoles.start({ role: 'lead' });
  const { window } = desk;
  await until('people are there', async () => (await replicaRows(window, 'people')).length > 10);
  await window.getByTestId('go-people').click();
  const row = window.getByTestId('person-row').first();
  const personId = (await row.getAttribute('data-person-id'))!;
  await row.click();
  const detail = window.getByTestId('person-detail');
  await detail.getByTestId('reveal').click();
  await detail.getByTestId('reveal-confirm').click();
  // Without a reason nothing is asked.
  expect(await desk.griddesk('people.reveals')).toMatchObject({ ok: true, value: { operators: [] } });
  await detail.getByTestId('reveal-reason').fill('联系监护人了解情况');
  await detail.getByTestId('reveal-confirm').click();
  const shown = detail.getByTestId('revealed');
  await shown.waitFor();
  if (process.env['CARE_SHOT']) await window.screenshot({ path: process.env['CARE_SHOT'] });
  const idNumber = /530303\d{11}[\dX]/.exec(await shown.innerText())?.[0];
  expect(idNumber).toBeDefined();
  expect(await desk.griddesk('people.reveals')).toMatchObject({ ok: true, value: { operators: [{ operatorId: 'op-01', count: 1 }] } });
  expect(JSON.stringify(await replicaRows(window, 'people'))).not.toContain(idNumber);
  await shown.waitFor({ state: 'detached', timeout: 75_000 });
  expect(await window.content()).not.toContain(idNumber);
  expect((await replicaRows(window, 'people')).find(({ id }) => id === personId)?.['idNumber']).toMatch(/\*/);
  // A lead sees how much of the day's figure was used, and by whom.
  await window.getByTestId('open-palette').click();
  await window.getByTestId('command-palette').getByRole('combobox').fill('审计');
  await window.keyboard.press('Enter');
  await window.locator('[data-testid="audit-reveals"] [data-operator="op-01"][data-count="1"]').filter({ hasText: '1 / 40 次' }).waitFor();
});

it('an evening look-in is planned in the panel; one that is missed becomes a case by itself, and a visit is recorded', async () => {
  const desk = await startAt(consoles, '2026-11-25T19:50:00+08:00', { role: 'dispatcher' });
  const { window } = desk;
  await until('people are there', async () => (await replicaRows(window, 'people')).length > 10);
  await window.getByTestId('go-people').click();
  const elder = window.getByTestId('person-row').filter({ hasText: '独居老人' }).first();
  const personId = (await elder.getAttribute('data-person-id'))!;
  await elder.click();
  const detail = window.getByTestId('person-detail');
  await detail.getByTestId('care-plan').click();
  await detail.getByLabel('晚间看望').check();
  await detail.getByTestId('care-reason').fill('没有手机，早晚各看望一次');
  await detail.getByTestId('care-confirm').click();
  await detail.getByText('早晚看望', { exact: true }).waitFor();
  const received = async () => {
    const counts = await desk.griddesk('diagnostics.read');
    return counts.ok ? counts.value.cases.received : -1;
  };
  expect(await received()).toBe(0);
  await setClock(desk, '2026-11-25T20:29:00+08:00');
  await detail.locator('[data-testid="look-in"][data-state="late"]').waitFor({ timeout: 60_000 });
  expect(await received()).toBe(0);
  await setClock(desk, '2026-11-25T20:30:01+08:00');
  await until('the missed look-in is a case', async () => (await received()) === 1, 60_000);
  const read = await desk.griddesk('people.read', { personId });
  expect(read).toMatchObject({ ok: true, value: { row: { plan: { caseId: expect.any(String) } } } });
  await detail.getByText('逾期已转案卷，尚未结案').waitFor();
  await detail.getByTestId('care-visit').click();
  await detail.getByLabel('走访情况').fill('在邻居家，一切正常');
  if (process.env['CARE_SHOT']) await window.screenshot({ path: process.env['CARE_SHOT'] });
  await detail.getByTestId('care-confirm').click();
  await until('the visit is in the history', async () => {
    const again = await desk.griddesk('people.read', { personId });
    return again.ok && again.value.history[0]?.type === 'care.visited' && again.value.history[0].data['text'] === '在邻居家，一切正常';
  });
  expect(await received()).toBe(1);
});
