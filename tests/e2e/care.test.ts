import { afterEach, expect, it } from 'vitest';
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
  expect(await desk.griddesk('people.reveals')).toMatchObject({ ok: true, value: [] });
  await detail.getByTestId('reveal-reason').fill('联系监护人了解情况');
  await detail.getByTestId('reveal-confirm').click();
  const shown = detail.getByTestId('revealed');
  await shown.waitFor();
  if (process.env['CARE_SHOT']) await window.screenshot({ path: process.env['CARE_SHOT'] });
  const idNumber = /530303\d{11}[\dX]/.exec(await shown.innerText())?.[0];
  expect(idNumber).toBeDefined();
  expect(await desk.griddesk('people.reveals')).toMatchObject({ ok: true, value: [{ operatorId: 'op-01', count: 1 }] });
  expect(JSON.stringify(await replicaRows(window, 'people'))).not.toContain(idNumber);
  await shown.waitFor({ state: 'detached', timeout: 75_000 });
  expect(await window.content()).not.toContain(idNumber);
  expect((await replicaRows(window, 'people')).find(({ id }) => id === personId)?.['idNumber']).toMatch(/\*/);
});
