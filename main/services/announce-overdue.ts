import { openCases } from './cases-in-scope';
import type { Context } from './context';
import { inScope } from './scope';

/** A limit that passed longer ago is shown red but not called out: the console was closed or asleep when it happened. */
const JUST_NOW_MS = 2 * 60_000;
/** Clocks jump and machines sleep, so no timer is trusted for longer. */
const LONGEST_TIMER_MS = 30_000;
/** Cases looked at in one go, so that a burst does not hold up a click. */
const CHUNK = 200;
/** Between two such goes while everything is looked at. */
const PAGE_MS = 50;

export interface OverdueWatch {
  start(): void;
  /** These cases may have another limit now. */
  look(caseIds: Iterable<string>): void;
  /** Another scope: forget and look at everything again. */
  restart(): void;
  stop(): void;
}

/** Calls a case out once when its clock runs out, inside the seat's scope. */
export const createOverdueWatch = (context: Context, announce: (caseId: string) => void): OverdueWatch => {
  const dues = new Map<string, number>();
  /** The limit for which a case was called out last, so that it is done once a limit. */
  const called = new Map<string, number>();
  const dirty = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let paging: NodeJS.Timeout | undefined;
  let running = false;

  const read = (caseId: string): void => {
    const record = context.store.read.case(caseId);
    const clock = record?.index.clock;
    if (!record?.index.open) called.delete(caseId);
    const counts = record?.index.open && clock && clock.pausedWith === undefined && inScope(record.index, context.getSeat());
    if (counts && called.get(caseId) !== clock.dueAt) dues.set(caseId, clock.dueAt);
    else dues.delete(caseId);
  };

  const run = (): void => {
    for (const caseId of [...dirty].slice(0, CHUNK)) {
      dirty.delete(caseId);
      read(caseId);
    }
    const now = context.clock.now();
    for (const [caseId, dueAt] of dues) {
      if (now <= dueAt) continue;
      // An extended clock has a new limit and comes back through `look`.
      dues.delete(caseId);
      called.set(caseId, dueAt);
      if (now - dueAt <= JUST_NOW_MS) announce(caseId);
    }
  };

  const arm = (): void => {
    clearTimeout(timer);
    if (!running) return;
    const next = Math.min(...dues.values()) + 1 - context.clock.now();
    const wait = dirty.size > 0 ? 20 : Math.max(20, Math.min(next, LONGEST_TIMER_MS));
    timer = setTimeout(() => {
      try {
        run();
      } catch (error) {
        context.report('overdue watch', error);
      }
      arm();
    }, wait);
  };

  /** Page by page with pauses: at the start there are thousands, and the first window is waiting. */
  const all = (after?: { order: number; id: string }): void => {
    clearTimeout(paging);
    const records = openCases(context, CHUNK, after);
    for (const record of records) dirty.add(record.id);
    arm();
    const last = records.at(-1);
    if (!last || records.length < CHUNK) return;
    paging = setTimeout(() => {
      try {
        all({ order: last.index.order, id: last.id });
      } catch (error) {
        context.report('overdue watch', error);
      }
    }, PAGE_MS);
  };

  return {
    start: () => {
      running = true;
      all();
    },
    look: (caseIds) => {
      const before = dirty.size;
      for (const caseId of caseIds) dirty.add(caseId);
      if (before === 0 && dirty.size > 0) arm();
    },
    restart: () => {
      dues.clear();
      all();
    },
    stop: () => {
      running = false;
      clearTimeout(timer);
      clearTimeout(paging);
    },
  };
};
