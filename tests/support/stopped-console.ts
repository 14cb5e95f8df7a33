import { join } from 'node:path';
import { systemClock, type PlatformLog } from '../../main/ports';
import { createKeyLock, openPlatformLog, openStore, type SqliteStore } from '../../main/store';
import { consoleEnvironment, PASSPHRASE_VARIABLE } from '../../scripts/lib/launch.mjs';

/** The files of a console that is not running, opened with its key. */
export interface StoppedConsole {
  readonly store: SqliteStore;
  readonly platform: PlatformLog;
  close(): void;
}

/** @throws when the folder's key is not kept under the passphrase that scripts and tests use */
export const openStoppedConsole = async (dataDir: string): Promise<StoppedConsole> => {
  const cache = join(dataDir, 'griddesk.db');
  const stream = join(dataDir, 'platform.db');
  const lock = createKeyLock({ path: join(dataDir, 'key.json'), databases: [cache, stream], keychain: undefined });
  const key = await lock.unlock({ passphrase: consoleEnvironment()[PASSPHRASE_VARIABLE] ?? '' });
  if (!key) throw new Error('the passphrase does not open this folder');
  const store = openStore({ path: cache, key, clock: systemClock });
  const platform = openPlatformLog({ path: stream, key });
  return {
    store,
    platform,
    close: () => {
      store.close();
      platform.close();
    },
  };
};
