import type { PushValue } from '../../preload/contract';
import { systemTimers } from '../ports';
import type { Context } from './context';
import { giveNotices, markAnnounced, noticeScopes, unannounced, type Told } from './give-notices';

/** Clocks jump and machines sleep, so no timer is trusted for longer. */
const LONGEST_MS = 30_000;
/** What has passed already when it is met (at the start, say) waits so long for more of its kind. */
const GATHER_MS = 1500;
/** While the line hands over what was missed, one notification in so long is enough. */
const CATCHING_UP_MS = 10_000;
/** Between two pages, so that windows are answered. */
const PAGE_MS = 20;
/** Changes come in bursts; limits are minutes. */
const LOOK_MS = 100;

export interface NoticeWatch {
  start(): void;
  /** Cases have changed, or the seat: the next limit may be another one. */
  look(): void;
  stop(): void;
}

/** One case is called by its name; several at once are summed up, with the most pressing of them to be shown. */
export const announcementOf = (told: readonly Told[]): PushValue<'announce'> | undefined => {
  const worst = new Map<string, Told>();
  for (const one of told) if (one.kind === 'overdue' || !worst.has(one.caseId)) worst.set(one.caseId, one);
  const cases = [...worst.values()].toSorted((a, b) => Number(b.kind === 'overdue') - Number(a.kind === 'overdue') || a.order - b.order);
  const [first] = cases;
  if (!first) return undefined;
  const overdue = cases.filter(({ kind }) => kind === 'overdue').length;
  const { caseId, kind } = first;
  return cases.length === 1 ? { caseId, kind } : { caseId, kind, sum: { overdue, warnings: cases.length - overdue } };
};

/** Gives each warning and each overdue notice when its time comes, or as soon as the console runs again. */
export const createNoticeWatch = (context: Context, announce: (announcement: PushValue<'announce'>) => void): NoticeWatch => {
  const { store, clock, upstream, getSeat, timers = systemTimers } = context;
  let timer: unknown;
  let looking: unknown;
  let running = false;
  let catchingUp = false;
  /** When what has passed is given, if something has. */
  let gatheredAt: number | undefined;
  /** Committed, and not announced yet: more pages follow. */
  let told: Told[] = [];

  const flush = (): void => {
    const shown = told;
    const announcement = announcementOf(shown);
    told = [];
    if (!announcement) return;
    announce(announcement);
    try {
      markAnnounced(context, shown);
    } catch (error) {
      // It will be said once more at the next start.
      context.report('that a notice was shown could not be written down', error);
    }
  };

  const carefully = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      context.report('notices', error);
      flush();
      wait(LONGEST_MS, arm);
    }
  };

  const wait = (ms: number, then: () => void): void => {
    timers.clear(timer);
    if (running) timer = timers.set(() => carefully(then), ms);
  };

  const run = (): void => {
    gatheredAt = undefined;
    const page = giveNotices(context);
    told.push(...page.told);
    if (page.more) wait(PAGE_MS, run);
    else {
      flush();
      arm();
    }
  };

  const arm = (): void => {
    const next = Math.min(...noticeScopes(getSeat()).map((scope) => store.read.nextNotice(scope) ?? Infinity));
    const now = clock.now();
    if (next > now) {
      gatheredAt = undefined;
      wait(Math.min(next - now, LONGEST_MS), run);
      return;
    }
    gatheredAt ??= now + (catchingUp ? CATCHING_UP_MS : GATHER_MS);
    wait(Math.max(0, gatheredAt - now), run);
  };

  const subscription = upstream.line$.subscribe(({ kind }) => {
    catchingUp = kind === 'catching-up';
  });

  return {
    start: () => {
      running = true;
      carefully(() => {
        told = [...unannounced(context)];
        if (told.length > 0) wait(GATHER_MS, run);
        else arm();
      });
    },
    look: () => {
      if (!running || looking !== undefined) return;
      looking = timers.set(() => {
        looking = undefined;
        // Between two pages the next one is on its way.
        if (told.length === 0) carefully(arm);
      }, LOOK_MS);
    },
    stop: () => {
      running = false;
      subscription.unsubscribe();
      timers.clear(timer);
      timers.clear(looking);
      flush();
    },
  };
};
