import type { PushValue, Role } from '../../preload/contract';
import { systemTimers } from '../ports';
import { callTasks, markCalled, type TaskCall } from './call-tasks';
import type { Context } from './context';
import { scopesOf } from './scope';

/** Tasks come in bursts: one call for all of them. */
const GATHER_MS = 1500;
/** While the line hands over what was missed, one call in so long is enough. */
const CATCHING_UP_MS = 10_000;
/** After the start the line is given this long to tell what came meanwhile, and the window to open. */
const FIRST_MS = 10_000;
/** A disk that takes nothing is asked again. */
const RETRY_MS = 30_000;
/** Cases read at a time when all of them are looked through. */
const PAGE = 100;

export interface TaskWatch {
  /** These cases have changed. */
  look(caseIds: readonly string[]): void;
  /** The console has just opened. */
  start(): void;
  /** Another seat sits at it. */
  seatChanged(): void;
  stop(): void;
}

const carriesOut = (role: Role): boolean => role === 'department' || role === 'village';

/** One task is called by its case's name; several are counted, with the most pressing to be shown. */
export const taskAnnouncement = (calls: readonly TaskCall[]): PushValue<'announce'> | undefined => {
  const [first] = calls.toSorted((a, b) => a.order - b.order);
  if (!first) return undefined;
  const tasks = calls.reduce((sum, { count }) => sum + count, 0);
  return { caseId: first.caseId, kind: 'task', ...(tasks > 1 ? { tasks } : {}) };
};

/** Calls a seat that carries out tasks to each new one of its own, or as soon as the console runs again. */
export const createTaskWatch = (context: Context, announce: (announcement: PushValue<'announce'>) => void): TaskWatch => {
  const { store, upstream, getSeat, timers = systemTimers } = context;
  const changed = new Set<string>();
  let timer: unknown;
  let stopped = false;
  let catchingUp = false;
  /** What a console that was killed had written down and nobody heard is looked for once. */
  let again = true;

  /** Every open case that holds a task of the seat's own. */
  const all = (): readonly string[] =>
    scopesOf(getSeat())
      .filter(({ departmentId }) => departmentId !== undefined)
      .flatMap((scope) => {
        const found: string[] = [];
        for (let page = store.read.openCases(scope, PAGE); page.length > 0;) {
          found.push(...page.map(({ id }) => id));
          const last = page.at(-1)!;
          page = page.length < PAGE ? [] : store.read.openCases(scope, PAGE, { order: last.index.order, id: last.id });
        }
        return found;
      });

  const run = (): void => {
    timer = undefined;
    try {
      const calls = carriesOut(getSeat().role) ? callTasks(context, [...changed], again) : [];
      if (carriesOut(getSeat().role)) again = false;
      changed.clear();
      const announcement = taskAnnouncement(calls);
      if (!announcement) return;
      announce(announcement);
      markCalled(context, calls);
    } catch (error) {
      context.report('task calls', error);
      wait(RETRY_MS);
    }
  };

  const wait = (ms: number): void => {
    if (stopped || changed.size === 0) return;
    timer ??= timers.set(run, ms);
  };

  const gather = (): number => (catchingUp ? CATCHING_UP_MS : GATHER_MS);

  const look = (caseIds: readonly string[], ms = gather()): void => {
    for (const caseId of caseIds) changed.add(caseId);
    wait(ms);
  };

  const lookAtAll = (ms: number): void => {
    if (!carriesOut(getSeat().role)) return;
    try {
      look(all(), ms);
    } catch (error) {
      context.report('task calls', error);
    }
  };

  const subscription = upstream.line$.subscribe(({ kind }) => {
    catchingUp = kind === 'catching-up';
  });

  return {
    look,
    start: () => lookAtAll(FIRST_MS),
    seatChanged: () => lookAtAll(gather()),
    // What was not called to yet is when the console opens again: nothing was written down.
    stop: () => {
      stopped = true;
      subscription.unsubscribe();
      timers.clear(timer);
    },
  };
};
