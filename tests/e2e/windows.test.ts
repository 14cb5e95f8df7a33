import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { createConsoles, give, report } from '../support/consoles';
import { callBridge, type Console } from '../support/electron';
import { replicaRows } from '../support/replica';
import { newId } from '../support/uuid';

const consoles = createConsoles();
afterEach(consoles.end);

const rowOf = (window: Page, caseId: string, state: string) =>
  window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"][data-state="${state}"]`);

const openWindow = async (desk: Console, show: 'dispatch' | 'map'): Promise<Page> => {
  const [window] = await Promise.all([desk.app.waitForEvent('window'), desk.griddesk('app.openWindow', { show })]);
  await window
    .getByTestId(show === 'map' ? 'map' : 'queue')
    .first()
    .waitFor({ timeout: 30_000 });
  return window;
};

/** Waits until a window's copy, which is what all its panels read, holds the case in this state. */
const holds = (window: Page, caseId: string, state: string) =>
  expect
    .poll(async () => (await replicaRows(window, 'cases')).find(({ id }) => id === caseId)?.['state'], { timeout: 10_000, interval: 20 })
    .toBe(state);

describe('a window that goes away', () => {
  it('in the middle of commands by a reload loses none of them, and the form keeps what was typed', async () => {
    const desk = await consoles.start();
    const { window } = desk;
    const caseId = await report(desk);
    const screen = createDesk(window);
    await screen.open(caseId, '路灯不亮');
    await window.getByTestId('case-panel').getByTestId('action-reply').click();
    await window.getByTestId('form-reply').getByRole('textbox').first().fill('半句话');

    // Commands on their way when the page goes: each is carried out whole, whether or not its answer is heard.
    await window.evaluate((id) => {
      const { griddesk } = globalThis as unknown as { griddesk: import('../../preload/contract').Bridge };
      const uuid = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
      for (let n = 1; n <= 30; n++) void griddesk.cases.note({ commandId: uuid(n), caseId: id, text: `备注 ${n}` });
    }, caseId);
    await window.reload();
    await screen.ready();

    await expect
      .poll(async () => {
        const detail = await desk.griddesk('cases.read', { caseId });
        return detail.ok ? detail.value.timeline.filter(({ type }) => type === 'case.noted').length : detail.error.code;
      })
      .toBe(30);
    await rowOf(window, caseId, 'received').waitFor();
    await screen.open(caseId, '路灯不亮');
    await window.getByTestId('case-panel').getByTestId('action-reply').click();
    expect(await window.getByTestId('form-reply').getByRole('textbox').first().inputValue()).toBe('半句话');
  });

  it('by the death of its process comes back with the queue and with the words that were not sent yet', async () => {
    const desk = await consoles.start();
    const { window, app } = desk;
    const caseId = await report(desk);
    const screen = createDesk(window);
    await screen.open(caseId, '路灯不亮');
    await window.getByTestId('case-panel').getByTestId('action-note').click();
    await window.getByTestId('form-note').getByRole('textbox').fill('进程结束前写下的话');

    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer());
    // Playwright lets go of a page whose process died; the window itself goes on.
    const inWindow = <T>(script: string) =>
      app.evaluate(
        ({ BrowserWindow }, code) =>
          Promise.race([
            BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(code) as Promise<T>,
            // A script handed to a process that is just dying is never answered.
            new Promise<undefined>((resolve) => setTimeout(resolve, 2000, undefined)),
          ]),
        script,
      );
    const row = `document.querySelector('[data-testid="queue-row"][data-case-id="${caseId}"]')`;
    await expect.poll(() => inWindow(`!!${row}`), { timeout: 30_000 }).toBe(true);
    await inWindow(`${row}.click()`);
    await expect.poll(() => inWindow(`!!document.querySelector('[data-testid="action-note"]')`)).toBe(true);
    await inWindow(`document.querySelector('[data-testid="action-note"]').click()`);
    await expect
      .poll(() => inWindow(`document.querySelector('[data-testid="form-note"] textarea')?.value`), { timeout: 10_000 })
      .toBe('进程结束前写下的话');
  });
});

describe('several windows', () => {
  it('all show a change, also after the one that feeds them was closed', async () => {
    const desk = await consoles.start();
    const { window: first } = desk;
    const caseId = await report(desk);
    await rowOf(first, caseId, 'received').waitFor();
    const second = await openWindow(desk, 'dispatch');
    const map = await openWindow(desk, 'map');
    await rowOf(second, caseId, 'received').waitFor();

    expect((await give(desk, 'accept', { caseId, category: 'other', priority: 'routine' })).ok).toBe(true);
    await Promise.all([holds(second, caseId, 'filed'), holds(map, caseId, 'filed')]);
    await rowOf(second, caseId, 'filed').waitFor();

    // One leads, the other two wait to.
    const locks = await second.evaluate(() => navigator.locks.query());
    expect([locks.held?.length, locks.pending?.length]).toEqual([1, 2]);
    await first.close();
    const lateId = newId();
    const late = await callBridge(second, 'cases.report', {
      commandId: newId(),
      caseId: lateId,
      title: '第二个窗口登记的',
      description: '',
      source: 'operator',
      location: { lon: 104.07, lat: 25.6, crs: 'WGS84' },
    });
    expect(late).toMatchObject({ ok: true });
    await Promise.all([holds(second, lateId, 'received'), holds(map, lateId, 'received')]);
    await rowOf(second, lateId, 'received').waitFor();
    const after = await second.evaluate(() => navigator.locks.query());
    expect([after.held?.length, after.pending?.length]).toEqual([1, 1]);
  });

  it('go on being fed when the process of the one that feeds them dies', async () => {
    const desk = await consoles.start();
    const { window: first, app } = desk;
    const second = await openWindow(desk, 'dispatch');
    const url = first.url();
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .toSorted((a, b) => a.id - b.id)[0]!
        .webContents.forcefullyCrashRenderer(),
    );
    const caseId = newId();
    const reported = await callBridge(second, 'cases.report', {
      commandId: newId(),
      caseId,
      title: '还在更新',
      description: '',
      source: 'operator',
      location: { lon: 104.07, lat: 25.6, crs: 'WGS84' },
    });
    expect(reported).toMatchObject({ ok: true });
    await rowOf(second, caseId, 'received').waitFor({ timeout: 10_000 });
    expect(second.url()).toBe(url);
  });
});
