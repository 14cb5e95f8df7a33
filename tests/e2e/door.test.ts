import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, readAnswer, TEXT_CHANNELS, type Channel } from '../../preload/contract';
import { createConsoles, report } from '../support/consoles';
import { callBridge, type Console } from '../support/electron';

const consoles = createConsoles();
let desk: Console;
beforeAll(async () => {
  desk = await consoles.start();
});
afterAll(consoles.end);

const fieldsOf = (answer: unknown): string[] => {
  const { error } = answer as { error?: { code: string; details?: { issues?: { field: string }[] } } };
  expect(error?.code).toBe('bad-input');
  return error?.details?.issues?.map(({ field }) => field) ?? [];
};
const id = '01900000-0000-7000-8000-000000000001';

describe('a call through the bridge', () => {
  it.each([
    ['cases.note', { commandId: id, caseId: id }, 'text'],
    ['cases.note', { commandId: id, caseId: id, text: ' ' }, 'text'],
    ['cases.note', { commandId: id, caseId: '1; DROP TABLE cases', text: 'x' }, 'caseId'],
    ['cases.note', { commandId: id, caseId: id, text: 'x', role: 'lead' }, 'role'],
    ['cases.accept', { commandId: id, caseId: id, category: 'other', priority: 'very' }, 'priority'],
    ['cases.dispatch', { commandId: id, caseId: id, tasks: [] }, 'tasks'],
    ['cases.dispatch', { commandId: id, caseId: id, tasks: [{ departmentId: 'a', lead: 'yes', instructions: '' }] }, 'tasks.0.lead'],
    ['settings.update', { seat: { area: '53', role: 'lead', operatorId: 'o', operatorName: 'n' } }, 'seat.area'],
    ['directory.grids', { area: 530303101 }, 'area'],
    ['feed.snapshot', { cursor: null, limit: 1e6 }, 'limit'],
    ['boot.act', { action: 'format' }, 'action'],
    ['app.openWindow', { show: 'https://example.invalid' }, 'show'],
  ] as [Channel, unknown, string][])('to %s with %j is bad input and names %s', async (channel, input, field) => {
    expect(fieldsOf(await callBridge(desk.window, channel, input))).toContain(field);
  });

  it('is checked on every channel: what does not belong there is refused', async () => {
    for (const channel of Object.keys(channels) as Channel[]) {
      const answer = await callBridge(desk.window, channel, { unwanted: 1 });
      expect([channel, answer.ok ? 'ok' : answer.error.code]).toEqual([channel, 'bad-input']);
    }
  });

  it.each([
    ['feed.snapshot', { cursor: null, limit: 20 }],
    ['feed.changes', { since: 0, limit: 20 }],
    ['directory.grids', { area: '530303101' }],
    ['directory.read', undefined],
    ['feed.changes', { since: -1, limit: 20 }],
  ] as const)('to %s with %j is answered as text with what it is answered as a value', async (channel, input) => {
    expect(TEXT_CHANNELS).toContain(channel);
    const asText = await desk.window.evaluate(
      ([name, value]) => {
        const [group, method] = name.split('.') as [string, string];
        const { griddesk } = globalThis as unknown as { griddesk: Record<string, Record<string, (value: unknown) => Promise<string>>> };
        return griddesk[group]![`${method}Text`]!(value);
      },
      [channel, input] as const,
    );
    expect(readAnswer(asText)).toEqual(await callBridge(desk.window, channel, input));
  });

  it('carries names of methods only: nothing in it takes a channel, and nothing in it can be replaced', async () => {
    const seen = await desk.window.evaluate(() => {
      const { griddesk } = globalThis as unknown as { griddesk: Record<string, unknown> };
      const kinds = Object.values(griddesk).flatMap((value) =>
        typeof value === 'object' ? Object.values(value as object).map((one) => typeof one) : [typeof value],
      );
      const words = ['invoke', 'send', 'on', 'once', 'ipcRenderer', 'ipc', 'channel', 'call'];
      const before = griddesk['cases'];
      try {
        (globalThis as { griddesk?: unknown }).griddesk = {};
        (griddesk as { cases?: unknown }).cases = {};
      } catch {
        // Refused with an exception: as good.
      }
      return {
        kinds: [...new Set(kinds)],
        named: words.filter((word) => word in griddesk),
        same: (globalThis as unknown as { griddesk: { cases: unknown } }).griddesk.cases === before,
      };
    });
    expect(seen).toEqual({ kinds: ['function'], named: [], same: true });
  });

  it('is refused to a page of another origin in our own window, and a frame has no bridge at all', async () => {
    const frame = await desk.window.evaluate(() => {
      const inner = document.body.appendChild(document.createElement('iframe'));
      const has = 'griddesk' in (inner.contentWindow ?? {});
      inner.remove();
      return has;
    });
    expect(frame).toBe(false);
    const second = desk.app.waitForEvent('window');
    await desk.griddesk('app.openWindow', { show: 'map' });
    await (await second).waitForLoadState();
    const answer = await desk.app.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('show=map'))!;
      await window.loadURL('data:text/html,<p>elsewhere</p>');
      const result = (await window.webContents.executeJavaScript(
        "typeof griddesk === 'undefined' ? 'no bridge' : griddesk.boot.state()",
      )) as unknown;
      window.destroy();
      return result;
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });
});

describe('the page', () => {
  it('opens no window, goes nowhere, and is given no permission', async () => {
    const before = desk.window.url();
    const tried = await desk.window.evaluate(async () => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.invalid/', target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
      const popup = globalThis.open('app://griddesk/index.html') === null;
      location.assign('https://example.invalid/');
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
      const refused = (asked: Promise<unknown> | undefined) =>
        (asked ?? Promise.reject(new Error())).then(
          () => 'given',
          () => 'refused',
        );
      return {
        popup,
        geolocation: await state('geolocation'),
        camera: await refused(navigator.mediaDevices?.getUserMedia({ video: true })),
        screen: await refused(navigator.mediaDevices?.getDisplayMedia({ video: true })),
        clipboard: await refused(navigator.clipboard.readText()),
      };
    });
    expect(tried).toEqual({ popup: true, geolocation: 'denied', camera: 'refused', screen: 'refused', clipboard: 'refused' });
    expect(desk.window.url()).toBe(before);
    expect(desk.app.windows()).toHaveLength(1);
  });

  it('runs scripts of its own files only', async () => {
    const policy = await desk.window.evaluate(
      async () => (await fetch('app://griddesk/index.html')).headers.get('content-security-policy') ?? '',
    );
    const directive = (name: string) =>
      policy
        .split(';')
        .map((one) => one.trim())
        .find((one) => one.startsWith(`${name} `));
    expect(directive('script-src')).toBe("script-src 'self'");
    expect(directive('default-src')).toBe("default-src 'none'");
    expect(policy).not.toContain('unsafe-');
    const ran = await desk.window.evaluate(
      () =>
        new Promise((resolve) => {
          const script = document.createElement('script');
          script.textContent = 'globalThis.inlineRan = true';
          document.head.append(script);
          script.remove();
          // Later, because a debugger that evaluates lifts the ban on eval for as long as it is at it.
          setTimeout(() => {
            let evaluated = true;
            try {
              new Function('return 1')();
            } catch {
              evaluated = false;
            }
            resolve({ inline: 'inlineRan' in globalThis, evaluated });
          }, 50);
        }),
    );
    expect(ran).toEqual({ inline: false, evaluated: false });
  });

  it('goes on working after all of that', async () => {
    const caseId = await report(desk);
    // By script, since Playwright takes a navigation that was refused for one under way.
    const row = `[data-testid="queue-row"][data-case-id="${caseId}"]`;
    await expect.poll(() => desk.window.evaluate((selector) => document.querySelector(selector) !== null, row)).toBe(true);
  });
});
