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
}

export interface KeptParts {
  readonly folder: string;
  readonly now: number;
  readonly log: (line: string) => void;
  /** Puts a small file in place whole; throws what the system says. */
  readonly write: (path: string, text: string) => void;
}

/**
 * Opens `settings.json` in the data folder. It is read once, since the seat is asked for at every command. No library keeps
 * it: this comes before the window, and one that checks files by JSON Schema took as long to read as everything else here.
 */
export const openKept = ({ folder, now, log, write }: KeptParts): Kept => {
  const path = join(folder, 'settings.json');
  let current: KeptFile = readOrSetAside(path, now) ?? DEFAULTS;
  const keep = (next: KeptFile): void => {
    if (isDeepStrictEqual(next, current)) return;
    current = next;
    try {
      write(path, JSON.stringify(next, undefined, '\t'));
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
