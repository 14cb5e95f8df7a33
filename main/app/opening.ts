import type { BootState, ConnectionState, Seat } from '../../preload/contract';
import type { Pushes } from '../ipc/pushes';
import { countUnsent, createKeyLock, unsentKey, type KeyLock, type Secrets, type UnsentKey } from '../store';
import type { TileCache } from '../ports';
import type { PhotoAnswer, Services } from '../services';
import type { Announce, CallOut } from './announce';
import type { BootParts } from './boot';
import { isWritable } from './disk';
import { withEarlyKey, type EarlyKey } from './early-key';
import { explainStart } from './explain';
import { dataFiles, setAsideFor } from './files';
import { osKeychain } from './keychain';
import { logUnexpected } from './log';
import type { Running } from './running';
import type { Start } from './start';
import { loadAdapter, type UpstreamChoice } from './upstream';

export interface OpeningParts {
  readonly start: Start;
  readonly early: EarlyKey;
  readonly seat: () => Seat;
  readonly undoSeconds: () => number;
  /** Where this run's cases come from. */
  readonly upstream: UpstreamChoice;
  readonly push: Pushes;
  readonly announce: Announce;
  readonly callOut: CallOut;
  /** The data was open, but the work on it cannot go on; it is closed again. */
  readonly failed: (error: unknown) => void;
}

export interface Opening {
  readonly bootParts: Pick<BootParts<Uint8Array>, 'lock' | 'open' | 'hindered' | 'explain' | 'setAside'>;
  readonly lock: KeyLock;
  services(): Services | undefined;
  /** How this console logs in; undefined: the data is not open. */
  secrets(): Secrets | undefined;
  /** Tiles that were seen; undefined: the data is not open. */
  tiles(): TileCache | undefined;
  /** Tries the line again now. */
  retryLine(): void;
  /** The seat is another one now. */
  seatChanged(): void;
  photo(id: string, small: boolean): Promise<PhotoAnswer>;
  /** Closes the data because of what was met in it. */
  giveUp(error: unknown): Promise<void>;
  /** Tells every window how the line is. */
  tellConnection(): void;
  close(): Promise<void>;
}

/** Opens and closes this console's data, and lets the windows hear of what happens in it. Electron is ready. */
export const createOpening = ({ start, early, seat, undoSeconds, upstream, push, announce, callOut, failed }: OpeningParts): Opening => {
  const files = dataFiles(start.data, upstream.address);
  const lock = createKeyLock({ path: files.key, databases: files.databases, keychain: osKeychain() });
  let running: Running | undefined;
  let connection: ConnectionState | undefined;

  const close = async (): Promise<void> => {
    const closing = running;
    running = undefined;
    connection = undefined;
    await closing?.close();
  };

  const giveUp = async (why: unknown): Promise<void> => {
    if (!running) return;
    await close().catch((also: unknown) => void logUnexpected('closing', also));
    failed(why);
  };

  /** Known from the first opening on, also when it failed. */
  let unsent: UnsentKey | undefined;
  const open = async (key: Uint8Array): Promise<void> => {
    unsent = unsentKey(key);
    // While the window is made: neither is needed for it, and together they are most of what main has to read.
    const [adapter, { openRunning }] = await Promise.all([loadAdapter(upstream), import('./running')]);
    const damaged = (error: unknown) => void giveUp(error);
    const opened = openRunning(key, { files, options: start.options, seat, undoSeconds, upstream, adapter, damaged });
    key.fill(0);
    running = opened;
    const { services } = opened;
    services.poke$.subscribe((poke) => push('poke', poke));
    services.connection$.subscribe((now) => {
      connection = now;
      push('connection', now);
    });
    services.presence$.subscribe((presence) => push('presence', presence));
    services.waiting$.subscribe((waiting) => push('waiting', waiting));
    services.draft$.subscribe((draft) => push('draft', draft));
    services.announce$.subscribe((announcement) => announce(announcement, services));
    services.care$.subscribe((late) => callOut(late, services));
    // What the cache holds is shown at once; the line comes when it comes.
    services.start().catch(giveUp);
  };

  return {
    lock,
    bootParts: {
      lock: withEarlyKey(lock, early, start.passphrase),
      open,
      hindered: () => (isWritable(start.data) ? undefined : { kind: 'read-only', path: start.data }),
      explain: (error): BootState => explainStart(error, files.cache, unsent && countUnsent(files.cache, unsent)),
      setAside: (state) => setAsideFor(state, files, Date.now()),
    },
    services: () => running?.services,
    secrets: () => running?.secrets,
    tiles: () => running?.tiles,
    retryLine: () => running?.upstream.retry(),
    seatChanged: () => {
      running?.services.seatChanged();
      void running?.upstream.follow(seat().area).catch((error: unknown) => void logUnexpected('another area', error));
    },
    photo: async (id, small) => (await running?.services.photo(id, small)) ?? { kind: 'unreachable' },
    tellConnection: () => {
      if (connection) push('connection', connection);
    },
    giveUp,
    close: async () => {
      // Only a person's own closing: what is closed because of damage sends nothing more.
      await running?.services.leave();
      await close();
    },
  };
};
