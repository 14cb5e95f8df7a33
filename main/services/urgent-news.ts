import type { PushValue } from '../../preload/contract';
import { systemTimers } from '../ports';
import { markUrgentTold, untoldUrgent } from './announce-urgent';
import type { Context } from './context';

/** After the start the window is given this long to open. */
const FIRST_MS = 1500;
/** One is told at once. What comes in so long after it is told together: in a storm nobody hears one out of ten tones at a time; ms. */
const GATHER_MS = 1500;
/** That they were told is written once for what comes in so many ms. */
const MARK_MS = 200;

export interface UrgentNews {
  /** These have come in and were written down. */
  tell(caseIds: readonly string[]): void;
  /** The console has just opened: what it was killed over is told now. */
  start(): void;
  stop(): void;
}

/** One case is called by its name; several are counted, with the first that came in to be shown. */
const announcementOf = ([caseId, ...others]: readonly [string, ...string[]]): PushValue<'announce'> => ({
  caseId,
  kind: 'urgent',
  ...(others.length > 0 ? { cases: others.length + 1 } : {}),
});

/** Calls out urgent cases that come in, each once. */
export const createUrgentNews = (context: Context, announce: (announcement: PushValue<'announce'>) => void): UrgentNews => {
  const { timers = systemTimers } = context;
  let timer: unknown;
  let gathering: unknown;
  let marking: unknown;
  /** To be told together. */
  const gathered = new Set<string>();
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

  const tellGathered = (): void => {
    gathering = undefined;
    const [first, ...others] = gathered;
    if (first === undefined) return;
    announce(announcementOf([first, ...others]));
    for (const caseId of gathered) told.add(caseId);
    gathered.clear();
    // What still comes in at the end has no later.
    if (stopped) return mark();
    marking ??= timers.set(mark, MARK_MS);
    gathering = timers.set(tellGathered, GATHER_MS);
  };

  const tell = (caseIds: readonly string[]): void => {
    for (const caseId of caseIds) gathered.add(caseId);
    if (gathering === undefined) tellGathered();
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
      timers.clear(gathering);
      timers.clear(marking);
      tellGathered();
      mark();
    },
  };
};
