import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright';
import type { Console } from './electron';

export interface WallMemory {
  /** Of its scripts, after the garbage is gone; bytes. */
  readonly heap: number;
  /** Of its process, what it shares with nobody; bytes. */
  readonly own: number;
  readonly nodes: number;
}

/** Pss would count shared pages in part; what is anonymous is the window's alone. */
const ownBytes = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
};

/** How large a window is; Linux only. */
export const createWallMemory = async (desk: Console, wall: Page): Promise<() => Promise<WallMemory>> => {
  const session: CDPSession = await wall.context().newCDPSession(wall);
  const pid = await desk.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('show=wall'));
    return window?.webContents.getOSProcessId() ?? 0;
  });
  return async () => {
    // Twice: what a finaliser lets go is gone with the second.
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    // What is kept only because nobody has asked for the room is given back.
    await session.send('Memory.simulatePressureNotification', { level: 'critical' });
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const nodes = await wall.evaluate(() => document.querySelectorAll('*').length);
    return { heap: usedSize, own: ownBytes(pid), nodes };
  };
};
