import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandName, Input, Result } from '../../preload/contract';
import { launchConsole, type Console, type ConsoleOptions } from './electron';
import { newId } from './uuid';

/** Consoles and folders of one spec; `end` closes and removes what is left of them. */
export const createConsoles = () => {
  let open: Console[] = [];
  const folders: string[] = [];
  const launch = async (options: ConsoleOptions): Promise<Console> => {
    const started = await launchConsole({ ...options, env: { GRIDDESK_CHECK: '1', ...options.env } });
    open.push(started);
    return started;
  };
  return {
    /** Starts a console, which may stop at the door. */
    launch,
    newFolder: (): string => {
      const folder = mkdtempSync(join(tmpdir(), 'griddesk-e2e-'));
      folders.push(folder);
      return folder;
    },
    /** Starts a console and waits for its queue. */
    start: async (options: ConsoleOptions = {}): Promise<Console> => {
      const started = await launch(options);
      await started.window.getByTestId('queue').waitFor({ timeout: 60_000 });
      return started;
    },
    close: async (started: Console): Promise<void> => {
      open = open.filter((other) => other !== started);
      await started.close();
    },
    end: async (): Promise<void> => {
      await Promise.all(open.map((started) => started.close()));
      open = [];
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

export type Consoles = ReturnType<typeof createConsoles>;

/** Gives a command through the bridge, as the window does. @returns the answer, ok or not */
export const give = <N extends CommandName>(desk: Console, name: N, input: Omit<Input<`cases.${N}`>, 'commandId'>) =>
  desk.griddesk(`cases.${name}` as 'cases.note', { commandId: newId(), ...input } as unknown as Input<'cases.note'>);

/** The value of an answer that has to be ok. */
export const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value;
};

/** Takes down a report in the township of the seat. @returns the case's id */
export const report = async (desk: Console, over: Partial<Input<'cases.report'>> = {}): Promise<string> => {
  const caseId = newId();
  const words = { title: '路灯不亮', description: '村口的灯坏了。', source: 'operator' } as const;
  must(await give(desk, 'report', { caseId, ...words, location: { lon: 104.07, lat: 25.6, crs: 'WGS84' }, ...over }));
  return caseId;
};

/** Asks until the answer fits, also outside of a test, where expect.poll is not to be had. */
export const until = async (what: string, fits: () => Promise<boolean>, limitMs = 30_000): Promise<void> => {
  for (const end = Date.now() + limitMs; !(await fits()); await sleep(100)) {
    if (Date.now() > end) throw new Error(`not within ${limitMs / 1000} s: ${what}`);
  }
};

/** Nothing waits to be sent. */
export const allSent = (desk: Console): Promise<void> =>
  until('nothing is unsent', async () => {
    const counts = await desk.griddesk('diagnostics.read');
    return counts.ok && counts.value.pending === 0;
  });
