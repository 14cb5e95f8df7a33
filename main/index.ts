import { app } from 'electron';
import { openConsole } from './app/console';
import { skipMissingCard } from './app/drawing';
import { unlockEarly } from './app/early-key';
import { log } from './app/log';
import { registerScheme } from './app/protocol';
import { failStart, readStart } from './app/start';
import { setSwitches } from './app/switches';
import { openKept } from './settings';

/**
 * Boot order and nothing else. The scheme, the switches and the data folder must be settled before Electron is ready; a second start
 * on the same folder brings the first one's window to the front and ends.
 */
registerScheme();
setSwitches();
const start = readStart();
// The lock of a folder lies in it. Where nothing can be written there nothing can be opened either, by however many.
if (start.readOnly || app.requestSingleInstanceLock()) {
  const early = unlockEarly(start);
  const kept = openKept(start.data, Date.now(), log);
  skipMissingCard(kept);
  app
    .whenReady()
    .then(() => openConsole(start, kept, early))
    .catch(failStart);
} else app.exit(0);
