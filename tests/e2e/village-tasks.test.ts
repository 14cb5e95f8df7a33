import { afterAll, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { allSent, createConsoles, give, report, until } from '../support/consoles';

const TOWNSHIP = '530303101';
const consoles = createConsoles();
afterAll(consoles.end);

it('the duty room of a village works its tasks in an inbox of its own by keys: acknowledge, on site, complete, send back', async () => {
  const dataDir = consoles.newFolder();
  const centre = await consoles.start({ dataDir });
  await until('the township has grids', async () => {
    const found = await centre.griddesk('directory.grids', { area: TOWNSHIP });
    return found.ok && found.value.length > 2;
  });
  const grids = await centre.griddesk('directory.grids', { area: TOWNSHIP });
  if (!grids.ok) throw new Error(grids.error.message);
  const [grid] = grids.value;
  const [lon, lat] = grid!.geometry.coordinates.flat(grid!.geometry.type === 'Polygon' ? 1 : 2)[0] as unknown as [number, number];
  const village = grid!.area;
  const send = async (title: string): Promise<string> => {
    const caseId = await report(centre, { title, category: 'power-tree', gridCode: grid!.gridCode, location: { lon, lat, crs: 'WGS84' } });
    const tasks = [{ departmentId: `village-committee-${village}`, lead: true, instructions: '请到场处置' }];
    expect(await give(centre, 'accept', { caseId, category: 'power-tree', priority: 'important' })).toMatchObject({ ok: true });
    expect(await give(centre, 'dispatch', { caseId, tasks })).toMatchObject({ ok: true });
    return caseId;
  };
  const kept = await send('枯树压线');
  const returned = await send('高压线松动');
  const other = await report(centre, { title: '本村别的事', gridCode: grid!.gridCode, location: { lon, lat, crs: 'WGS84' } });
  await allSent(centre);
  await consoles.close(centre);

  const desk = await consoles.start({ dataDir, role: 'village', area: village });
  const { window } = desk;
  await window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 30_000 });
  await window.locator(`[data-testid="queue-row"][data-case-id="${other}"]`).waitFor();
  await window.keyboard.press('Alt+6');
  await window.locator('[data-testid="queue"][data-kind="inbox"]').waitFor();
  expect(await window.getByTestId('queue-row').count()).toBe(2);
  expect(await window.locator(`[data-testid="queue-row"][data-case-id="${other}"]`).count()).toBe(0);
  const open = async (caseId: string) => {
    for (let step = 0; step < 3; step += 1) {
      await window.keyboard.press('j');
      if ((await window.getByTestId('case-panel').getAttribute('data-case-id')) === caseId) return;
    }
    await window.keyboard.press('Home');
    await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor({ timeout: 5000 });
  };
  const task = (caseId: string, state: string) =>
    window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"] [data-testid="task"][data-state="${state}"]`).waitFor();
  const [first, second] = await window.getByTestId('queue-row').evaluateAll((all) => all.map((one) => one.dataset['caseId']!));
  expect([first, second].sort()).toEqual([kept, returned].sort());
  await open(first!);
  expect(await findings(window, 'tasks of a village')).toEqual([]);
  await window.keyboard.press('t');
  await task(first!, 'acknowledged');
  await window.keyboard.press('h');
  await task(first!, 'arrived');
  await window.keyboard.press('w');
  await window.getByTestId('form-complete').waitFor();
  await window.keyboard.type('已清除。');
  await window.keyboard.press('Control+Enter');
  await task(first!, 'completed');
  await window.locator(`[data-testid="queue-row"][data-case-id="${second}"]`).click();
  await window.locator(`[data-testid="case-panel"][data-case-id="${second}"]`).getByTestId('action-decline').waitFor();
  await window.keyboard.press('z');
  await window.getByTestId('form-decline').waitFor();
  await window.keyboard.type('需供电所办理。');
  await window.keyboard.press('Control+Enter');
  await task(second!, 'declined');
  await window.getByTestId('inbox-done').click();
  await expect.poll(() => window.getByTestId('queue-row').count()).toBe(2);
});
