import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright';
import { consoleArguments, consoleEnvironment } from '../../scripts/lib/launch.mjs';
import { sandboxArguments } from '../../scripts/lib/sandbox.mjs';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/** Longer than any start takes; who looks earlier slows it down. It also lets the start come to its end before it is ended. */
const LEFT_ALONE_MS = 5000;

/**
 * Milliseconds from spawning Electron to the page's mark. Nothing is attached until the start is over: the time is read
 * from the page's own clock afterwards, which is the machine's.
 */
export const timedStart = async (
  electron: string,
  options: { app?: string; data: string; args?: string[]; mark: string },
): Promise<number> => {
  const port = await freePort();
  const given =
    options.app === undefined
      ? consoleArguments({ data: options.data, args: options.args ?? [] })
      : [...sandboxArguments, '--password-store=basic', `--user-data-dir=${options.data}`, options.app];
  const spawnedAt = Date.now();
  const child = spawn(electron, [`--remote-debugging-port=${port}`, ...given], { env: consoleEnvironment(), stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await sleep(LEFT_ALONE_MS);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('no window to measure');
    const markedAt = await page.waitForFunction(
      (mark) => {
        const entry = performance.getEntriesByName(mark)[0];
        return entry && performance.timeOrigin + entry.startTime;
      },
      options.mark,
      { timeout: 30_000, polling: 100 },
    );
    return Number(await markedAt.jsonValue()) - spawnedAt;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
};
