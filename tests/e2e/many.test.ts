import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOpen, type CaseRow } from '../../preload/contract';
import { createConsoles } from '../support/consoles';
import type { Console } from '../support/electron';
import { replicaRows } from '../support/replica';
import { seedCases } from '../support/seed';
import { openStoppedConsole } from '../support/stopped-console';

const OPEN = 10_000;
const consoles = createConsoles();
let desk: Console;
let rows: CaseRow[];

beforeAll(async () => {
  const dataDir = consoles.newFolder();
  await consoles.close(await consoles.start({ dataDir }));
  const stopped = await openStoppedConsole(dataDir);
  seedCases(stopped.store, { cases: OPEN, open: OPEN, seed: 3 });
  stopped.close();
  desk = await consoles.start({ dataDir });
  await desk.window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 60_000 });
  rows = ((await replicaRows(desk.window, 'cases')) as unknown as CaseRow[]).filter((row) => isOpen(row.state));
}, 240_000);
afterAll(consoles.end);

const drawn = () => desk.window.getByTestId('queue-row').count();
const current = () => desk.window.locator('[data-testid="queue-row"][data-current]').getAttribute('data-index');
const counter = async (name: string): Promise<number> =>
  Number((await desk.window.getByTestId(`queue-only-${name}`).innerText()).replace(/\D/g, ''));

describe('ten thousand open cases', () => {
  it('are all in the list, of which only what is seen is drawn', async () => {
    expect(rows).toHaveLength(OPEN);
    expect(await desk.window.getByTestId('queue-row').first().getAttribute('aria-setsize')).toBe(String(OPEN));
    expect(await drawn()).toBeLessThan(80);
  });

  it('are gone through by the keyboard: End, PageUp, Home, PageDown', async () => {
    const { keyboard } = desk.window;
    await desk.window.getByRole('listbox').focus();
    await keyboard.press('End');
    await expect.poll(current).toBe(String(OPEN - 1));
    await desk.window.locator(`[data-testid="queue-row"][data-index="${OPEN - 1}"]`).waitFor();
    await keyboard.press('PageUp');
    await expect.poll(async () => Number(await current())).toBeLessThan(OPEN - 5);
    await keyboard.press('Home');
    await expect.poll(current).toBe('0');
    for (let page = 0; page < 5; page++) await keyboard.press('PageDown');
    await expect.poll(async () => Number(await current())).toBeGreaterThan(25);
    const visible = await desk.window.locator('[data-testid="queue-row"][data-current]').evaluate((row) => {
      const list = row.closest('[role="listbox"]')!.getBoundingClientRect();
      const at = row.getBoundingClientRect();
      return at.top >= list.top - 1 && at.bottom <= list.bottom + 1;
    });
    expect(visible).toBe(true);
    expect(await drawn()).toBeLessThan(80);
  });

  it('stand in the order of the queue, and are counted right', async () => {
    await desk.window.getByRole('listbox').focus();
    await desk.window.keyboard.press('Home');
    const first = rows
      .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .slice(0, 5)
      .map(({ id }) => id);
    await expect
      .poll(() =>
        desk.window.getByTestId('queue-row').evaluateAll((all) =>
          all
            .sort((a, b) => Number(a.dataset['index']) - Number(b.dataset['index']))
            .slice(0, 5)
            .map((row) => row.dataset['caseId']),
        ),
      )
      .toEqual(first);
    expect(await counter('all')).toBe(OPEN);
    expect(await counter('urgent')).toBe(rows.filter(({ priority }) => priority === 'urgent').length);
    const now = Date.now();
    const overdue = rows.filter(({ clock }) => clock && clock.pausedWith === undefined && clock.dueAt <= now).length;
    // One may fall due while this is read.
    expect(Math.abs((await counter('overdue')) - overdue)).toBeLessThanOrEqual(5);
  });

  it('are narrowed by a switch, and a search finds its case among them', async () => {
    await desk.window.getByTestId('queue-only-urgent').click();
    const urgent = rows.filter(({ priority }) => priority === 'urgent').length;
    await expect.poll(() => desk.window.getByTestId('queue-row').first().getAttribute('aria-setsize')).toBe(String(urgent));
    await expect.poll(() => desk.window.locator('[data-testid="queue-row"]:not([data-priority="urgent"])').count()).toBe(0);
    await desk.window.getByTestId('queue-only-all').click();
    await expect.poll(() => desk.window.getByTestId('queue-row').first().getAttribute('aria-setsize')).toBe(String(OPEN));
    const wanted = rows[7_777]!;
    await desk.window.getByTestId('queue-search').fill(wanted.number);
    await desk.window.locator(`[data-testid="queue-row"][data-case-id="${wanted.id}"]`).waitFor({ timeout: 10_000 });
    expect(await drawn()).toBeLessThan(80);
  });
});
