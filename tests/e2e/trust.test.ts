import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createConsoles, report } from '../support/consoles';

const consoles = createConsoles();
afterEach(() => consoles.end());

it('the lead sees who did what, verifies the chain, and exports a table that is masked unless signed for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-trust-'));
  const desk = await consoles.start({ lang: 'en', role: 'lead' });
  const { window } = desk;
  await report(desk, { reporter: { id: 'canary-1', name: '欧阳金丝雀', phone: '10009876543' } });
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
  await window.locator('[data-testid="audit-check"][data-broken=""]').waitFor();
  expect(await window.getByTestId('watermark').getAttribute('data-mark')).toContain('值班员');
  rmSync(folder, { recursive: true, force: true });
});
