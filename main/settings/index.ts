import { join } from 'node:path';
import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { Settings } from '../../preload/contract';
import { DEFAULTS, type KeptFile, type Place } from './kept';
import { readOrSetAside } from './mend';

/** What this console remembers between starts, besides its data. No case and nobody's name is in it but the operator's. */
export interface Kept {
  settings(): Settings;
  keepSettings(settings: Settings): void;
  window(name: string): Place | undefined;
  keepWindow(name: string, place: Place): void;
}

/** Opens `settings.json` in the data folder. */
export const openKept = (folder: string, now: number): Kept => {
  const found = readOrSetAside(join(folder, 'settings.json'), now) ?? DEFAULTS;
  const store = new ElectronStore<KeptFile>({ name: 'settings', cwd: folder });
  // electron-store answers renderers on a channel of its own; ours have no use for it.
  ipcMain.removeAllListeners('electron-store-get-data');
  store.store = found;
  return {
    settings: () => store.get('settings'),
    keepSettings: (settings) => store.set('settings', settings),
    window: (name) => store.get('windows')[name],
    keepWindow: (name, place) => store.set('windows', { ...store.get('windows'), [name]: place }),
  };
};
