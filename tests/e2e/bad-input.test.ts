import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problems, type Problem } from '../../preload/contract';
import { badReports, type BadReport } from '../support/bad-reports';
import { createConsoles } from '../support/consoles';
import type { Console } from '../support/electron';
import { openStoppedConsole } from '../support/stopped-console';

const consoles = createConsoles();
const bad = badReports(7, Date.now());
const quarantined = bad.filter(({ expect }) => expect === 'quarantine');
const shown = bad.filter(({ expect }) => expect !== 'quarantine');
const caseIdOf = ({ body }: BadReport): string => (JSON.parse(body) as { caseId: string }).caseId;
const withProblem = (problem: Problem) => shown.find(({ expect }) => expect.includes(problem))!;

let desk: Console;
const dialogs: string[] = [];

beforeAll(async () => {
  const dataDir = consoles.newFolder();
  await consoles.close(await consoles.start({ dataDir }));
  const stopped = await openStoppedConsole(dataDir);
  for (const { subject, id, body } of bad) stopped.platform.append({ subject, id, body });
  stopped.close();
  desk = await consoles.start({ dataDir });
  desk.window.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
});
afterAll(consoles.end);

const open = async (one: BadReport) => {
  await desk.window.locator(`[data-testid="queue-row"][data-case-id="${caseIdOf(one)}"]`).click();
  const panel = desk.window.locator(`[data-testid="case-panel"][data-case-id="${caseIdOf(one)}"]`);
  await panel.waitFor();
  return panel;
};
const speak = async (lang: 'zh-CN' | 'en') => {
  expect((await desk.griddesk('settings.update', { lang })).ok).toBe(true);
  await desk.window.locator(`html[lang="${lang}"]`).waitFor({ state: 'attached', timeout: 5000 });
};

describe('bad reports on the stream', () => {
  it('are set aside with their reasons, and the ones behind them are shown', async () => {
    await expect
      .poll(
        async () => {
          const counts = await desk.griddesk('diagnostics.read');
          return counts.ok ? [counts.value.quarantined, counts.value.cases.received] : counts.error.code;
        },
        { timeout: 30_000 },
      )
      .toEqual([quarantined.length, shown.length]);
    const rows = await desk.griddesk('diagnostics.quarantine', { limit: 100 });
    if (!rows.ok) throw new Error(rows.error.message);
    expect(rows.value.every(({ reason, subject }) => reason.length > 3 && subject.startsWith('grid.v1.case.'))).toBe(true);
    for (const one of shown) await desk.window.locator(`[data-testid="queue-row"][data-case-id="${caseIdOf(one)}"]`).waitFor();
  });

  it('stand on the diagnostics page, with the reason and the size', async () => {
    await desk.window.keyboard.press('Control+k');
    await desk.window.getByTestId('command-palette').waitFor();
    await desk.window.keyboard.type('诊断');
    await desk.window.getByTestId('palette-item').first().waitFor();
    await desk.window.keyboard.press('Enter');
    const page = desk.window.getByTestId('diagnostics');
    await page.waitFor();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(quarantined.length);
    const reasons = await page.locator('tbody tr td:nth-child(3)').allInnerTexts();
    expect(reasons.filter((reason) => reason.trim() === '')).toEqual([]);
    await desk.window.getByTestId('go-dispatch').click();
    await desk.window.getByTestId('queue').waitFor();
  });

  it.each(['zh-CN', 'en'] as const)('say in words what is doubtful about them in %s', async (lang) => {
    await speak(lang);
    for (const problem of ['grid-unknown', 'category-unknown', 'location-outside', 'text-cleaned'] as const) {
      const panel = await open(withProblem(problem));
      await panel
        .getByRole('note')
        .getByText(problems[problem][lang === 'en' ? 'en' : 'zh'], { exact: true })
        .waitFor({ timeout: 5000 });
      if (problem === 'location-outside') {
        const row = await desk.griddesk('cases.read', { caseId: caseIdOf(withProblem(problem)) });
        expect(row.ok && [row.value.row.lon, row.value.row.lat]).toEqual([undefined, undefined]);
        expect(await panel.innerText()).not.toContain('-74');
      }
      if (problem === 'text-cleaned') expect(await panel.innerText()).not.toMatch(/[\u202e\u0000\u0008]/);
    }
  });

  it('full of markup are shown as the text they are: nothing is made of it, nothing runs', async () => {
    const panel = await open(shown.find(({ body }) => body.includes('onerror'))!);
    const text = await panel.innerText();
    expect(text).toContain('<img src=x onerror=alert(1)>');
    expect(text).toContain('<script>alert(1)</script> **粗体** {{7*7}} ${7*7}');
    expect(await desk.window.locator('img[src="x"], [onerror]').count()).toBe(0);
    expect(
      await desk.window.evaluate(() => [...document.querySelectorAll('script')].filter((script) => script.textContent !== '').length),
    ).toBe(0);
    // The palette shows the same texts.
    await desk.window.keyboard.press('Control+k');
    await desk.window.getByTestId('command-palette').waitFor();
    await desk.window.keyboard.type('onerror');
    await desk.window.getByTestId('palette-item').first().waitFor();
    expect(await desk.window.locator('img[src="x"], [onerror]').count()).toBe(0);
    await desk.window.keyboard.press('Escape');
    expect(dialogs).toEqual([]);
  });
});
