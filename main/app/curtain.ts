import type { Session } from 'electron';
import type { BootState } from '../../preload/contract';
import type { Windows } from './windows';

/** Of no origin, so Chromium shows it in another process and ends the one that knew things. */
const BLANK = 'data:text/html,<!doctype html><title>GridDesk</title>';

/**
 * Makes the windows forget: each leaves its page, so that everything its scripts held is gone, then the copy that they
 * shared in memory is cleared, then each comes back and finds the curtain.
 */
export const clearWindows = async (windows: Windows, session: Session): Promise<void> => {
  const open = windows.all().filter((window) => !window.isDestroyed());
  const addresses = open.map((window) => window.webContents.getURL());
  await Promise.all(open.map((window) => window.loadURL(BLANK).catch(() => undefined)));
  await session.clearStorageData();
  await session.clearCache();
  await Promise.all(open.map((window, at) => (window.isDestroyed() ? undefined : window.loadURL(addresses[at]!).catch(() => undefined))));
};

/** Whether the windows may be answered and told things. */
export const isDrawn = (state: BootState): boolean => state.kind === 'locked';
