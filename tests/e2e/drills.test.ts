import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { createConsoles, must } from '../support/consoles';
import type { Console } from '../support/electron';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let dataDir: string;

/** The system of a test has nothing to call with; what it would be handed is kept instead. */
const withPhone = (started: Console) =>
  started.app.evaluate(({ app, shell }) => {
    const handed: string[] = [];
    Object.assign(globalThis, { handed });
    app.getApplicationNameForProtocol = () => 'a phone';
    shell.openExternal = async (link) => void handed.push(link);
  });
const handed = () => desk.app.evaluate(() => (globalThis as unknown as { handed: string[] }).handed);

beforeAll(async () => {
  dataDir = consoles.newFolder();
  desk = await consoles.start({ dataDir, role: 'lead' });
  await withPhone(desk);
});

const shot = async (name: string) => {
  const folder = process.env['GRIDDESK_SHOTS'];
  if (folder) await desk.window.screenshot({ path: `${folder}/${name}.png` });
};

const goToDrills = async () => {
  await desk.window.keyboard.press('Alt+9');
  await desk.window.getByTestId('roster-tab-drills').click();
  await desk.window.getByTestId('drills').waitFor();
};

describe.each(['zh-CN', 'en'] as const)('a call drill in %s', (lang) => {
  it('is drawn, called one after the other by keys, called again, and counted by village', async () => {
    const { window } = desk;
    await desk.griddesk('settings.update', { lang, theme: lang === 'en' ? 'dark' : 'light' });
    await window.setViewportSize({ width: 1366, height: 768 });
    await goToDrills();
    await window.getByTestId('drill-people').fill('4');
    const before = must(await desk.griddesk('drills.list')).length;
    await window.getByTestId('drill-draw').click();
    await expect.poll(async () => must(await desk.griddesk('drills.list')).length).toBe(before + 1);
    const { drillId } = must(await desk.griddesk('drills.list'))[0]!;
    await window.locator(`[data-testid=drill-open][data-drill-id="${drillId}"]`).waitFor();
    const turn = window.getByTestId('drill-turn');
    expect(await turn.getAttribute('data-state')).toBe('waiting');
    expect(await window.getByTestId('drill-rows').textContent()).toMatch(/\*/);
    expect(await findings(window, 'drill, drawn')).toEqual([]);
    await shot(`drill-drawn-${lang}`);

    const round = async (results: readonly ('y' | 'x')[]) => {
      for (const key of results) {
        const who = (await turn.getAttribute('data-member-id'))!;
        const calls = (await handed()).length;
        await window.keyboard.press('c');
        const calling = window.locator(`[data-testid=drill-turn][data-member-id="${who}"][data-state=calling]`);
        await calling.waitFor();
        await window.getByTestId('roster-reached').waitFor();
        expect(await handed()).toHaveLength(calls + 1);
        if (key === 'x' && results.length > 1) {
          expect(await findings(window, 'drill, calling')).toEqual([]);
          await shot(`drill-calling-${lang}`);
        }
        await window.keyboard.press(key);
        await calling.waitFor({ state: 'detached' });
      }
    };
    await round(['y', 'y', 'x', 'y']);
    await window.getByTestId('drill-again').click();
    await turn.waitFor();
    await round(['y']);
    await window.getByTestId('drill-over').waitFor();
    expect(await window.getByTestId('drill-again').count()).toBe(0);
    expect(must(await desk.griddesk('drills.read', { drillId }))).toMatchObject({ round: 2, people: 4, answered: 4 });
    await window.getByTestId('drill-rate').first().scrollIntoViewIfNeeded();
    expect(await findings(window, 'drill, over')).toEqual([]);
    await shot(`drill-over-${lang}`);
    const shown = await window.getByTestId('drill-reach').locator('tr[data-area]').count();
    expect(shown).toBe(must(await desk.griddesk('drills.reachability')).villages.length);
  });
});

it('are there again after the console was closed', async () => {
  const before = must(await desk.griddesk('drills.list'));
  await consoles.close(desk);
  desk = await consoles.start({ dataDir, role: 'lead' });
  expect(must(await desk.griddesk('drills.list'))).toEqual(before);
  await goToDrills();
  await desk.window.locator(`[data-testid=drill-open][data-drill-id="${before[0]!.drillId}"]`).waitFor();
});
