import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createKeyLock } from '../../main/store';
import { consoleEnvironment, PASSPHRASE_VARIABLE } from '../../scripts/lib/launch.mjs';
import { findings } from '../support/axe';
import { allSent, createConsoles, report } from '../support/consoles';
import { forgeAnchor, forgeChain, tamperWith } from '../support/forge-audit';

const consoles = createConsoles();
afterEach(() => consoles.end());

it('the lead sees who did what, verifies the chain, and exports a table that is masked unless signed for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-trust-'));
  const desk = await consoles.start({ lang: 'en', role: 'lead' });
  const { window } = desk;
  await report(desk, { reporter: { id: 'canary-1', name: '欧阳金丝雀', phone: '10009876543' } });
  await allSent(desk);
  const file = join(folder, 'cases.csv');
  // The system's own dialog cannot be worked by a script; everything behind it is real.
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  const run = async (words: string) => {
    await window.keyboard.press('Control+k');
    await window.getByTestId('command-palette').waitFor();
    await window.keyboard.type(words);
    await window.keyboard.press('Enter');
  };
  const asCsv = async () => {
    await run('Export a table');
    await window.getByTestId('export-dialog').waitFor();
    await window.getByRole('combobox', { name: 'Format' }).click();
    await window.getByRole('option', { name: 'CSV' }).click();
  };
  await asCsv();
  await window.getByTestId('export-save').click();
  await window.getByTestId('export-dialog').waitFor({ state: 'detached' });
  expect(readFileSync(file, 'utf8')).toContain('personal data masked');
  expect(readFileSync(file, 'utf8')).not.toContain('欧阳金丝雀');
  await asCsv();
  await window.getByRole('switch', { name: 'Unmasked' }).check();
  await window.getByTestId('export-save').click();
  await window.locator('[data-testid="export-purpose"][aria-invalid="true"]').waitFor();
  await window.getByTestId('export-purpose').fill('audit by the district');
  await window.getByTestId('export-save').click();
  await window.getByTestId('export-dialog').waitFor({ state: 'detached' });
  expect(readFileSync(file, 'utf8')).toContain('欧阳金丝雀');

  await run('Go to the audit');
  await window.getByTestId('audit').waitFor();
  await window.locator('tr[data-kind="export.cases.unmasked"]').waitFor();
  expect(await window.locator('tr[data-kind="export.cases.unmasked"]').innerText()).toContain('audit by the district');
  expect(await window.locator('tr[data-kind="export.cases.unmasked"]').innerText()).toContain('Exports · cases · unmasked');
  await window.getByTestId('audit-verify').click();
  const verdict = window.locator('[data-testid="audit-check"][data-broken=""]');
  await verdict.waitFor();
  // The report has left, and with it the end of the chain.
  expect(await verdict.innerText()).toMatch(/the chain is whole\. The platform vouches for it up to record \d+\./);
  if (process.env['SHOTS']) await window.screenshot({ path: `${process.env['SHOTS']}/audit-whole.png` });
  expect(await window.getByTestId('watermark').getAttribute('data-mark')).toContain('值班员');
  rmSync(folder, { recursive: true, force: true });
});

it('the page says in the operator’s language that records were cut off, where file, chain and anchor were forged alike', async () => {
  const dataDir = consoles.newFolder();
  const desk = await consoles.start({ dataDir, role: 'lead' });
  await report(desk);
  await allSent(desk);
  const before = await desk.griddesk('audit.verify');
  await consoles.close(desk);
  const path = join(dataDir, 'griddesk.db');
  const lock = createKeyLock({ path: join(dataDir, 'key.json'), databases: [path], keychain: undefined });
  const key = (await lock.unlock({ passphrase: consoleEnvironment()[PASSPHRASE_VARIABLE]! }))!;
  const anchored = before.ok ? before.value.anchored! : 0;
  expect(anchored).toBeGreaterThan(1);
  tamperWith(path, key, (sql) => {
    sql.run('DELETE FROM audit WHERE n >= ?', anchored);
    forgeChain(sql);
  });
  forgeAnchor(path, key);

  const again = await consoles.start({ dataDir, role: 'lead' });
  const { window } = again;
  const said = async (lang: 'zh-CN' | 'en', theme: 'light' | 'dark', palette: string, words: RegExp) => {
    await again.griddesk('settings.update', { lang, theme });
    await window.getByTestId('open-palette').click();
    await window.getByTestId('command-palette').getByRole('combobox').fill(palette);
    await window.keyboard.press('Enter');
    await window.getByTestId('audit-verify').click();
    const verdict = window.locator('[data-testid="audit-check"]:not([data-broken=""])').filter({ hasText: words });
    await verdict.waitFor();
    expect(await findings(window, `audit in ${lang}`)).toEqual([]);
    if (process.env['SHOTS']) await window.screenshot({ path: `${process.env['SHOTS']}/audit-${lang}.png` });
  };
  // The console has gone on since, so that the record of that number is there, and is another.
  await said('zh-CN', 'dark', '审计', new RegExp(`第 ${anchored} 条记录与链条不符`));
  await said('en', 'light', 'Go to the audit', new RegExp(`Record ${anchored} does not fit the chain`));
});
