import { join } from 'node:path';
import { subjectOf } from '../../main/domain';
import type { RawDirectoryEntry } from '../../main/ports';
import { createKeyLock, openPlatformLog } from '../../main/store';
import { WORLD_VERSION } from '../../main/upstream/embedded/world';
import type { Envelope } from '../../preload/contract';
import { consoleEnvironment, PASSPHRASE_VARIABLE } from '../../scripts/lib/launch.mjs';

/**
 * Makes a console's data folder before its first start, whose embedded platform has this directory and these events
 * instead of the demo's. For consoles of that township that are started with seed 1 and speed 0.
 */
export const prepareFolder = async (
  dataDir: string,
  world: { readonly township: string; readonly entries: readonly RawDirectoryEntry[]; readonly events: readonly Envelope[] },
): Promise<void> => {
  const path = join(dataDir, 'platform.db');
  const lock = createKeyLock({ path: join(dataDir, 'key.json'), databases: [path], keychain: undefined });
  const key = await lock.make({ passphrase: consoleEnvironment()[PASSPHRASE_VARIABLE]! });
  const log = openPlatformLog({ path, key });
  log.putDirectory(world.entries.map(({ kind, key: name, value }) => ({ kind, key: name, value: JSON.stringify(value) })));
  for (const event of world.events)
    log.append({ subject: subjectOf(event.area, event.caseId), id: event.id, body: JSON.stringify(event), expectedSeq: 0 });
  // Else the demo's own district would take its place.
  log.set(`world/${world.township}`, `1:${WORLD_VERSION}`);
  log.close();
};
