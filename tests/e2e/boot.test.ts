import { spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { channels, pushes, type BootState } from '../../preload/contract';
import { consoleArguments, consoleEnvironment } from '../../scripts/lib/launch.mjs';
import { launchConsole, runConsole, type Console, type ConsoleOptions } from '../support/electron';

const PASSPHRASE = 'a right passphrase';
let open: Console[] = [];
const folders: string[] = [];

const start = async (options: ConsoleOptions = {}): Promise<Console> => {
  const console = await launchConsole({ env: { GRIDDESK_CHECK: '1', PW: PASSPHRASE, BAD: 'a wrong passphrase' }, ...options });
  open.push(console);
  return console;
};
const close = async (console: Console): Promise<void> => {
  open = open.filter((other) => other !== console);
  await console.close();
};
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-boot-'));
  folders.push(folder);
  return folder;
};
const stateOf = async (console: Console): Promise<BootState> => {
  const answer = await console.griddesk('boot.state');
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
/** The state the boot comes to rest in. */
const settled = async (console: Console): Promise<BootState> => {
  await expect.poll(async () => (await stateOf(console)).kind, { timeout: 60_000 }).not.toBe('opening');
  return stateOf(console);
};
const rightly = ['--passphrase-env', 'PW'];
/** A folder that a console has worked in and closed. */
const usedFolder = async (): Promise<string> => {
  const dataDir = newFolder();
  const console = await start({ dataDir, args: rightly });
  expect(await settled(console)).toEqual({ kind: 'ready' });
  await expect.poll(async () => (await console.griddesk('directory.read')).ok).toBe(true);
  await close(console);
  return dataDir;
};
const overwrite = (path: string, at: number, bytes: Buffer): void => {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
};

afterEach(async () => {
  await Promise.all(open.map((console) => console.close()));
  open = [];
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('a start that cannot be', () => {
  it.each([
    ['an unknown option', ['--bogus'], '--bogus'],
    ['a malformed area', ['--area', '12345'], '--area'],
    ['a malformed area, joined', ['--area=5303031011'], '--area'],
    ['an address with a login in it, which belongs in the settings', ['--upstream', 'nats://user:pw@127.0.0.1:4222'], '--upstream'],
    ['a department seat without department', ['--role', 'department'], '--department'],
  ])('ends with one line and code 2 for %s', async (_what, args, named) => {
    const { code, stderr } = await runConsole(args);
    const ours = stderr.split('\n').filter((line) => line.startsWith('griddesk:'));
    expect(code).toBe(2);
    expect(ours).toHaveLength(1);
    expect(ours[0]).toContain(named);
  });
});

describe('the passphrase', () => {
  it('is chosen once, in a window that answers nothing else, and asked for ever after', async () => {
    const dataDir = newFolder();
    const first = await start({ dataDir, args: ['--passphrase-env', 'PW'] });
    expect(await settled(first)).toEqual({ kind: 'ready' });
    await close(first);

    const second = await start({ dataDir, args: ['--passphrase-env', 'BAD'] });
    expect(await settled(second)).toEqual({ kind: 'need-passphrase', wrong: true });
    expect(await second.griddesk('diagnostics.read')).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(await second.griddesk('boot.unlock', { passphrase: 'another wrong one' })).toMatchObject({
      value: { kind: 'need-passphrase', wrong: true },
    });
    expect(await second.griddesk('boot.unlock', { passphrase: PASSPHRASE })).toMatchObject({ value: { kind: 'ready' } });
    expect(await second.griddesk('diagnostics.read')).toMatchObject({ ok: true });
  });
});

describe('trouble with the data', () => {
  it('a damaged cache is shown, kept, and rebuilt from the platform when asked to', async () => {
    const dataDir = await usedFolder();
    const path = join(dataDir, 'griddesk.db');
    overwrite(path, 0, Buffer.alloc(8192, 7));
    const damaged = readFileSync(path);

    const console = await start({ dataDir, args: rightly });
    expect(await settled(console)).toMatchObject({ kind: 'damaged', path });
    expect(readFileSync(path).equals(damaged)).toBe(true);
    expect(await console.griddesk('boot.act', { action: 'set-aside' })).toMatchObject({ value: { kind: 'ready' } });
    const aside = readdirSync(dataDir).find((name) => /^griddesk\.db\.set-aside-[^/]*Z$/.test(name));
    expect(readFileSync(join(dataDir, aside!)).equals(damaged)).toBe(true);
    await expect
      .poll(async () => {
        const directory = await console.griddesk('directory.read');
        return directory.ok ? directory.value.areas.length : 0;
      })
      .toBeGreaterThan(100);
  });

  it('a missing key is told, and no new one is made over the data', async () => {
    const dataDir = await usedFolder();
    rmSync(join(dataDir, 'key.json'));
    const before = statSync(join(dataDir, 'griddesk.db')).size;
    const console = await start({ dataDir, args: rightly });
    expect(await settled(console)).toMatchObject({ kind: 'key-lost' });
    expect(readdirSync(dataDir)).not.toContain('key.json');
    expect(statSync(join(dataDir, 'griddesk.db')).size).toBe(before);
  });

  it('a damaged key file is not called a wrong passphrase', async () => {
    const dataDir = await usedFolder();
    appendFileSync(join(dataDir, 'key.json'), 'x');
    const console = await start({ dataDir, args: rightly });
    expect(await settled(console)).toMatchObject({ kind: 'damaged', path: join(dataDir, 'key.json') });
  });

  it('a broken settings file costs the settings and nothing else', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'settings.json'), '{"settings": {');
    const console = await start({ dataDir, args: rightly });
    expect(await settled(console)).toEqual({ kind: 'ready' });
    expect(readdirSync(dataDir).filter((name) => name.startsWith('settings.broken-'))).toHaveLength(1);
    expect(await console.griddesk('settings.read')).toMatchObject({ value: { seat: { area: '530303101', role: 'dispatcher' } } });
  });
});

describe('the options of a start', () => {
  it('are remembered by the next one', async () => {
    const dataDir = newFolder();
    const first = await start({ dataDir, lang: 'en', area: '530303102', role: 'lead', args: rightly });
    expect(await first.griddesk('app.info')).toMatchObject({ value: { lang: 'en', seat: { area: '530303102', role: 'lead' } } });
    await close(first);
    const second = await start({ dataDir, args: rightly });
    expect(await second.griddesk('app.info')).toMatchObject({ value: { lang: 'zh-CN', seat: { area: '530303102', role: 'lead' } } });
  });

  it('let one console work in a folder: the second start ends at once', async () => {
    const dataDir = newFolder();
    const first = await start({ dataDir, args: rightly });
    expect(await settled(first)).toEqual({ kind: 'ready' });
    const executable = await first.app.evaluate(() => process.execPath);
    const second = spawn(executable, consoleArguments({ data: dataDir }), { env: consoleEnvironment(), stdio: 'ignore' });
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
    expect(await stateOf(first)).toEqual({ kind: 'ready' });
  });
});

describe('the seat', () => {
  it('can be another one while the console runs: the queue is that of the new area', async () => {
    const console = await start({ speed: 1, args: rightly });
    expect(await settled(console)).toEqual({ kind: 'ready' });
    const townships = async () => {
      const page = await console.griddesk('feed.snapshot', { cursor: null, limit: 1000 });
      return page.ok ? [...new Set(page.value.cases.map((row) => row.township))] : page.error;
    };
    await expect.poll(townships, { timeout: 60_000 }).toEqual(['530303101']);
    const settings = await console.griddesk('settings.read');
    if (!settings.ok) throw new Error(settings.error.message);
    await console.griddesk('settings.update', { seat: { ...settings.value.seat, area: '530303201' } });
    await expect.poll(townships, { timeout: 60_000 }).toEqual(['530303201']);
  });
});

describe('the window', () => {
  it('holds the bridge and nothing of Node or Electron', async () => {
    const { window } = await start({ args: rightly });
    const seen = await window.evaluate(() => ({
      bridge: Object.keys((globalThis as unknown as { griddesk: object }).griddesk).sort(),
      leaks: ['require', 'process', 'Buffer', 'module', 'ipcRenderer', 'electron'].filter((name) => name in globalThis),
    }));
    expect(seen.leaks).toEqual([]);
    const groups = Object.keys(channels).map((name) => name.split('.')[0]!);
    const listeners = Object.keys(pushes).map((name) => `on${name[0]!.toUpperCase()}${name.slice(1)}`);
    expect(seen.bridge).toEqual([...new Set([...groups, ...listeners])].sort());
  });

  it('loads nothing from outside, opens no other page and asks for nothing', async () => {
    const { app, window } = await start({ args: rightly });
    const tried = await window.evaluate(async () => {
      const status = (address: string) =>
        fetch(address).then(
          (answer) => answer.status,
          () => 'refused',
        );
      const popup = globalThis.open('https://example.invalid/');
      location.href = 'https://example.invalid/';
      return {
        popup: popup === null,
        remote: await status('https://example.invalid/'),
        file: await status('file:///etc/passwd'),
        above: await status('app://griddesk/%2e%2e/main/index.js'),
        camera: await navigator.mediaDevices?.getUserMedia({ video: true }).then(
          () => 'given',
          () => 'refused',
        ),
        place: (await navigator.permissions.query({ name: 'geolocation' })).state,
      };
    });
    expect(tried).toEqual({ popup: true, remote: 'refused', file: 'refused', above: 404, camera: 'refused', place: 'denied' });
    expect(window.url()).toMatch(/^app:\/\/griddesk\//);
    expect(app.windows()).toHaveLength(1);
  });

  it("is not answered when it is none of the console's, even on its page", async () => {
    const { app } = await start({ args: rightly });
    const answer: unknown = await app.evaluate(async ({ app: electron, BrowserWindow, session }) => {
      const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { session: session.fromPartition('griddesk'), preload } });
      await stranger.loadURL('app://griddesk/index.html');
      const result: unknown = await stranger.webContents.executeJavaScript('window.griddesk.boot.state()');
      stranger.destroy();
      return result;
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('comes back with its data after a reload and after its process died', async () => {
    const console = await start({ args: rightly });
    expect(await settled(console)).toEqual({ kind: 'ready' });
    await console.window.reload();
    expect(await stateOf(console)).toEqual({ kind: 'ready' });
    const reloaded = console.window.waitForEvent('load', { timeout: 30_000 }).catch(() => undefined);
    await console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer());
    await reloaded;
    await expect
      .poll(
        () =>
          console.app.evaluate(({ BrowserWindow }) =>
            // A page that is just being replaced never answers.
            Promise.race([
              BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript('window.griddesk.boot.state()'),
              new Promise((resolve) => setTimeout(resolve, 1000)),
            ]),
          ),
        { timeout: 30_000 },
      )
      .toMatchObject({ ok: true, value: { kind: 'ready' } });
  });

  it('shares its partition with a second one, and nothing of it is on the disk', async () => {
    const console = await start({ args: rightly });
    await settled(console);
    const [second] = await Promise.all([console.app.waitForEvent('window'), console.griddesk('app.openWindow', { show: 'map' })]);
    await second.waitForLoadState();
    expect(second.url()).toBe('app://griddesk/index.html?show=map');
    const partitions = await console.app.evaluate(({ BrowserWindow, session }) =>
      BrowserWindow.getAllWindows().map((window) => [
        window.webContents.session === session.fromPartition('griddesk'),
        window.webContents.session.storagePath,
      ]),
    );
    expect(partitions).toEqual([
      [true, null],
      [true, null],
    ]);
  });
});

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('is orderly on %s: code 0, files closed', async (signal) => {
    const dataDir = newFolder();
    const console = await start({ dataDir, args: rightly });
    expect(await settled(console)).toEqual({ kind: 'ready' });
    const ended = new Promise<number | null>((resolve) => console.app.process().once('exit', resolve));
    console.app.process().kill(signal);
    expect(await ended).toBe(0);
    // A closed database has no log left beside it.
    expect(readdirSync(dataDir).filter((name) => name.endsWith('-wal'))).toEqual([]);
    open = open.filter((other) => other !== console);
  });
});
