import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleArguments, consoleEnvironment } from '../lib/launch.mjs';
import { Refusal } from '../lib/say.mjs';

const LIMIT_MS = 60_000;

/**
 * Starts a packed console on new data and waits for its queue. A packed console refuses Node's inspector (its fuses), so
 * Playwright cannot launch it; it is looked at through Chromium's own debugging port.
 * @param {string} executable
 */
export async function showsQueue(executable) {
  const data = mkdtempSync(join(tmpdir(), 'griddesk-packed-'));
  const args = consoleArguments({ app: '', data, args: ['--demo-speed', '0', '--remote-debugging-port=0'] });
  const child = spawn(executable, args, { env: consoleEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  try {
    const { chromium } = await import('playwright');
    const browser = await chromium.connectOverCDP(await debuggingAddress(child, () => said));
    const context = browser.contexts()[0];
    const window = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: LIMIT_MS }));
    await window.getByTestId('queue').waitFor({ timeout: LIMIT_MS });
    await browser.close();
  } catch (error) {
    throw new Refusal(`The packed console shows no queue: ${error.message}\n${said}`);
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function debuggingAddress(child, said) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(said())?.[1];
      if (address) resolve(address);
    };
    child.stderr.on('data', look);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with code ${code}`)));
    setTimeout(() => reject(new Error('it opened no debugging port')), LIMIT_MS).unref();
  });
}
