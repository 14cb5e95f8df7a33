import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { Settings } from '../../preload/contract';
import { DEFAULTS, type KeptFile, type Place } from './kept';
import { readOrSetAside } from './mend';
import type { SoftwareDrawn } from './software-drawn';

export type { Place };
export { hasNoCard } from './software-drawn';

/** What this console remembers between starts, besides its data. No case and nobody's name is in it but the operator's. */
export interface Kept {
  settings(): Settings;
  keepSettings(settings: Settings): void;
  window(name: string): Place | undefined;
  keepWindow(name: string, place: Place): void;
  /** Undefined: the last start that tried had a graphics card, or none has tried. */
  softwareDrawn(): SoftwareDrawn | undefined;
  keepSoftwareDrawn(found: SoftwareDrawn | undefined): void;
}

/**
 * Opens `settings.json` in the data folder. It is read once: electron-store would read the file at every question, and
 * the seat is asked for at every command.
 */
export const openKept = (folder: string, now: number, log: (line: string) => void): Kept => {
  let current: KeptFile = readOrSetAside(join(folder, 'settings.json'), now) ?? DEFAULTS;
  const store = new ElectronStore<KeptFile>({ name: 'settings', cwd: folder });
  // electron-store answers renderers on a channel of its own; ours have no use for it.
  ipcMain.removeAllListeners('electron-store-get-data');
  const keep = (next: KeptFile): void => {
    if (isDeepStrictEqual(next, current)) return;
    current = next;
    try {
      store.store = next;
    } catch (error) {
      // A full or read-only disk must not stop the console; the choice holds until it ends.
      log(`the settings were not saved (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
    }
  };
  return {
    settings: () => current.settings,
    keepSettings: (settings) => keep({ ...current, settings }),
    window: (name) => current.windows[name],
    keepWindow: (name, place) => keep({ ...current, windows: { ...current.windows, [name]: place } }),
    softwareDrawn: () => current.softwareDrawn,
    keepSoftwareDrawn: (found) => {
      const { softwareDrawn: _, ...rest } = current;
      keep(found ? { ...rest, softwareDrawn: found } : rest);
    },
  };
};
