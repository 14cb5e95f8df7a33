import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createConsoles, report } from '../support/consoles';
import type { Console } from '../support/electron';
import { replicaRows } from '../support/replica';

const kept = createConsoles();
afterAll(kept.end);

const drawing = ({ app }: Console) =>
  app.evaluate((electron) => ({
    skipsCard: electron.app.commandLine.hasSwitch('disable-gpu'),
    inSoftware: electron.app.getGPUFeatureStatus().gpu_compositing === 'disabled_software',
  }));

describe('the first drawing', () => {
  it('of a window on open data has its rows, and the copy that follows puts no others in their place', async () => {
    const desk = await kept.start();
    const { window } = desk;
    const queue = window.getByTestId('queue');
    const rows = () => queue.getByTestId('queue-row').evaluateAll((all) => all.map((row) => row.dataset['caseId']));
    for (const title of ['路灯不亮', '树枝压线', '井盖松动']) await report(desk, { title });
    await expect.poll(async () => (await rows()).length).toBe(3);
    const before = await rows();
    await window.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        const list = document.querySelector<HTMLElement>('[data-testid=queue]');
        const drawn = [...(list?.querySelectorAll<HTMLElement>('[data-testid=queue-row]') ?? [])];
        // A virtual list measures itself before it draws rows; both happen before anything is painted.
        if (!list || (list.querySelector('[role=listbox]') && drawn.length === 0)) return;
        seen.push(drawn.length === 0 ? `none, ${list.dataset['status']}` : drawn.map(({ dataset }) => dataset['caseId']).join(' '));
      }).observe(document, { childList: true, subtree: true, attributes: true });
    });
    await window.reload();
    await expect.poll(() => queue.getAttribute('data-status')).toBe('ready');
    const seenRows = () => window.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect([...new Set(await seenRows())]).toEqual([before.join(' ')]);
    // Nor is it empty first where the window waited for the data to be opened.
    await window.keyboard.press('Control+l');
    await window.getByTestId('passphrase').waitFor();
    expect(await seenRows()).toEqual([]);
    await window.getByTestId('passphrase').fill('a passphrase for demos only');
    await window.keyboard.press('Enter');
    await expect.poll(() => queue.getAttribute('data-status')).toBe('ready');
    expect([...new Set(await seenRows())]).toEqual([before.join(' ')]);
    // The copy, begun anew, has them too: other windows read nothing else.
    const copied = (await replicaRows(window, 'cases')).map((row) => row['id']);
    expect(copied.toSorted()).toEqual(before.toSorted());
    // What comes later is drawn too: the window has not stopped at what it was shown ahead.
    const later = await report(desk, { title: '路面塌陷' });
    await expect.poll(rows).toContain(later);
    expect(await rows()).toHaveLength(4);
  });

  it('does not wait for a graphics card that the start before did not find', async () => {
    const first = await kept.start({ dataDir: kept.newFolder() });
    const { skipsCard, inSoftware } = await drawing(first);
    expect(skipsCard).toBe(false);
    const file = () => JSON.parse(readFileSync(join(first.dataDir, 'settings.json'), 'utf8')) as { softwareDrawn?: { electron: string } };
    // Written down when Chromium has settled, a few seconds after the start; a machine with a card has nothing to write down.
    if (inSoftware)
      await expect
        .poll(() => file().softwareDrawn?.electron, { timeout: 20_000 })
        .toBe(await first.app.evaluate(() => process.versions.electron));
    await kept.close(first);
    const second = await kept.start({ dataDir: first.dataDir });
    expect((await drawing(second)).skipsCard).toBe(inSoftware);
    // The map is drawn all the same.
    expect(await second.window.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)).toBe(true);
  });
});
