import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { KeptFile } from './kept';

/** Opens `settings.json` for writing. @returns puts what is to be kept in its place, whole; throws what the system says */
export const openSettingsFile = (folder: string): ((kept: KeptFile) => void) => {
  const store = new ElectronStore<KeptFile>({ name: 'settings', cwd: folder });
  // electron-store answers renderers on a channel of its own; ours have no use for it.
  ipcMain.removeAllListeners('electron-store-get-data');
  return (kept) => {
    store.store = kept;
  };
};
