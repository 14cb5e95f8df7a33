import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import type { Result } from '../../preload/contract';
import { findings } from '../support/axe';
import { allSent, createConsoles, give, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { jpegFile } from '../support/photo-files';
import { replicaRows } from '../support/replica';
import { newId } from '../support/uuid';

const TOWNSHIP = '530303101';
const POWER = `power-supply-${TOWNSHIP}`;
const TITLES = { done: '枯树压线', sentBack: '变压器异响' } as const;
const REASON = '变压器属用户自有，请转经济发展办。';
const consoles = createConsoles();
afterAll(consoles.end);

let desk: Console;
let done: string;
let sentBack: string;
/** Somebody in care whom the dispatcher sees. */
let personId: string;

const dispatched = async (centre: Console, title: string): Promise<string> => {
  const caseId = await report(centre, { title, category: 'power-tree' });
  const tasks = [{ departmentId: POWER, lead: true, instructions: '请到场处置' }];
  expect(await give(centre, 'accept', { caseId, category: 'power-tree', priority: 'important' })).toMatchObject({ ok: true });
  expect(await give(centre, 'dispatch', { caseId, tasks })).toMatchObject({ ok: true });
  return caseId;
};

beforeAll(async () => {
  const dataDir = consoles.newFolder();
  const centre = await consoles.start({ dataDir, area: TOWNSHIP, role: 'dispatcher' });
  await until('people are there', async () => (await replicaRows(centre.window, 'people')).length > 0);
  personId = String((await replicaRows(centre.window, 'people'))[0]!['id']);
  done = await dispatched(centre, TITLES.done);
  sentBack = await dispatched(centre, TITLES.sentBack);
  await allSent(centre);
  await consoles.close(centre);
  desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'department', lang: 'en', args: ['--department', POWER] });
}, 180_000);

const task = (caseId: string, state: string) =>
  desk.window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"] [data-testid="task"][data-state="${state}"]`);

describe("a department's desk", () => {
  it('is called to what came while it was closed, in one call', async () => {
    await expect.poll(() => desk.window.getByRole('status').allInnerTexts(), { timeout: 30_000 }).toContain('2 new tasks to acknowledge');
  });

  it('completes a task with a photo, which is in the case afterwards', async () => {
    const { window } = desk;
    const screen = createDesk(window);
    await screen.open(done, TITLES.done);
    expect(await findings(window, 'tasks of a department')).toEqual([]);
    await screen.act('acknowledge');
    await task(done, 'acknowledged').waitFor();
    await screen.act('arrive');
    await task(done, 'arrived').waitFor();
    await window.getByTestId('action-complete').click();
    const form = window.getByTestId('form-complete');
    await form
      .getByTestId('photo-input')
      .setInputFiles([{ name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpegFile({ width: 640, height: 480 })) }]);
    const chosen = form.locator('[data-media-id]');
    await chosen.locator('img').waitFor();
    const mediaId = (await chosen.getAttribute('data-media-id'))!;
    await form.locator('textarea:not([aria-hidden])').last().fill('已清除枯树，线路正常。');
    expect(await findings(window, 'the form with a photo')).toEqual([]);
    await form.getByTestId('confirm-complete').click();
    await task(done, 'completed').waitFor();
    // Drawn, not only named: the picture has its size.
    const drawn = () =>
      window
        .locator(`[data-testid="case-panel"][data-case-id="${done}"] img[src*="${mediaId}"]`)
        .evaluateAll((all) => all.some((one) => (one as HTMLImageElement).naturalWidth > 0));
    await expect.poll(drawn, { timeout: 20_000 }).toBe(true);
    const read = await desk.griddesk('cases.read', { caseId: done });
    expect(read.ok && JSON.stringify(read.value.timeline)).toContain(mediaId);
    expect(await findings(window, 'a completed task')).toEqual([]);
  });

  it('has no place for people in care, by rail, key or palette, and the bridge says that it is shown nobody', async () => {
    const { window } = desk;
    expect(await window.getByTestId('go-dispatch').count()).toBe(1);
    expect(await window.getByTestId('go-people').count()).toBe(0);
    await window.keyboard.press('Alt+3');
    expect(await window.getByTestId('people-panel').count()).toBe(0);
    expect(await replicaRows(window, 'people')).toEqual([]);
    const visit = { commandId: newId(), personId, visitedAt: Date.now() - 60_000, result: 'well' } as const;
    const answers: readonly Result<unknown>[] = [
      await desk.griddesk('people.read', { personId }),
      await desk.griddesk('people.read', { personId: 'nobody' }),
      await desk.griddesk('people.reveal', { personId, purpose: 'emergency', words: '联系家属' }),
      await desk.griddesk('people.protection', { personId }),
      await desk.griddesk('people.reveals'),
      await desk.griddesk('people.visit', visit),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed', details: { role: 'department' } } });
    expect(await desk.griddesk('people.ofCase', { caseId: done })).toEqual({ ok: true, value: [] });
  });

  it('declines a task with a reason, which the dispatcher then reads', async () => {
    const { window } = desk;
    const screen = createDesk(window);
    await screen.open(sentBack, TITLES.sentBack);
    await screen.act('decline', REASON);
    await task(sentBack, 'declined').waitFor();
    await allSent(desk);
    const now = await desk.griddesk('settings.read');
    if (!now.ok) throw new Error(now.error.message);
    const { operatorId, operatorName, area } = now.value.seat;
    expect((await desk.griddesk('settings.update', { seat: { operatorId, operatorName, area, role: 'dispatcher' } })).ok).toBe(true);
    await window.getByTestId('go-people').waitFor();
    await screen.open(sentBack, TITLES.sentBack);
    await expect.poll(() => window.getByTestId('case-panel').innerText(), { timeout: 10_000 }).toContain(REASON);
    await window.getByTestId('action-dispatch').waitFor();
    expect(await findings(window, 'a task sent back, at the centre')).toEqual([]);
  });
});
