import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
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
  /** From then on what is kept is on the disk at once; for when the window is there. */
  ready(): Promise<void>;
  /** All that was kept is on the disk. */
  saved(): Promise<void>;
}

/**
 * Opens `settings.json` in the data folder. It is read once: electron-store would read the file at every question, and
 * the seat is asked for at every command. The library itself takes as long to load as all else that comes before the window,
 * so it comes after it, or with what is first to be kept.
 */
export const openKept = (folder: string, now: number, log: (line: string) => void): Kept => {
  let current: KeptFile = readOrSetAside(join(folder, 'settings.json'), now) ?? DEFAULTS;
  let write: ((kept: KeptFile) => void) | undefined;
  let loading: Promise<void> | undefined;
  let unsaved = false;

  // A full or read-only disk must not stop the console; the choice holds until it ends.
  const notSaved = (error: unknown): void => log(`the settings were not saved (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  const save = (): void => {
    unsaved = false;
    try {
      write?.(current);
    } catch (error) {
      notSaved(error);
    }
  };
  const load = async (): Promise<void> => {
    const { openSettingsFile } = await import('./file');
    write = openSettingsFile(folder);
    if (unsaved) save();
  };
  const ready = (): Promise<void> => (loading ??= load().catch(notSaved));
  const keep = (next: KeptFile): void => {
    if (isDeepStrictEqual(next, current)) return;
    current = next;
    unsaved = true;
    if (write) save();
    else void ready();
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
    ready,
    saved: async () => {
      if (unsaved) await ready();
    },
  };
};
