import {
  audit,
  auditTime,
  concatMap,
  defer,
  distinctUntilChanged,
  filter,
  from,
  map,
  merge,
  Observable,
  retry,
  skip,
  startWith,
  Subject,
  switchMap,
  tap,
  timer,
} from 'rxjs';
import type { Page, PushValue, SnapshotPage } from '../../preload/contract';
import { BridgeError, fromText, griddesk, onSettingsChanged, valueOf } from '../kit';
import { FIRST_PAGE, type Ahead } from './ahead';
import { db, feedState } from './database';
import { burstEnd } from './pace';
import { epochNow } from './seat-epoch';
import { caseTable } from './tables';
import { markFailing, reset, writeDirectory, writePage } from './write';

/** The first page shows at once; the rest goes in larger pieces. */
const NEXT_PAGES = 500;
/** The directory seldom changes, and then in a burst. */
const DIRECTORY_BURST_MS = 50;
/** A window that looks has seen the first page by then. */
const SEEN_MS = 250;

type Poke = PushValue<'poke'>;

/**
 * Resolves when the first rows of a copy have been seen in this window, or after a while where nobody looks: the pages
 * that follow would compete with their being drawn.
 */
const firstSeen = (epoch: string): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(limit);
      stop();
      // Drawn first; then the next page.
      setTimeout(resolve);
    };
    const look = () => {
      const { rows, feed } = caseTable.getView();
      if (rows.length > 0 && feed?.epoch === epoch) end();
    };
    const stop = caseTable.subscribe(look);
    const limit = setTimeout(end, SEEN_MS);
    look();
  });

/** Copies the working set in the queue's own order, then what changed meanwhile is pulled by the caller. */
const copyAll = async (epoch: string, isCurrent: () => boolean, shown: Ahead | undefined): Promise<void> => {
  await reset(epoch, isCurrent, shown?.copy);
  let cursor: string | null = null;
  let since: number | undefined;
  do {
    const isFirst: boolean = cursor === null;
    const page: SnapshotPage =
      (isFirst ? shown?.page : undefined) ??
      (await valueOf(fromText(griddesk.feed.snapshotText({ cursor, limit: isFirst ? FIRST_PAGE : NEXT_PAGES }))));
    since ??= page.rev;
    cursor = page.next;
    await writePage(page, { epoch, rev: since, complete: cursor === null, failing: false }, isCurrent);
    if (isFirst && page.cases.length > 0 && isCurrent()) await firstSeen(epoch);
  } while (cursor !== null && isCurrent());
};

/** Hands out what the window shows already, where it is of this copy; once, since a copy that is begun again is another. */
type TakeShown = (epoch: string) => Ahead | undefined;

/** Pulls everything newer than the copy, page by page; nothing if the copy is at `wanted` already. */
const pullChanges = async (epoch: string, wanted: number | undefined, isCurrent: () => boolean, takeShown: TakeShown): Promise<void> => {
  let more = true;
  while (more && isCurrent()) {
    const state = await feedState();
    if (state?.epoch !== epoch || !state.complete) {
      await copyAll(epoch, isCurrent, takeShown(epoch));
      continue;
    }
    if (wanted !== undefined && state.rev >= wanted && !state.failing) return;
    const page: Page = await valueOf(fromText(griddesk.feed.changesText({ since: state.rev, limit: NEXT_PAGES })));
    const gone = { cases: page.gone, people: page.peopleGone, attention: page.attentionGone };
    if (page.rev !== state.rev || state.failing) {
      await writePage({ ...page, gone }, { epoch, rev: page.rev, complete: true, failing: false }, isCurrent);
    }
    more = page.more;
  }
};

/** The directory that the window shows already. */
type ShownDirectory = Pick<Ahead, 'epoch' | 'copy'> & { readonly rev: number };

const pullDirectory = async (wanted: number | undefined, shown: ShownDirectory | undefined): Promise<void> => {
  const have = await db.meta.get('rulebook');
  if (wanted !== undefined && have?.key === 'rulebook' && have.rev === wanted) return;
  const directory = await valueOf(fromText(griddesk.directory.readText()));
  const isShown = shown?.rev === directory.rev && shown.epoch === epochNow();
  await writeDirectory(directory, isShown ? shown.copy : undefined);
};

/** Tries again for ever, at most every ten seconds; a locked or closing console answers refusals for a while. */
const patiently = <T>(source: Observable<T>): Observable<T> =>
  source.pipe(
    retry({
      delay: (error, count) => {
        if (!(error instanceof BridgeError)) console.error('replica: the feed stumbled', error);
        return from(markFailing(true)).pipe(switchMap(() => timer(Math.min(10_000, 250 * 2 ** count))));
      },
      resetOnSuccess: true,
    }),
  );

/** One seat's feed: the whole once, then what each poke announces. Ends when unsubscribed; nothing late is written. */
const feedOf = (epoch: string, pokes: Observable<Poke>, takeShown: TakeShown): Observable<unknown> =>
  defer(() => {
    let current = true;
    const isCurrent = () => current;
    const revisions = merge(
      from([undefined]),
      pokes.pipe(
        audit(burstEnd),
        map((poke) => poke.rev),
      ),
    );
    return revisions.pipe(
      concatMap((wanted) => patiently(defer(() => from(pullChanges(epoch, wanted, isCurrent, takeShown))))),
      (source) =>
        new Observable((subscriber) => {
          const inner = source.subscribe(subscriber);
          return () => {
            current = false;
            inner.unsubscribe();
          };
        }),
    );
  });

/**
 * Feeds the replica while this window holds the lock; the windows that wait for it only watch. Hands back the function
 * that stops feeding and lets the next window lead.
 * @param shown what this window shows already; the copy begins with it
 */
export const startFeed = (shown?: Ahead): (() => void) => {
  const stop = new AbortController();
  // Nothing below keeps the page itself: another seat must not find it here.
  const shownDirectory = shown && { epoch: shown.epoch, copy: shown.copy, rev: shown.directory.rev };
  let left = shown;
  const takeShown: TakeShown = (epoch) => {
    const mine = left?.epoch === epoch ? left : undefined;
    left = undefined;
    return mine;
  };
  const lead = async () => {
    const pokes = new Subject<Poke>();
    const epochs = new Subject<string>();
    const ends = [griddesk.onPoke((poke) => pokes.next(poke)), onSettingsChanged(() => epochs.next(epochNow()))];
    let last = '';
    let changes = -1;
    const cases = merge(from([epochNow()]), epochs).pipe(
      filter((epoch) => epoch !== last),
      tap((epoch) => {
        last = epoch;
        changes += 1;
      }),
      // Back to an earlier seat is another copy all the same: meanwhile main has answered as the seat between.
      map((epoch) => (changes === 0 ? epoch : `${epoch} ${changes}`)),
      switchMap((epoch) => feedOf(epoch, pokes, takeShown)),
    );
    // A choice that makes no other copy leaves the directory as it is: each new one draws every map anew.
    const others = epochs.pipe(startWith(epochNow()), distinctUntilChanged(), skip(1));
    const directory = merge(from([undefined]), pokes.pipe(map((poke) => poke.directoryRev)), others.pipe(map(() => undefined))).pipe(
      auditTime(DIRECTORY_BURST_MS),
      concatMap((rev) => patiently(defer(() => from(pullDirectory(rev, shownDirectory))))),
    );
    const running = merge(cases, directory).subscribe({ error: (error: unknown) => console.error('replica: the feed ended', error) });
    await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve(), { once: true }));
    running.unsubscribe();
    for (const end of ends) end();
  };
  navigator.locks.request('griddesk-feed', { signal: stop.signal }, lead).catch((error: unknown) => {
    if (!stop.signal.aborted) console.error('replica: no lock', error);
  });
  return () => stop.abort();
};
