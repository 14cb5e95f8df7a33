import { BehaviorSubject, combineLatest, distinctUntilChanged, map, type Observable } from 'rxjs';
import type { StorageTrouble } from '../../preload/contract';
import { StorageError, type Disk, type DiskCondition, type Store } from '../ports';

/** How often the disk is asked, and while it takes nothing, tried. Trouble is to be seen within two seconds. */
const LOOK_MS = 1000;

export interface StorageWatch {
  /** The same store, every write of which is watched. */
  readonly store: Store;
  /** What is wrong with keeping things; undefined: nothing. The current value is given at once. */
  readonly trouble$: Observable<StorageTrouble | undefined>;
  start(): void;
  stop(): void;
}

/** Damage has a screen of its own. */
const troubleOf = (error: unknown): StorageTrouble | undefined =>
  error instanceof StorageError && error.fault !== 'damaged' ? error.fault : undefined;

/**
 * Says when nothing can be saved, and when it can again: every write tells, whoever makes it; and while nothing can be
 * saved a write of nothing new is tried, so that recovery does not wait for somebody's next command.
 */
export const watchStorage = (store: Store, disk: Disk | undefined): StorageWatch => {
  const failed$ = new BehaviorSubject<StorageTrouble | undefined>(undefined);
  const disk$ = new BehaviorSubject<DiskCondition>('ok');
  let timer: NodeJS.Timeout | undefined;

  const write: Store['write'] = (work, reach) => {
    try {
      const result = store.write(work, reach);
      if (failed$.value !== undefined) failed$.next(undefined);
      return result;
    } catch (error) {
      const trouble = troubleOf(error);
      const first = failed$.value === undefined;
      if (trouble !== undefined) failed$.next(trouble);
      // What kind of trouble it is, the disk says best.
      if (trouble !== undefined && first && timer !== undefined) void look();
      throw error;
    }
  };

  const look = async (): Promise<void> => {
    const condition = (await disk?.condition(failed$.value !== undefined)) ?? 'ok';
    disk$.next(condition);
    if (timer === undefined || failed$.value === undefined) return;
    // A write of nothing new may still find a place in the log when the next command would not.
    if (failed$.value === 'disk-full' && condition === 'full') return;
    try {
      write((tx) => tx.setLastSeq(tx.lastSeq()));
    } catch {
      // Still the same; the banner stays.
    }
  };

  return {
    store: { ...store, write },
    trouble$: combineLatest([failed$, disk$]).pipe(
      // A write that a read-only disk turned away only says that it failed.
      map(([failed, disk]) => (disk === 'read-only' ? disk : (failed ?? (disk === 'ok' ? undefined : 'disk-low')))),
      distinctUntilChanged(),
    ),
    start: () => {
      timer ??= setInterval(() => void look(), LOOK_MS);
      void look();
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
};
