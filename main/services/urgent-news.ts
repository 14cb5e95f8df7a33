import type { PushValue } from '../../preload/contract';
import { systemTimers } from '../ports';
import { markUrgentTold, untoldUrgent } from './announce-urgent';
import type { Context } from './context';

/** After the start the window is given this long to open. */
const FIRST_MS = 1500;
/** That they were told is written once for what comes in so many ms. */
const MARK_MS = 200;

export interface UrgentNews {
  /** These have come in and were written down. */
  tell(caseIds: readonly string[]): void;
  /** The console has just opened: what it was killed over is told now. */
  start(): void;
  stop(): void;
}

/** Calls out urgent cases that come in, each once. */
export const createUrgentNews = (context: Context, announce: (announcement: PushValue<'announce'>) => void): UrgentNews => {
  const { timers = systemTimers } = context;
  let timer: unknown;
  let marking: unknown;
  /** Told, and not written down yet. */
  const told = new Set<string>();
  let stopped = false;

  const mark = (): void => {
    marking = undefined;
    if (told.size === 0) return;
    try {
      markUrgentTold(context, told);
    } catch (error) {
      // It will be said once more at the next start.
      context.report('that urgent news was told could not be written down', error);
    }
    told.clear();
  };

  const tell = (caseIds: readonly string[]): void => {
    if (caseIds.length === 0) return;
    for (const caseId of caseIds) {
      announce({ caseId, kind: 'urgent' });
      told.add(caseId);
    }
    // What still comes in at the end has no later.
    if (stopped) mark();
    else marking ??= timers.set(mark, MARK_MS);
  };

  const first = (): void => {
    try {
      tell(untoldUrgent(context).filter((caseId) => !told.has(caseId)));
    } catch (error) {
      context.report('urgent news', error);
    }
  };

  return {
    tell,
    start: () => {
      timer = timers.set(first, FIRST_MS);
    },
    stop: () => {
      stopped = true;
      timers.clear(timer);
      timers.clear(marking);
      mark();
    },
  };
};
