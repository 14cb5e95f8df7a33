import { CONTRACT_VERSION, ok } from '../../preload/contract';
import { version } from '../../package.json';
import type { AppHandlers } from '../ipc/answer';
import type { Boot } from './boot';
import type { Preferences } from './preferences';
import type { Windows } from './windows';

/** What the app answers by itself, with or without data. */
export const ownHandlers = (boot: Boot, preferences: Preferences, windows: Windows): AppHandlers => ({
  'boot.state': () => ok(boot.state()),
  'boot.unlock': async ({ passphrase }) => ok(await boot.unlock(passphrase)),
  'boot.act': async ({ action }) => ok(await boot.act(action)),
  'app.info': () =>
    ok({
      version,
      electron: process.versions.electron ?? '',
      contract: CONTRACT_VERSION,
      lang: preferences.language(),
      seat: preferences.read().seat,
      upstream: preferences.read().upstream,
      keySource: boot.keySource(),
    }),
  'app.openWindow': ({ show, caseId }) => {
    windows.open(show, caseId);
    return ok(undefined);
  },
  'settings.read': () => ok(preferences.read()),
  'settings.update': (patch) => preferences.update(patch),
});
