import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { askForPages, bareQuery, firstIds, type BareQuery } from '../pages';
import { atBusyDesk } from './busy-window';
import { RATE, say, WORKED_MS } from './settings';

/** Between two questions: what comes in has a turn, and none is asked in step with it; ms. */
const PAUSE_MS = 23;
/** Questions of either kind before any counts: for the compiler and SQLite's own pages. */
const WARM = 30;

interface Pages {
  readonly delivered: readonly number[];
  readonly queried: readonly number[];
}

/** A page in the window and the bare query, one after the other, until the time is over. */
const inTurn = async (page: Page, bare: BareQuery, ms: number): Promise<Pages> => {
  const delivered: number[] = [];
  const queried: number[] = [];
  for (const end = Date.now() + ms; Date.now() < end; await sleep(PAUSE_MS)) {
    delivered.push(...(await askForPages(page, 1)));
    await sleep(PAUSE_MS);
    queried.push(...bare.ask(1));
  }
  return { delivered, queried };
};

/** A window that asks for the most pressing cases all the while, and the bare query beside it. */
export const delivered = (electron: string): Promise<Pages> =>
  atBusyDesk(electron, async (desk) => {
    // A file is whole when its console has ended; the copy is of then.
    await (await desk.open()).close();
    const copy = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
    cpSync(desk.folder, copy, { recursive: true });
    const bare = await bareQuery(copy, desk.url);
    const { page, close } = await desk.open();
    try {
      if (String(await firstIds(page)) !== String(bare.ids)) throw new Error('the bare query finds other cases than the window is handed');
      await askForPages(page, WARM);
      bare.ask(WARM);
      say(`asking for pages while ${RATE} reports a second come in`);
      return await desk.during(page, 3, () => inTurn(page, bare, WORKED_MS));
    } finally {
      bare.close();
      await close();
      rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });
