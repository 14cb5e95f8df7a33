import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launch } from '../../../scripts/lib/launch.mjs';
import { callBridge } from '../../support/electron';
import { startBusyPlatform } from '../busy-platform';
import { OPEN, say } from './settings';
import { mustBeSame, plain, whilePublishing, type State } from './stream';

const diagnosed = async (page: Page): Promise<State> => {
  const answer = await callBridge(page, 'diagnostics.read');
  if (!answer.ok) throw new Error(answer.error.message);
  const { events, quarantined, stateHash } = answer.value;
  return { events, quarantined, stateHash };
};

/** A folder, the platform its console works with, and how that console is started. */
interface BusyDesk {
  readonly folder: string;
  readonly url: string;
  /** Starts the console; resolves when its queue holds all that was open before. */
  open(): Promise<{ readonly page: Page; close(): Promise<void> }>;
  /** Publishes while `meanwhile` goes on, then holds what the console has made of it all against the plain fold. */
  during<T>(page: Page, seed: number, meanwhile: () => Promise<T>): Promise<T>;
}

/** Hands `work` a desk of its own and removes all of it afterwards. */
export const atBusyDesk = async <T>(electron: string, work: (desk: BusyDesk) => Promise<T>): Promise<T> => {
  const platform = await startBusyPlatform(OPEN);
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  const { url } = platform;
  try {
    return await work({
      folder,
      url,
      open: async () => {
        const console = await launch({ executable: electron, data: folder, args: ['--upstream', url, '--lang', 'zh-CN'] });
        try {
          await filled(console.window);
        } catch (error) {
          await console.close();
          throw error;
        }
        return { page: console.window, close: console.close };
      },
      during: async (page, seed, meanwhile) => {
        const { acknowledged, done } = await whilePublishing(url, seed, meanwhile);
        const expected = (await plain(url)).state;
        for (const end = Date.now() + 600_000; (await diagnosed(page)).events < expected.events; await page.waitForTimeout(500))
          if (Date.now() > end) break;
        mustBeSame('the window’s console', await diagnosed(page), expected);
        say(`${acknowledged} reports acknowledged, all applied, state as the plain fold of the stream`);
        return done;
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    await platform.stop();
  }
};

const filled = async (page: Page): Promise<void> => {
  const open = () => page.getByTestId('queue-only-all').innerText({ timeout: 60_000 });
  for (const end = Date.now() + 240_000; !(await open()).includes(OPEN.toLocaleString('en')); await page.waitForTimeout(500))
    if (Date.now() > end) throw new Error(`the queue holds ${await open()}`);
  await page.waitForSelector('[data-testid=queue][data-status=ready]');
};
