import { Subject } from 'rxjs';
import type { Seat } from '../../preload/contract';
import { uuidv7, type DecideContext } from '../domain';
import { StorageError } from '../ports';
import { createKeptRows, type KeptRows } from './kept-rows';
import { createNameBook, type NameBook } from './names';
import { watchStorage, type StorageWatch } from './storage-watch';
import type { ServicesDeps } from './types';

/** What changed in a commit, told after it has reached the disk. */
export interface Changed {
  readonly caseIds: readonly string[];
  readonly directory?: boolean;
}

/** What every service is given: the world, the names in use, and one way to say that something changed. */
export interface Context extends ServicesDeps {
  readonly names: NameBook;
  readonly keptRows: KeptRows;
  readonly changed$: Subject<Changed>;
  readonly storage: StorageWatch;
  readonly newId: () => string;
  /** What happened before a new console first listened is history, not news: it marks nothing unread. */
  readonly newsSince: () => number;
  /** How the domain is asked on behalf of a seat at an instant. */
  readonly decideAs: (seat: Seat, now: number) => DecideContext;
  readonly report: (message: string, cause?: unknown) => void;
  /** A fault of the store that shows damage is passed on to whoever can offer to rebuild it. */
  readonly fault: (error: unknown) => void;
}

export const createContext = (deps: ServicesDeps): Context => {
  const names = createNameBook(deps.store.read);
  const fault = (error: unknown): void => {
    if (error instanceof StorageError && error.fault === 'damaged') deps.damaged?.(error);
  };
  const newId = () => uuidv7(deps.clock.now(), deps.random);
  const storage = watchStorage(deps.store, deps.disk);
  return {
    ...deps,
    store: storage.store,
    storage,
    names,
    keptRows: createKeptRows(deps.getSeat, names),
    changed$: new Subject(),
    newId,
    newsSince: () => deps.store.read.platform()?.begun ?? deps.store.read.createdAt(),
    decideAs: (seat, now) => ({
      now,
      seat,
      newId,
      rulebook: deps.rulebook,
      calendar: deps.calendar,
      department: (id) => names.department(id),
      member: (id) => names.member(id),
    }),
    report: (message, cause) => {
      deps.log?.(message, cause);
      fault(cause);
    },
    fault,
  };
};
