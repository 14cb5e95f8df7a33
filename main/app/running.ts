import { webcrypto } from 'node:crypto';
import { dirname } from 'node:path';
import type { Seat } from '../../preload/contract';
import { systemClock, type PlatformLog, type StorageError, type TileCache } from '../ports';
import { createServices, type Services } from '../services';
import { chineseCalendar } from '../services/calendar';
import { openPlatformLog, openSecrets, openStore, openTileCache, type Secrets } from '../store';
import type { DataFiles } from './files';
import { diskOf } from './disk';
import { keepHouse } from './housekeeping';
import { log, placeOf } from './log';
import type { FollowingUpstream } from './follow-area';
import type { Options } from './options';
import { readRouting } from './routing';
import { readCare, readEvaluation, readRoster, readRulebook } from './rules';
import { bytesToKeep } from './base-map-kept';
import { readLogin } from './login';
import { type Adapter, openUpstream, type UpstreamChoice } from './upstream';

/** The open data and everything that works on it. */
export interface Running {
  readonly services: Services;
  readonly upstream: FollowingUpstream;
  readonly secrets: Secrets;
  readonly tiles: TileCache;
  /** Ends what runs and closes the files; what was answered is on the disk. */
  close(): Promise<void>;
}

export interface RunningParts {
  readonly files: DataFiles;
  readonly options: Options;
  readonly seat: () => Seat;
  readonly undoSeconds: () => number;
  readonly upstream: UpstreamChoice;
  /** Of that choice. */
  readonly adapter: Adapter;
  /** Damage was met while at work. */
  readonly damaged: (error: StorageError) => void;
}

/**
 * Opens the files and puts the services on them; nothing runs yet. Leaves nothing open when it throws.
 * @throws StoreOpenError, StorageError
 */
export const openRunning = (
  key: Uint8Array,
  { files, options, seat, undoSeconds, upstream: choice, adapter, damaged }: RunningParts,
): Running => {
  const clock = systemClock;
  const calendar = chineseCalendar();
  const rulebook = readRulebook();
  const care = readCare(files.care);
  const evaluation = readEvaluation(files.evaluation);
  const roster = readRoster(files.roster);
  const store = openStore({ path: files.cache, key, clock });
  let platform: PlatformLog | undefined;
  try {
    const secrets = openSecrets(files.secrets, key);
    const tiles = openTileCache({ path: files.tiles, key, limit: bytesToKeep(secrets), log });
    platform = choice.address === 'embedded' ? openPlatformLog({ path: files.platform, key }) : undefined;
    const upstream = openUpstream({
      adapter,
      log: platform,
      clock,
      calendar,
      rulebook,
      area: seat().area,
      options,
      choice,
      login: () => readLogin(secrets, choice.address),
    });
    const services = createServices({
      store,
      upstream,
      disk: diskOf(dirname(files.cache)),
      clock,
      rulebook,
      care,
      evaluation,
      roster,
      routing: readRouting(files.routing),
      calendar,
      random: (bytes) => webcrypto.getRandomValues(bytes),
      getSeat: seat,
      undoSeconds,
      log: (message, cause) => log(cause === undefined ? message : `${message}: ${placeOf(cause)}`),
      damaged,
    });
    const endHousekeeping = keepHouse(
      services.poke$,
      () => store.checkpoint(),
      (error) => log(`the log could not be moved into the file: ${placeOf(error)}`),
    );
    return {
      services,
      upstream,
      secrets,
      tiles,
      close: async () => {
        endHousekeeping();
        tiles.close();
        try {
          await services.stop();
        } finally {
          store.close();
          platform?.close();
        }
      },
    };
  } catch (error) {
    platform?.close();
    store.close();
    throw error;
  }
};
