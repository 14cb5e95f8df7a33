import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConsoles, report, until } from '../support/consoles';
import type { Console } from '../support/electron';

const PASSPHRASE = 'a passphrase for demos only';
const consoles = createConsoles();
let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'griddesk-lock-'));
});
afterEach(async () => {
  await consoles.end();
  rmSync(scratch, { recursive: true, force: true });
});

/** Everything the window's scripts can still reach, as text; V8 collects garbage before it writes. */
const heapOf = async (desk: Console, name: string): Promise<string> => {
  const path = join(scratch, `${name}.heapsnapshot`);
  await desk.app.evaluate(async ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.webContents.takeHeapSnapshot(to), path);
  return readFileSync(path, 'utf8');
};

/** Texts that the windows hold while somebody works: titles, addresses, masked phones and numbers of people in care. */
const shownTexts = async (desk: Console): Promise<string[]> => {
  const texts: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof desk.griddesk<'feed.snapshot'>>> = await desk.griddesk('feed.snapshot', { cursor, limit: 1000 });
    if (!page.ok) throw new Error(page.error.message);
    const { cases, people } = page.value;
    texts.push(...cases.map(({ title }) => title), ...people.flatMap(({ address, idNumber }) => [address, idNumber]));
    cursor = page.value.next;
    if (cursor === null) return [...new Set(texts)].filter((text) => text.length >= 4);
  }
};

/** V8 writes what is beyond ASCII as escapes. */
const asInHeap = (text: string): string => JSON.stringify(text).slice(1, -1);
const found = (heap: string, texts: readonly string[]): string[] =>
  texts.filter((text) => heap.includes(text) || heap.includes(asInHeap(text)));

it('locked by a key the windows hold nothing, answer nothing and show nothing; the passphrase brings the work back', async () => {
  const desk = await consoles.start({ lang: 'en' });
  const { window } = desk;
  const caseId = await report(desk, { title: '金丝雀锁定标题' });
  await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor();
  await window.getByTestId('go-people').click();
  await window.getByTestId('person-row').first().waitFor();
  const texts = await shownTexts(desk);
  expect(texts.length).toBeGreaterThan(50);
  expect(found(await heapOf(desk, 'open'), texts).length).toBeGreaterThan(20);

  const processOf = () => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId());
  const before = await processOf();
  await window.keyboard.press('Control+l');
  await window.getByTestId('passphrase').waitFor();
  // What the window knew ended with its process.
  expect(await processOf()).not.toBe(before);
  expect(() => process.kill(before, 0)).toThrow('ESRCH');
  expect(await window.getByTestId('queue').count()).toBe(0);
  for (const channel of ['feed.snapshot', 'cases.read', 'diagnostics.read'] as const) {
    const answer = await desk.griddesk(channel as 'diagnostics.read');
    expect(answer).toMatchObject({ ok: false, error: { code: 'locked' } });
  }
  const rows = await window.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return { names, session: sessionStorage.length, media: (await fetch('app://griddesk/media/x').catch(() => undefined))?.status };
  });
  expect(rows.names).toEqual([]);
  expect(rows.session).toBe(0);
  expect(rows.media).not.toBe(200);
  expect(found(await heapOf(desk, 'locked'), texts)).toEqual([]);

  await window.getByTestId('passphrase').fill('not the passphrase');
  await window.getByTestId('passphrase-submit').click();
  await window.getByText('That is not the passphrase').waitFor();
  await window.getByTestId('passphrase').fill(PASSPHRASE);
  await window.keyboard.press('Enter');
  await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor();
});

it('locks by itself when the system does', async () => {
  const desk = await consoles.start();
  // In a turn of its own, as the system's comes: a debugger's call can fall into the middle of a write.
  await desk.app.evaluate(({ powerMonitor }) => void setImmediate(() => powerMonitor.emit('lock-screen')));
  await desk.window.getByTestId('passphrase').waitFor();
});

it('locks by itself when nobody has touched the machine for as long as the settings say, and a touch puts it off', async () => {
  const desk = await consoles.start();
  await desk.griddesk('settings.update', { lockAfterMinutes: 30 });
  /** The hands of the clock, so many minutes on, while the system counts so many without a hand on the machine. */
  const pass = (minutes: number, system = minutes) =>
    desk.app.evaluate(
      ({ powerMonitor }, [by, idle]) => {
        const then = Date.now() + by * 60_000;
        Date.now = () => then;
        const counted = globalThis as unknown as { looks?: number };
        powerMonitor.getSystemIdleTime = () => {
          counted.looks = (counted.looks ?? 0) + 1;
          return idle * 60;
        };
      },
      [minutes, system] as const,
    );
  const looks = () => desk.app.evaluate(() => (globalThis as unknown as { looks?: number }).looks ?? 0);
  await pass(29);
  await desk.window.keyboard.press('j');
  await pass(29, 58);
  // It is looked at every five seconds; the system is not asked while a window of ours was touched.
  await desk.window.waitForTimeout(6000);
  expect(await desk.window.getByTestId('queue').count()).toBe(1);
  // A hand on another window: the system knows.
  await pass(29, 1);
  const before = await looks();
  await until('the system is asked', async () => (await looks()) > before + 1);
  expect(await desk.window.getByTestId('queue').count()).toBe(1);
  await pass(2);
  await desk.griddesk('app.info');
  await desk.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 3600;
  });
  await desk.window.getByTestId('passphrase').waitFor();
});

describe('the key on paper', () => {
  it('is shown once, and later opens the data with a new passphrase in place of the forgotten one', async () => {
    const dataDir = consoles.newFolder();
    const first = await consoles.start({ dataDir, lang: 'en' });
    const caseId = await report(first);
    await first.window.getByTestId('go-settings').click();
    await first.window.getByTestId('make-recovery').click();
    await first.window.getByTestId('recovery-current').fill(PASSPHRASE);
    await first.window.getByTestId('recovery-make').click();
    const code = await first.window.getByTestId('recovery-key').innerText();
    expect(code).toMatch(/^(\w{5}-){5}\w{5}$/);
    await first.window.getByTestId('recovery-done').click();

    await first.window.keyboard.press('Control+l');
    await first.window.getByTestId('use-recovery').click();
    await first.window.getByTestId('recovery-code').fill('00000-00000-00000-00000-00000-00000');
    await first.window.getByTestId('recovery-passphrase').fill('a new passphrase');
    await first.window.getByTestId('recovery-submit').click();
    await first.window.getByText('That is not the recovery key').waitFor();
    await first.window.getByTestId('recovery-code').fill(code.toLowerCase());
    await first.window.getByTestId('recovery-submit').click();
    await first.window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor();
    await consoles.close(first);

    const second = await consoles.start({ dataDir, args: ['--passphrase-env', 'NEW'], env: { NEW: 'a new passphrase' } });
    await second.window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor();
  });
});

it('another passphrase opens the same data, and the old one does not', async () => {
  const dataDir = consoles.newFolder();
  const desk = await consoles.start({ dataDir });
  expect(await desk.griddesk('keys.setPassphrase', { current: 'a wrong passphrase', next: 'another passphrase' })).toMatchObject({
    ok: false,
    error: { code: 'not-allowed', details: { field: 'current' } },
  });
  await desk.window.getByTestId('go-settings').click();
  await desk.window.getByTestId('change-passphrase').click();
  await desk.window.getByTestId('passphrase-current').fill(PASSPHRASE);
  await desk.window.getByTestId('passphrase-next').fill('another passphrase');
  await desk.window.getByTestId('passphrase-again').fill('another passphrase');
  await desk.window.getByTestId('passphrase-save').click();
  await desk.window.getByTestId('passphrase-save').waitFor({ state: 'detached' });
  await desk.window.keyboard.press('Control+l');
  await desk.window.getByTestId('passphrase').fill(PASSPHRASE);
  await desk.window.keyboard.press('Enter');
  await desk.window.locator('[data-testid="passphrase"][aria-invalid="true"]').waitFor();
  await desk.window.getByTestId('passphrase').fill('another passphrase');
  await desk.window.keyboard.press('Enter');
  await desk.window.getByTestId('queue').waitFor();
});
