import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, must } from '../support/consoles';
import type { Console } from '../support/electron';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let folder: string;
beforeAll(async () => {
  folder = consoles.newFolder();
  desk = await consoles.start({ dataDir: consoles.newFolder(), role: 'lead' });
});

const shot = async (name: string) => {
  const shots = process.env['GRIDDESK_SHOTS'];
  if (shots) await desk.window.screenshot({ path: `${shots}/${name}.png` });
};
const total = async () => must(await desk.griddesk('roster.facts', {})).members;

describe.each(['zh-CN', 'en'] as const)('importing the roster in %s', (lang) => {
  it('shows what is wrong with which row, takes the others when told to, and takes them back', async () => {
    const { window } = desk;
    await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' });
    await window.setViewportSize({ width: 1366, height: 768 });
    const [township] = must(await desk.griddesk('roster.branch', {}));
    const [village] = must(await desk.griddesk('roster.branch', { area: township!.code }));
    const before = await total();
    const path = join(folder, `名册-${lang}.csv`);
    const good = Array.from({ length: 30 }, (_, at) => `新人${at},1000999${String(at).padStart(4, '0')},网格员,${village!.code}`);
    const bad = [`李**,10001112222,网格员,${village!.code}`, `错电话,12,网格员,${village!.code}`, '错区域,10001112223,站长,530303999'];
    writeFileSync(path, ['姓名,电话,角色,区域代码', ...good, ...bad].join('\r\n'));
    await desk.app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [filePath] })) as never;
    }, path);
    await window.keyboard.press('Alt+9');
    await window.getByTestId('roster-open-import').click();
    await window.getByTestId('roster-choose').click();
    await window.getByTestId('roster-preview').waitFor();
    const rows = window.getByTestId('bad-rows').locator('[data-row]');
    await expect
      .poll(() => rows.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['row'])))
      .toEqual(['32', '33', '34', '34']);
    expect(await total()).toBe(before);
    expect(await findings(window, 'import, looked at')).toEqual([]);
    await shot(`roster-import-${lang}`);
    await window.getByTestId('roster-take').click();
    await window.getByTestId('roster-take-back').first().waitFor();
    await expect.poll(total).toBe(before + 30);
    expect(await findings(window, 'import, taken')).toEqual([]);
    await shot(`roster-imported-${lang}`);
    await window.getByTestId('roster-take-back').first().click();
    await expect.poll(total).toBe(before);
    await expect.poll(() => window.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('roster-choose');
    await window.keyboard.press('Escape');
    await window.getByTestId('import-dialog').waitFor({ state: 'detached' });
  });
});
