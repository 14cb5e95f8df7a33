import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { isRoot, sandboxArguments } from './sandbox.mjs';

/** The variable that carries the passphrase of a console that a script drives. */
export const PASSPHRASE_VARIABLE = 'GRIDDESK_DEMO_PASSPHRASE';

/**
 * What every console that a script drives is started with: no OS keychain (a script cannot answer its questions), so a
 * passphrase from the environment; and no waiting before what it does leaves the house, unless it asks for that.
 * @param {{ app?: string, data: string, args?: readonly string[] }} options app: the folder or file Electron runs; '' for
 *   a packaged app, which needs none
 * @returns {string[]}
 */
export function consoleArguments({ app = root, data, args = [] }) {
  const ours = { '--data': data, '--passphrase-env': PASSPHRASE_VARIABLE, '--undo-seconds': '0' };
  const added = Object.entries(ours).flatMap((option) => (gives(args, option[0]) ? [] : option));
  return [...sandboxArguments, '--password-store=basic', ...(app === '' ? [] : [app]), ...added, ...args];
}

/** Does the person say so already? */
const gives = (args, option) => args.some((arg) => arg === option || arg.startsWith(`${option}=`));

/**
 * The environment of such a console: this process's, without what a test runner leaves in it.
 * @param {Record<string, string | undefined>} [more]
 * @returns {Record<string, string>}
 */
export function consoleEnvironment(more = {}) {
  // Where no locale is set, Chromium opens no file with a Chinese name.
  const all = { LANG: 'C.UTF-8', ...process.env, [PASSPHRASE_VARIABLE]: 'a passphrase for demos only', ...more };
  const unwanted = /^(NODE_OPTIONS|NODE_ENV|FORCE_COLOR|ELECTRON_RUN_AS_NODE|VITEST.*|TEST|DEV|PROD|MODE)$/;
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== undefined && !unwanted.test(name)));
}

/**
 * Starts the built console under Playwright.
 * @param {{ executable: string, app?: string, data?: string, args?: readonly string[],
 *   env?: Record<string, string | undefined>, timeoutMs?: number }} options data: without it a folder is made and removed
 *   again; timeoutMs: for the process and its first window
 */
export async function launch(options) {
  const { _electron } = await import('playwright');
  const temporary = options.data === undefined ? mkdtempSync(join(tmpdir(), 'griddesk-data-')) : undefined;
  const data = options.data ?? temporary ?? '';
  const timeout = options.timeoutMs ?? 60_000;
  const removeData = () => temporary && rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const app = await _electron
    .launch({
      executablePath: options.executable,
      args: consoleArguments({ app: options.app, data, args: options.args }),
      env: consoleEnvironment(options.env),
      cwd: root,
      chromiumSandbox: !isRoot,
      // Playwright would force the light scheme on the page; the app's own theme is what we want to see.
      colorScheme: null,
      timeout,
    })
    .catch((error) => {
      removeData();
      throw error;
    });
  // Asked for now: Playwright knows it no more once the app is closed.
  const child = app.process();
  const output = collect(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  };
  const close = async () => {
    await Promise.race([app.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 15_000).unref())]);
    await kill();
    removeData();
  };
  try {
    const window = await app.firstWindow({ timeout });
    return { app, window, data, output, close, kill };
  } catch (error) {
    await kill();
    removeData();
    throw new Error(`The console showed no window: ${error.message}\n${output()}`, { cause: error });
  }
}

/** Is this a line that Chromium or a debugger writes on every healthy start? @param {string} line */
export const isChatter = (line) =>
  /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING):|^(Debugger|DevTools) listening|^For help, see: |^Debugger attached/.test(line);

/** @returns {() => string} what the process has said so far, without Chromium's own chatter */
function collect(child) {
  let text = '';
  const add = (chunk) => (text = (text + chunk).slice(-100_000));
  child.stdout?.setEncoding('utf8').on('data', add);
  child.stderr?.setEncoding('utf8').on('data', add);
  return () =>
    text
      .split('\n')
      .filter((line) => !isChatter(line))
      .join('\n');
}
