import { app } from 'electron';
import { logUnexpected } from './log';

/** How long the end may take before the process ends all the same; what was answered is on the disk already. */
const PATIENCE = 5_000;

/**
 * Ends the console in order: the windows are told that it is closing, delivery stops, the data is closed, then the
 * process ends. The same for a closed window, a menu, SIGTERM and SIGINT.
 */
export const createShutdown = (end: () => Promise<void>): { readonly closing: () => boolean; readonly close: (code: number) => void } => {
  let closing = false;
  const close = (code: number): void => {
    if (closing) return;
    closing = true;
    const late = setTimeout(() => app.exit(code), PATIENCE);
    end()
      .catch((error: unknown) => void logUnexpected('closing', error))
      .finally(() => {
        clearTimeout(late);
        app.exit(code);
      });
  };
  app.on('will-quit', (event) => {
    event.preventDefault();
    close(0);
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
  return { closing: () => closing, close };
};
