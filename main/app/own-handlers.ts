import { CONTRACT_VERSION, fail, ok } from '../../preload/contract';
import { version } from '../../package.json';
import type { AppHandlers } from '../ipc/answer';
import type { BaseMap } from './base-map';
import type { Boot } from './boot';
import type { contactHandlers } from './contact';
import type { importHandlers } from './imports';
import { ownExports, type ExportParts } from './own-exports';
import { ownKeys, type KeyParts } from './own-keys';
import type { createPrinting } from './print';
import type { createReportWriter } from './reports';
import { ownUpstream, type UpstreamPart } from './own-upstream';
import type { Preferences } from './preferences';
import type { Windows } from './windows';

export interface OwnParts {
  readonly boot: Boot;
  readonly preferences: Preferences;
  readonly windows: Windows;
  readonly keys: KeyParts;
  readonly exports: ExportParts['exports'];
  readonly askWhere: ExportParts['askWhere'];
  readonly printing: ReturnType<typeof createPrinting>;
  readonly reports: ReturnType<typeof createReportWriter>['handlers'];
  readonly contact: ReturnType<typeof contactHandlers>;
  readonly imports: ReturnType<typeof importHandlers>;
  readonly baseMap: BaseMap['handlers'];
  readonly upstream: UpstreamPart;
  /** Draws the curtain over the windows. */
  readonly lockDesk: () => void;
  /** A window asked who we are: it has just been loaded and has missed what the others were told. */
  readonly greeted: () => void;
}

/** What the app answers by itself, with or without data. */
export const ownHandlers = ({
  boot,
  preferences,
  windows,
  keys,
  upstream,
  exports,
  askWhere,
  lockDesk,
  printing,
  reports,
  contact,
  imports,
  baseMap,
  greeted,
}: OwnParts): AppHandlers => ({
  'boot.state': () => ok(boot.state()),
  'boot.unlock': async ({ passphrase }) => {
    const locked = boot.state().kind === 'locked';
    const state = await boot.unlock(passphrase);
    if (locked) keys.audit('desk.unlock', state.kind === 'ready' ? 'ok' : 'refused');
    return ok(state);
  },
  'boot.recover': async ({ code, passphrase }) => {
    const state = await boot.recover(code, passphrase);
    keys.audit('keys.recover', state.kind === 'ready' ? 'ok' : 'refused');
    return ok(state);
  },
  'boot.act': async ({ action }) => ok(await boot.act(action)),
  ...ownKeys(keys),
  ...reports,
  ...ownExports({ exports, askWhere, language: preferences.language }),
  ...ownUpstream(upstream),
  'desk.lock': () => {
    if (!keys.lock.has('passphrase')) return fail('not-allowed', 'nothing could unlock it again: no passphrase is set', { action: 'lock' });
    lockDesk();
    return ok(undefined);
  },
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
  ...printing,
  ...contact,
  ...imports,
  ...baseMap,
  'app.openWindow': ({ show, ...about }) => {
    windows.open(show, about);
    return ok(undefined);
  },
  'settings.read': () => ok(preferences.read()),
  'settings.update': (patch) => preferences.update(patch),
});
