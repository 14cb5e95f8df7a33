import { app, type WebContents } from 'electron';
import { StorageError } from '../ports';
import { log, logUnexpected } from './log';

const RELOADS = 3;
const WITHIN = 60_000;

/**
 * A window's process that died is started again: the data is in main, the window loads it anew. One that dies again
 * and again waits a minute each time, so that the machine is not kept busy with it.
 */
export const mendWindows = (): void => {
  const deaths = new WeakMap<WebContents, number[]>();
  app.on('render-process-gone', (_event, contents, details) => {
    if (details.reason === 'clean-exit') return;
    log(`a window's process ended: ${details.reason} (${details.exitCode})`);
    const now = Date.now();
    const recent = [...(deaths.get(contents) ?? []), now].filter((at) => at > now - WITHIN);
    deaths.set(contents, recent);
    const again = () => {
      if (!contents.isDestroyed()) contents.reload();
    };
    if (recent.length <= RELOADS) again();
    else setTimeout(again, WITHIN);
  });
  app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') log(`a helper process ended: ${details.type} ${details.reason}`);
  });
};

/**
 * After an exception that nobody caught the process may be in any state: what was answered is on the disk, so it is
 * closed in order; where the cache failed, only the data is closed, and a screen says so. A rejected promise that
 * nobody waited for is only logged.
 */
export const watchForBugs = (close: (code: number) => void, giveUp: (error: StorageError) => void): void => {
  process.on('uncaughtException', (error) => {
    logUnexpected('main', error);
    if (error instanceof StorageError) giveUp(error);
    else close(1);
  });
  process.on('unhandledRejection', (reason) => void logUnexpected('a promise', reason));
};
