import { describe, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { DEPARTMENTS, TITLE, WORDS } from '../../scripts/demo/story.mjs';
import { findings } from '../support/axe';
import { launchConsole } from '../support/electron';

describe.each(['zh-CN', 'en'] as const)('story 1 in %s', (lang) => {
  it('goes from the report of a dead tree over a power line to the closed case', async () => {
    const console_ = await launchConsole({ lang, speed: 30 });
    const { window } = console_;
    try {
      const desk = createDesk(window);
      await desk.ready();
      const caseId = await desk.arrival(TITLE, 60_000);
      await desk.open(caseId, TITLE);
      await desk.act('accept');
      expect(await desk.reaches(['filed'], 20_000)).toBe('filed');
      await desk.dispatch(DEPARTMENTS, WORDS.instructions);
      await desk.reaches(['dispatched', 'handling'], 20_000);
      await desk.act('reply', WORDS.reply);

      // The renderer is reloaded in the middle: nothing is lost.
      await window.reload();
      await desk.ready();
      await desk.open(caseId, TITLE);

      await desk.reaches(['feedback'], 120_000);
      await desk.act('verify-pass', WORDS.verified);
      await desk.allows('close', 20_000);
      await desk.act('close', WORDS.closed);
      expect(await desk.reaches(['closed'], 20_000)).toBe('closed');

      // The case as main knows it, beside what the screen says.
      const detail = await console_.griddesk('cases.read', { caseId });
      if (!detail.ok) throw new Error(detail.error.message);
      const types = detail.value.timeline.map(({ type }) => type);
      expect(detail.value.row.state).toBe('closed');
      expect(types).toEqual(
        expect.arrayContaining([
          'case.reported',
          'case.accepted',
          'task.dispatched',
          'case.replied',
          'task.acknowledged',
          'task.completed',
          'case.verified',
          'case.closed',
        ]),
      );
      expect(types.filter((type) => type === 'case.accepted')).toHaveLength(1);
      // The counts stand in the answer itself too, for scripts that watch a console.
      const counts = await console_.griddesk('diagnostics.read');
      expect(counts).toMatchObject({
        ok: true,
        pending: 0,
        attention: 0,
        quarantined: 0,
        stateHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    } finally {
      await console_.close();
    }
  });
});

it('story 1 goes by keyboard alone as far as the dispatch, and focus stays where the work is', async () => {
  const console_ = await launchConsole({ speed: 30 });
  const { window } = console_;
  try {
    const desk = createDesk(window);
    await desk.ready();
    const caseId = await desk.arrival(TITLE, 60_000);
    await window.keyboard.press('/');
    await window.keyboard.type(TITLE);
    await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor();
    await window.keyboard.press('Enter');
    await window.keyboard.press('Enter');
    await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
    await window.keyboard.press('a');
    await window.getByTestId('form-accept').waitFor();
    await window.keyboard.press('Control+Enter');
    await desk.reaches(['filed'], 20_000);
    await window.keyboard.press('d');
    await window.getByTestId('dispatch-dialog').waitFor();
    await window.keyboard.press('Control+Enter');
    expect(['dispatched', 'handling']).toContain(await desk.reaches(['dispatched', 'handling'], 20_000));
    await window.keyboard.press('Shift+?');
    await window.getByRole('dialog').waitFor();
    await window.keyboard.press('Escape');
  } finally {
    await console_.close();
  }
});

it('a second window shows the same within a second', async () => {
  const console_ = await launchConsole({ speed: 30 });
  const { window, app } = console_;
  try {
    const desk = createDesk(window);
    await desk.ready();
    const caseId = await desk.arrival(TITLE, 60_000);
    const [second] = await Promise.all([app.waitForEvent('window'), console_.griddesk('app.openWindow', { show: 'case', caseId })]);
    await second.locator(`[data-testid="case-panel"][data-state="received"]`).waitFor();
    await desk.open(caseId, TITLE);
    await desk.act('accept');
    await desk.reaches(['filed'], 20_000);
    await second.locator(`[data-testid="case-panel"][data-state="filed"]`).waitFor({ timeout: 1000 });
  } finally {
    await console_.close();
  }
});

describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('axe finds nothing in %s, %s', (lang, theme) => {
  it('on any screen, dialog and form', async () => {
    const console_ = await launchConsole({ lang, speed: 30 });
    const { window } = console_;
    const found: string[] = [];
    const look = async (screen: string) => void found.push(...(await findings(window, screen)));
    try {
      const desk = createDesk(window);
      await desk.ready();
      // Half-faded tooltips have no contrast that means anything.
      await window.emulateMedia({ reducedMotion: 'reduce' });
      await console_.griddesk('settings.update', { theme });
      const caseId = await desk.arrival(TITLE, 60_000);
      await look('queue');
      await desk.open(caseId, TITLE);
      await look('case');
      for (const action of ['accept', 'reject', 'merge', 'reply', 'note', 'escalate']) {
        await window.getByTestId('case-panel').getByTestId(`action-${action}`).click();
        await window.getByTestId(`form-${action}`).waitFor();
        await look(`form ${action}`);
        await window.keyboard.press('Escape');
      }
      await desk.act('accept');
      await desk.reaches(['filed'], 20_000);
      await window.getByTestId('case-panel').getByTestId('action-dispatch').click();
      await window.getByTestId('dispatch-dialog').waitFor();
      await look('dispatch dialog');
      await window.keyboard.press('Escape');
      await window.getByTestId('dispatch-dialog').waitFor({ state: 'detached' });
      for (const place of ['map', 'people', 'settings']) {
        await window.getByTestId(`go-${place}`).click();
        if (place === 'map') await window.locator('[data-testid="map"][data-state="ready"]').waitFor({ timeout: 30_000 });
        await look(place);
      }
      await window.keyboard.press('Control+k');
      await window.getByTestId('command-palette').waitFor();
      await look('palette');
      await window.keyboard.press('Escape');
      await window.getByTestId('command-palette').waitFor({ state: 'detached' });
      await window.getByTestId('go-dispatch').click();
      await window.keyboard.press('Shift+?');
      await window.getByRole('dialog').waitFor();
      await look('keys');
      expect(found).toEqual([]);
    } finally {
      await console_.close();
    }
  });
});
