import { isDeepStrictEqual } from 'node:util';
import {
  combineLatest,
  distinctUntilChanged,
  endWith,
  ignoreElements,
  map,
  scan,
  shareReplay,
  startWith,
  takeUntil,
  type Observable,
} from 'rxjs';
import type { ConnectionState } from '../../preload/contract';
import type { Line } from '../ports';
import { trayOf } from './care-tray';
import type { Context } from './context';

/** The short form of a line's state: what has no line that works is offline, whatever is being done about it. */
const shortForm = ({ kind }: Line): ConnectionState['state'] => (kind === 'connecting' || kind === 'refused' ? 'offline' : kind);

/** What the status bar shows: the line, how much is unsent, how much needs attention. */
export const connectionOf = (context: Context): Observable<ConnectionState> => {
  const { upstream, store, storage, clock, changed$ } = context;
  // The line may say more after the end, when there is no store left to read.
  const ended$ = changed$.pipe(ignoreElements(), endWith(undefined));
  return combineLatest([upstream.line$, storage.trouble$, changed$.pipe(startWith(undefined))]).pipe(
    takeUntil(ended$),
    map(([line, trouble]) => ({
      state: shortForm(line),
      link: line,
      pending: store.read.pendingCount(),
      attention: trayOf(context).length,
      ...(trouble === undefined ? {} : { storage: trouble }),
      ...(line.kind === 'catching-up' ? { behind: Math.max(0, Math.round(line.behind)) } : {}),
    })),
    scan<Omit<ConnectionState, 'since'>, ConnectionState | undefined>(
      (last, now) => ({ ...now, since: last?.state === now.state ? last.since : clock.now() }),
      undefined,
    ),
    map((state) => state!),
    distinctUntilChanged((a, b) => isDeepStrictEqual(a, b)),
    shareReplay({ bufferSize: 1, refCount: true }),
  );
};
