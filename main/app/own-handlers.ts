import { CONTRACT_VERSION, ok } from '../../preload/contract';
import { version } from '../../package.json';
import type { AppHandlers } from '../ipc/answer';
import type { Boot } from './boot';
import type { Preferences } from './preferences';
import type { Windows } from './windows';

export interface OwnParts {
  readonly boot: Boot;
  readonly preferences: Preferences;
  readonly windows: Windows;
  /** A window asked who we are: it has just been loaded and has missed what the others were told. */
  readonly greeted: () => void;
}

/** What the app answers by itself, with or without data. */
export const ownHandlers = ({ boot, preferences, windows, greeted }: OwnParts): AppHandlers => ({
  'boot.state': () => ok(boot.state()),
  'boot.unlock': async ({ passphrase }) => ok(await boot.unlock(passphrase)),
  'boot.act': async ({ action }) => ok(await boot.act(action)),
  'app.info': () => {
    greeted();
    return ok({
      version,
      electron: process.versions.electron ?? '',
      contract: CONTRACT_VERSION,
      lang: preferences.language(),
      seat: preferences.read().seat,
      upstream: preferences.read().upstream,
      keySource: boot.keySource(),
    });
  },
  'app.openWindow': ({ show, caseId }) => {
    windows.open(show, caseId);
    return ok(undefined);
  },
  'settings.read': () => ok(preferences.read()),
  'settings.update': (patch) => preferences.update(patch),
});
