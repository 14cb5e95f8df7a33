import { app } from 'electron';
import { openConsole } from './app/console';
import { unlockEarly } from './app/early-key';
import { registerScheme } from './app/protocol';
import { failStart, readStart } from './app/start';
import { setSwitches } from './app/switches';

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
  app
    .whenReady()
    .then(() => openConsole(start, early))
    .catch(failStart);
} else app.exit(0);
