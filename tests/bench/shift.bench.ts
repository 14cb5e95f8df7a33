import type { Page } from 'playwright';
import { createConsoles } from '../support/consoles';
import type { Console } from '../support/electron';
import { passMinute } from '../support/shift';
import { median } from './measure';
import { memoryOf } from './processes';

const MINUTES = Number(process.env['GRIDDESK_BENCH_MINUTES'] ?? 8 * 60);
/** By the first of these minutes every place has been gone to once; the samples of them are what the end is held against. */
const [TOURED, FIRST] = [8, 12];
const PER_MINUTE = 3;
/** Samples of an hour, one every ten minutes. */
const HOUR = 6;
const MB = 1024 * 1024;
/** The places an operator goes to, by their keys: queue, map, people, mobilisation, evaluation, roster, archive. */
const PLACES = ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+7', 'Alt+8', 'Alt+9', 'Alt+0', 'Alt+1'];

/** What an operator does between two reports: goes somewhere, comes back, looks into the next cases. */
const lookAround = async (page: Page, minute: number): Promise<void> => {
  await page.keyboard.press(PLACES[minute % PLACES.length]!);
  await page.waitForTimeout(150);
  await page.keyboard.press('Alt+1');
  for (const key of ['j', 'Enter', 'j', 'Enter', 'k']) await page.keyboard.press(key);
  await page.waitForTimeout(100);
};

/** What all processes hold together once the garbage of all windows and of main is gone. */
const held = async (desk: Console): Promise<number> => {
  const session = await desk.window.context().newCDPSession(desk.window);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Memory.simulatePressureNotification', { level: 'critical' });
  await session.detach();
  return memoryOf(desk.app);
};

export const about = {
  title: 'Memory through a shift',
  measures:
    'A township’s desk through eight simulated hours, three reports a minute and a walk through all places between them: how large all its processes are in the end, and how large they were after ten minutes.',
};

export default async () => {
  const consoles = createConsoles();
  const first: number[] = [];
  const later: number[] = [];
  try {
    const desk = await consoles.start({ role: 'lead' });
    await desk.window.waitForSelector('[data-testid=queue][data-status=ready]');
    const serial = { last: 0 };
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      await passMinute(desk, PER_MINUTE, serial);
      await lookAround(desk.window, minute);
      if (minute < TOURED) continue;
      if (minute <= FIRST) first.push(await held(desk));
      else if (minute % 10 === 0) later.push(await held(desk));
    }
  } finally {
    await consoles.end();
  }
  const last = median(later.slice(-HOUR));
  const hours = `${Math.round(MINUTES / 6) / 10} simulated hours`;
  return [
    {
      what: `memory of all processes in the last of ${hours}, ${PER_MINUTE} reports a minute`,
      value: last / MB,
      unit: 'MB',
      against: { what: `after ${TOURED} to ${FIRST} minutes`, value: median(first) / MB },
      aim: { ratio: 1.1, atMost: 450 },
    },
    { what: 'the same, its largest sample', value: Math.max(...later) / MB, unit: 'MB' },
  ];
};
