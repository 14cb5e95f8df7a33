import { afterEach, describe, expect, it } from 'vitest';
import { createConsoles } from '../support/consoles';

const consoles = createConsoles();
afterEach(() => consoles.end());

/** What a window may never have, and what it must have. Absent counts as Electron's default, which is safe for these. */
const WANTED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
} as const;

describe('every kind of window', () => {
  it('has the preferences that keep a page in its place', async () => {
    const desk = await consoles.start();
    for (const show of ['map', 'case'] as const) {
      const opened = desk.app.waitForEvent('window');
      await desk.griddesk('app.openWindow', { show });
      await (await opened).waitForLoadState();
    }
    const found = await desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        (webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
      ),
    );
    expect(found).toHaveLength(3);
    for (const preferences of found) {
      expect(preferences).toMatchObject(WANTED);
      expect(preferences).not.toHaveProperty('nodeIntegrationInWorker', true);
      expect((preferences as { enableBlinkFeatures?: string }).enableBlinkFeatures ?? '').toBe('');
    }
  });

  it('loads nothing from another address, and no webview attaches', async () => {
    const desk = await consoles.start();
    const tried = await desk.window.evaluate(async () => {
      const fetched = await Promise.all(
        ['http://127.0.0.1:9/x', 'https://example.invalid/x', 'file:///etc/hostname', 'app://elsewhere/index.html'].map((address) =>
          fetch(address).then(
            (answer) => (answer.ok ? 'loaded' : 'refused'),
            () => 'refused',
          ),
        ),
      );
      const view = document.createElement('webview') as HTMLElement & { getWebContentsId?: unknown };
      view.setAttribute('src', 'https://example.invalid/');
      document.body.append(view);
      const attached = typeof view.getWebContentsId === 'function';
      view.remove();
      return { fetched, attached };
    });
    expect(tried).toEqual({ fetched: ['refused', 'refused', 'refused', 'refused'], attached: false });
  });
});
