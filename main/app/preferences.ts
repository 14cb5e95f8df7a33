import { fail, ok, type Result, type Settings, type SettingsPatch } from '../../preload/contract';
import type { Kept } from '../settings';
import type { Language } from './language';

export interface Preferences {
  /** As they count now: what is kept, under what this start was asked for. */
  read(): Settings;
  update(patch: SettingsPatch): Result<Settings>;
  language(): Language;
}

/** A patch may name an entry without a value, which changes nothing. */
const given = (patch: SettingsPatch): Partial<Settings> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/**
 * The settings of this run. A language asked for at the start lies over the kept one until somebody chooses another,
 * and is not kept.
 */
export const createPreferences = (
  kept: Pick<Kept, 'settings' | 'keepSettings'>,
  asked: Language | undefined,
  system: Language,
  changed: (now: Settings, before: Settings) => void,
): Preferences => {
  let overlay = asked;
  const read = (): Settings => (overlay === undefined ? kept.settings() : { ...kept.settings(), lang: overlay });
  return {
    read,
    language: () => {
      const { lang } = read();
      return lang === 'system' ? system : lang;
    },
    update: (patch) => {
      const before = read();
      const next: Settings = { ...kept.settings(), ...given(patch) };
      if (next.seat.role === 'department' && next.seat.departmentId === undefined)
        return fail('bad-input', 'a department seat names its department', { field: 'seat.departmentId' });
      const previous = { settings: kept.settings(), overlay };
      if (patch.lang !== undefined) overlay = undefined;
      kept.keepSettings(next);
      const now = read();
      try {
        changed(now, before);
      } catch (error) {
        // A change of seat that the audit did not take has not happened.
        kept.keepSettings(previous.settings);
        overlay = previous.overlay;
        throw error;
      }
      return ok(now);
    },
  };
};
