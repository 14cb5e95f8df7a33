import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles } from '../support/consoles';
import type { Console } from '../support/electron';
import { openStoppedConsole } from '../support/stopped-console';
import { newId } from '../support/uuid';
import { message, reported } from '../support/wire';

const consoles = createConsoles();
const report = reported(newId(), { title: '新版本的上报' }, { at: Date.now() });
const { subject, body } = message(report);
let desk: Console;

/** Messages as an earlier version left them: one that it could not read and this one can, one that nobody can, one without its text. */
beforeAll(async () => {
  const dataDir = consoles.newFolder();
  await consoles.close(await consoles.start({ dataDir }));
  const stopped = await openStoppedConsole(dataDir);
  const entry = { at: Date.now(), subject, bytes: Buffer.byteLength(body) };
  stopped.store.write((tx) => {
    tx.addQuarantine({ ...entry, seq: 9001, reason: 'too large: 300000 bytes, at most 262144', body: '' });
    tx.addQuarantine({ ...entry, seq: 9002, reason: 'not JSON', body: '{', bytes: 1 });
    tx.addQuarantine({ ...entry, seq: 9003, reason: 'protocol version 2; this console knows 1', body });
    tx.countRetimed();
  });
  stopped.close();
  desk = await consoles.start({ dataDir });
  await desk.window.setViewportSize({ width: 1366, height: 768 });
});
afterAll(consoles.end);

const shot = async (name: string): Promise<void> => {
  const folder = process.env['GRIDDESK_SHOTS'];
  if (folder !== undefined) await desk.window.screenshot({ path: `${folder}/${name}.png` });
};
const page = () => desk.window.getByTestId('diagnostics');
const rows = () => page().locator('tbody tr');

describe('the diagnostics page', () => {
  it.each(['zh-CN', 'en'] as const)('lists what was set aside, and what can be tried again, in %s', async (lang) => {
    expect((await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' })).ok).toBe(true);
    await desk.window.locator(`html[lang="${lang}"]`).waitFor({ state: 'attached' });
    if ((await page().count()) === 0) {
      await desk.window.keyboard.press('Control+k');
      await desk.window.getByTestId('command-palette').waitFor();
      await desk.window.keyboard.type('诊断');
      await desk.window.getByTestId('palette-item').first().waitFor();
      await desk.window.keyboard.press('Enter');
    }
    await expect.poll(() => rows().count()).toBe(3);
    expect(await rows().getByTestId('quarantine-retry').count()).toBe(2);
    expect(await page().getByTestId('quarantine-retimed').innerText()).toMatch(/1/);
    await page().getByTestId('quarantine-retry-all').scrollIntoViewIfNeeded();
    await rows().last().scrollIntoViewIfNeeded();
    await shot(`diagnostics-${lang}`);
    expect(await findings(desk.window, `diagnostics ${lang}`)).toEqual([]);
  });

  it('says that what nobody can read stays', async () => {
    await rows().filter({ hasText: 'not JSON' }).getByTestId('quarantine-retry').click();
    await desk.window.getByText('1 still cannot be used.').first().waitFor();
    expect(await rows().count()).toBe(3);
  });

  it('reads what can be read now: the report stands in the queue', async () => {
    await page().getByTestId('quarantine-retry-all').click();
    await expect.poll(() => rows().count()).toBe(2);
    expect(await rows().allInnerTexts()).toEqual([expect.stringContaining('not JSON'), expect.stringContaining('Text not kept')]);
    await desk.window.getByTestId('go-dispatch').click();
    await desk.window.locator(`[data-testid="queue-row"][data-case-id="${report.caseId}"]`).waitFor();
    expect(await desk.griddesk('diagnostics.read')).toMatchObject({ ok: true, value: { quarantined: 2, retimed: 1 } });
  });
});
