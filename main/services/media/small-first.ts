import type { Subscription } from 'rxjs';
import type { CaseRecord, Line } from '../../ports';
import { openCases } from '../cases-in-scope';
import type { Context } from '../context';
import { inWorkingSet } from '../scope';
import type { PhotoReader } from './read';

/** Open cases looked through when the line comes up, in the queue's order. */
const MOST_CASES = 500;
/** More cases than this at once are history that is being caught up; what is open of it is looked through at the end. */
const FEW_CASES = 50;
const MOST_WANTED = 2000;
/**
 * After which times one that is not there yet is asked for again, ms: an event travels before its photos. Later ones come when
 * somebody opens the case.
 */
const AGAIN_MS = [3000, 60_000, 600_000] as const;
const LONGEST_MS = 600_000;
const TICK_MS = 1000;

export interface SmallFirst {
  start(): void;
  stop(): Promise<void>;
}

interface Wanted {
  readonly tries: number;
  readonly notBefore: number;
}

const mediaIn = ({ state }: CaseRecord): readonly string[] => [
  ...state.report.media,
  ...state.tasks.flatMap((task) => (task.state === 'completed' ? task.media : [])),
];

/**
 * Fetches the small pictures of the working set by itself, one at a time, so that a case opened without a line shows its photos. Whole
 * ones are fetched when somebody opens them: on a village's line one takes most of a minute. Keeps nothing that a restart could
 * lose: what is missing is seen from the cases.
 */
export const createSmallFirst = (context: Context, { fetchSmall }: Pick<PhotoReader, 'fetchSmall'>): SmallFirst => {
  const { store, upstream, clock } = context;
  const wanted = new Map<string, Wanted>();
  let line: Line['kind'] = 'offline';
  let started = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const subscriptions: Subscription[] = [];
  const isUp = (): boolean => started && (line === 'online' || line === 'embedded');

  const want = (records: readonly CaseRecord[]): void => {
    const ids = records.flatMap(mediaIn).filter((id) => !wanted.has(id));
    for (const id of store.read.missingMedia([...new Set(ids)])) if (wanted.size < MOST_WANTED) wanted.set(id, { tries: 0, notBefore: 0 });
  };

  const next = (): string | undefined => {
    const now = clock.now();
    // What lies further ahead than it can was put off by a clock that has been set back since.
    for (const [id, { notBefore }] of wanted) if (notBefore <= now || notBefore - now > LONGEST_MS) return id;
    return undefined;
  };

  /** One small picture. @returns whether it has come */
  const step = async (id: string): Promise<boolean> => {
    const { tries } = wanted.get(id)!;
    const answer = store.read.missingMedia([id]).length === 0 ? undefined : await fetchSmall(id);
    const again = AGAIN_MS[tries];
    if ((answer?.kind === 'none' || answer?.kind === 'unreachable') && again !== undefined)
      wanted.set(id, { tries: tries + 1, notBefore: clock.now() + again });
    else wanted.delete(id);
    return answer?.kind === 'photo';
  };

  const run = async (): Promise<void> => {
    let come = false;
    try {
      for (let id = next(); id !== undefined && isUp(); id = next()) come = (await step(id)) || come;
    } catch (error) {
      context.report('photos: small ones could not be fetched', error);
    }
    // Windows that show the words in their place try again.
    if (come && started) context.changed$.next({ caseIds: [] });
    if (isUp() && wanted.size > 0)
      timer ??= setTimeout(() => {
        timer = undefined;
        pump();
      }, TICK_MS);
  };

  const pump = (): void => {
    if (!isUp()) return;
    running ??= run().finally(() => {
      running = undefined;
    });
  };

  const look = (records: () => readonly CaseRecord[]): void => {
    if (!isUp()) return;
    try {
      want(records());
    } catch (error) {
      context.report('photos: what is missing could not be looked up', error);
    }
    pump();
  };
  const lookAtOpen = (): void => look(() => openCases(context, MOST_CASES));

  const caseOf = (id: string): readonly CaseRecord[] => {
    const record = store.read.case(id);
    return record && inWorkingSet(record.index, context.getSeat(), clock.now()) ? [record] : [];
  };

  return {
    start: () => {
      started = true;
      subscriptions.push(
        upstream.line$.subscribe((now) => {
          const before = line;
          line = now.kind;
          if (line !== before) lookAtOpen();
        }),
        context.changed$.subscribe(({ caseIds }) => {
          if (caseIds.length > FEW_CASES) lookAtOpen();
          else if (caseIds.length > 0) look(() => caseIds.flatMap(caseOf));
        }),
      );
    },
    stop: async () => {
      started = false;
      for (const subscription of subscriptions) subscription.unsubscribe();
      clearTimeout(timer);
      await running;
    },
  };
};
