import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Bridge } from '../../preload/contract';
import { callBridge } from '../support/electron';
import { newId } from '../support/uuid';
import { fullFolder, TOWNSHIP } from './full-folder';
import { opened } from './opened';
import { median, percentile } from './measure';

/** The door of the window, in which the functions handed to `evaluate` run. */
declare const griddesk: Bridge;

const COMMANDS = 1200;
const AT_A_TIME = 50;
const CASES = 50;
/** A second person could not act faster; what a command leaves to be done (sending, hearing back) is done by then. */
const PAUSE_MS = 40;

/** Reports cases through the console, so that its platform knows them, and waits until it has taken them all. */
const reportCases = async (page: Page): Promise<string[]> => {
  const ids = Array.from({ length: CASES }, () => newId());
  for (const caseId of ids) {
    const answer = await callBridge(page, 'cases.report', {
      commandId: newId(),
      caseId,
      title: '村口枯树倾斜',
      description: '巡查时发现,请派人处理。',
      source: 'operator',
      location: { lon: 103.83, lat: 25.61, crs: 'WGS84', address: '村口' },
      gridCode: `${TOWNSHIP}001-01-01`,
    });
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  }
  await settled(page);
  return ids;
};

/** Nothing is waiting to be sent any more. */
const settled = async (page: Page): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await callBridge(page, 'diagnostics.read');
    if (answer.ok && answer.value.pending === 0) return;
    await sleep(100);
  }
  throw new Error('the platform does not take what was reported');
};

/** Milliseconds from each act to its answer, as the window itself sees it; `pause` ms after each answer. */
const noteCases = (page: Page, notes: readonly { commandId: string; caseId: string; text: string }[], pause: number): Promise<number[]> =>
  page.evaluate(
    async ({ inputs, wait }) => {
      const times: number[] = [];
      for (const input of inputs) {
        const started = performance.now();
        const answer = await griddesk.cases.note(input);
        times.push(performance.now() - started);
        if (!answer.ok) throw new Error(answer.error.message);
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      }
      return times;
    },
    { inputs: notes, wait: pause },
  );

/** Milliseconds of a bare write and fdatasync each, appended to one file. */
const bareWrites = (file: number, bytes: Buffer, count: number): number[] =>
  Array.from({ length: count }, () => {
    const started = performance.now();
    writeSync(file, bytes);
    fdatasyncSync(file);
    return performance.now() - started;
  });

export const about = {
  title: 'A command',
  measures:
    'From an act in the window to its durable answer, in turns with a bare write and `fdatasync` of as many bytes to the same disk.',
};

export default async ({ electron }: { electron: string }) => {
  const folder = await fullFolder(electron);
  const console = await opened(electron, folder.path);
  const log = () => statSync(join(folder.path, 'griddesk.db-wal')).size;
  const file = openSync(join(folder.path, 'bare'), 'w');
  try {
    const before = log();
    const ids = await reportCases(console.window);
    // What one of the three commits around a command puts into the log.
    const bytes = Buffer.alloc(Math.round((log() - before) / CASES / 3), 7);
    const notes = (from: number) =>
      Array.from({ length: AT_A_TIME }, (_, at) => ({
        commandId: newId(),
        caseId: ids[(from + at) % CASES]!,
        text: `第${from + at}次回访:现场已设警示带,等待处理。`,
      }));
    const paced: number[] = [];
    const burst: number[] = [];
    const bare: number[] = [];
    for (let n = 0; n < COMMANDS; n += AT_A_TIME) {
      paced.push(...(await noteCases(console.window, notes(n), PAUSE_MS)));
      bare.push(...bareWrites(file, bytes, AT_A_TIME));
      burst.push(...(await noteCases(console.window, notes(n), 0)));
    }
    const beside = { what: `bare write+fdatasync of ${bytes.length} bytes`, value: median(bare) };
    const beside99 = { ...beside, value: percentile(bare, 0.99) };
    const one = `a command from the window to its durable answer, ${COMMANDS} notes`;
    const many = `the same, each at once after the last answer, ${COMMANDS} notes`;
    return [
      { what: `${one}, p50`, value: median(paced), unit: 'ms', against: beside },
      { what: `${one}, p99`, value: percentile(paced, 0.99), unit: 'ms', against: beside99, aim: { atMost: 10 } },
      { what: `${many}, p50`, value: median(burst), unit: 'ms', against: beside },
      { what: `${many}, p99`, value: percentile(burst, 0.99), unit: 'ms', against: beside99 },
    ];
  } finally {
    closeSync(file);
    await console.close();
    folder.remove();
  }
};
