import type { PushValue } from '../../preload/contract';
import { systemTimers } from '../ports';
import { markUrgentTold, untoldUrgent } from './announce-urgent';
import type { Context } from './context';

/** After the start the window is given this long to open. */
const FIRST_MS = 1500;

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

  const tell = (caseIds: readonly string[]): void => {
    if (caseIds.length === 0) return;
    for (const caseId of caseIds) announce({ caseId, kind: 'urgent' });
    try {
      markUrgentTold(context, caseIds);
    } catch (error) {
      // It will be said once more at the next start.
      context.report('that urgent news was told could not be written down', error);
    }
  };

  const first = (): void => {
    try {
      tell(untoldUrgent(context));
    } catch (error) {
      context.report('urgent news', error);
    }
  };

  return {
    tell,
    start: () => {
      timer = timers.set(first, FIRST_MS);
    },
    stop: () => timers.clear(timer),
  };
};
