import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, must } from '../support/consoles';
import type { Console } from '../support/electron';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let dataDir: string;
beforeAll(async () => {
  dataDir = consoles.newFolder();
  desk = await consoles.start({ dataDir, role: 'lead' });
});

const shot = async (name: string) => {
  const folder = process.env['GRIDDESK_SHOTS'];
  if (folder) await desk.window.screenshot({ path: `${folder}/${name}.png` });
};
const members = async () => must(await desk.griddesk('roster.people', { text: '', role: 'grid-member', skip: 0, limit: 2 })).rows;
const stepsOf = async (memberId: string) => must(await desk.griddesk('selection.read', { memberId })).entries.map(({ step }) => step);

describe.each(['zh-CN', 'en'] as const)('the selection file in %s', (lang) => {
  it('is opened from the card, filled step by step, and takes the township’s review once the three kinds are ticked', async () => {
    const { window } = desk;
    await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' });
    await window.setViewportSize({ width: 1366, height: 768 });
    const member = (await members())[lang === 'en' ? 1 : 0]!;
    await window.keyboard.press('Alt+9');
    await window.getByTestId('roster-search').fill(member.grids[0]!);
    await window.locator(`[data-testid=roster-member][data-member-id="${member.id}"]`).click();
    await window.locator(`[data-testid=roster-card][data-member-id="${member.id}"]`).waitFor();
    await shot(`selection-card-${lang}`);
    await window.getByTestId('selection-open').click();
    const steps = window.getByTestId('selection-steps');
    await steps.waitFor();
    expect(await steps.locator('[data-done=true]').count()).toBe(0);
    expect(await findings(window, 'selection file, empty')).toEqual([]);

    const save = window.getByTestId('selection-save');
    const add = async (step: string, by: string, note = '') => {
      await window.getByTestId('selection-step').click();
      await window.locator(`[data-step="${step}"][role=option]`).click();
      await window.getByTestId('selection-by').fill(by);
      await window.getByTestId('selection-note').fill(note);
      if (step === 'township-review') {
        expect(await save.isDisabled()).toBe(true);
        expect(await findings(window, 'selection file, the three kinds')).toEqual([]);
        await window.getByTestId('selection-kinds').getByText('roster.json').scrollIntoViewIfNeeded();
        await shot(`selection-kinds-${lang}`);
        for (const box of await window.getByTestId('selection-kinds').getByRole('checkbox').all()) {
          expect(await save.isDisabled()).toBe(true);
          await box.check();
        }
      }
      await save.click();
      await steps.locator(`[data-step="${step}"][data-done=true]`).waitFor();
    };
    await add('self-nomination', '本人', '家住一组，愿意为大家跑腿');
    await add('village-recommendation', '村民小组会议');
    await add('branch-review', '村党总支');
    await add('township-review', '镇党委');
    await add('adjustment', '镇党委', '由第 1 网格调整到第 2 网格');
    await window.getByTestId('selection-history').locator('summary').click();
    expect(await findings(window, 'selection file, filled')).toEqual([]);
    await shot(`selection-filled-${lang}`);
    await window.keyboard.press('Escape');
    await window.getByTestId('selection-dialog').waitFor({ state: 'detached' });
    expect(await stepsOf(member.id)).toEqual([
      'self-nomination',
      'village-recommendation',
      'branch-review',
      'township-review',
      'adjustment',
    ]);
  });
});

it('is there again after the console was closed, and not for a dispatcher', async () => {
  const { id: memberId } = (await members())[0]!;
  const before = await stepsOf(memberId);
  await consoles.close(desk);
  desk = await consoles.start({ dataDir, role: 'dispatcher' });
  expect(await desk.griddesk('selection.read', { memberId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  await consoles.close(desk);
  desk = await consoles.start({ dataDir, role: 'lead' });
  expect(await stepsOf(memberId)).toEqual(before);
  expect(before.length).toBeGreaterThan(0);
});
