import { join } from 'node:path';
import { app, session } from 'electron';
import { routeCalls } from '../ipc/router';
import { createPushes, wallPushes } from '../ipc/pushes';
import type { Kept } from '../settings';
import { askWhere } from './save-dialog';
import { createBaseMap } from './base-map';
import { createBoot } from './boot';
import { contactHandlers } from './contact';
import { mendWindows, watchForBugs } from './crash';
import { clearWindows, isDrawn } from './curtain';
import { rememberCard } from './drawing';
import type { EarlyKey } from './early-key';
import { watchHandingOver } from './handed-over';
import { hardenSession, hardenWindows } from './hardening';
import { watchIdle } from './idle';
import { languageFor, posixLanguages } from './language';
import { logUnexpected } from './log';
import { setMenu } from './menu';
import { announceTo, callOutTo } from './announce';
import { createOpening } from './opening';
import { askFolder, askWhich } from './open-dialog';
import { importHandlers } from './imports';
import { notify } from './notifications';
import { openLink } from './open-link';
import { ownHandlers } from './own-handlers';
import * as places from './places';
import { createPrinting } from './print';
import { createReportWriter } from './reports';
import { createPreferences } from './preferences';
import { ORIGIN, readyToServe, serveApp } from './protocol';
import { storageRefusal } from './refusal';
import { fetchTiles } from './fetch-tiles';
import { createShutdown } from './shutdown';
import { refuseStart, type Start } from './start';
import { startSettings } from './start-settings';
import { createWindows } from './windows';

/** Without `persist:` it stays in memory: nothing that the windows hold reaches the disk. */
const PARTITION = 'griddesk';
const WALL_PARTITION = 'griddesk-wall';
/** By then the window is there, and nobody has had time to change a setting, ms. */
const SETTLED_MS = 1000;

/** Puts the console together, opens its window and begins to open its data, with the key if it is on its way. Electron is ready. */
export const openConsole = (start: Start, kept: Kept, early: EarlyKey): void => {
  const started = startSettings(kept.settings(), start.options);
  if (!started.ok) return refuseStart(started.message);
  kept.keepSettings(started.settings);

  // electron-vite's server, while developing; a packaged console never listens to it.
  const server = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const origins = new Set(server === undefined ? [ORIGIN] : [ORIGIN, new URL(server).origin]);
  const windows = createWindows({
    preload: places.preload,
    address: server ?? `${ORIGIN}/`,
    partition: PARTITION,
    wallPartition: WALL_PARTITION,
    icon: join(places.resources, 'icons', 'icon.png'),
    kept,
  });
  const send = createPushes(windows.all);
  const tellWalls = wallPushes(createPushes(windows.walls));
  /** Behind the curtain a window is told of the curtain, and of nothing else. */
  const push: typeof send = (name, value) => {
    tellWalls(name, value);
    if (name === 'boot' || name === 'settings' || !isDrawn(boot.state())) send(name, value);
  };

  const system = languageFor(process.platform === 'linux' ? posixLanguages(process.env) : app.getPreferredSystemLanguages());
  const preferences = createPreferences(kept, start.options.lang, system, (now, before) => {
    // First, because it is written down, and what cannot be written down is not done.
    if (JSON.stringify(now.seat) !== JSON.stringify(before.seat)) opening.seatChanged();
    setMenu(preferences.language(), windows.open);
    push('settings', now);
  });

  const announce = announceTo(preferences, windows, push);
  const { upstream, upstreamCa } = started.settings;
  const opening = createOpening({
    start,
    early,
    seat: () => preferences.read().seat,
    undoSeconds: () => preferences.read().undoSeconds,
    upstream: { address: upstream, caFile: upstreamCa || undefined },
    push,
    announce,
    callOut: callOutTo(preferences, windows, push),
    failed: (error) => boot.fail(error),
  });
  const boot = createBoot({
    ...opening.bootParts,
    passphrase: start.passphrase,
    changed: (state) => push('boot', state),
    quit: () => app.quit(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const shutdown = createShutdown(async () => {
    await kept.saved();
    await opening.close();
  });
  const pages = session.fromPartition(PARTITION);
  const lockDesk = (): void => {
    if (!opening.lock.has('passphrase') || boot.lock().kind !== 'locked') return;
    opening.services()?.audit('desk.lock');
    void clearWindows(windows, pages);
  };

  const baseMap = createBaseMap({
    secrets: () => (isDrawn(boot.state()) ? undefined : opening.secrets()),
    tiles: opening.tiles,
    lead: () => preferences.read().seat.role === 'lead',
    fetch: fetchTiles(),
    server: start.options.tianditu,
    askWhich,
    audit: (kind, result) => opening.services()?.audit(kind, result),
    changed: (state) => push('baseMap', state),
  });
  watchForBugs(shutdown.close, (error) => void opening.giveUp(error));
  mendWindows();
  hardenWindows(origins);
  watchIdle(() => preferences.read().lockAfterMinutes, lockDesk);
  hardenSession(pages, origins);
  const handedOver = watchHandingOver();
  serveApp(
    pages,
    {
      pages: places.pages,
      photo: async (id, small) => (isDrawn(boot.state()) ? { kind: 'unreachable' } : opening.photo(id, small)),
      tile: baseMap.tile,
    },
    handedOver.answered,
  );
  setMenu(preferences.language(), windows.open);
  // After all that hears of windows being made, before all else: what follows is done while the window's own process comes up.
  windows.focus();
  readyToServe();
  // A wall shows no photo, whatever asks for one there.
  const wall = session.fromPartition(WALL_PARTITION);
  hardenSession(wall, origins);
  serveApp(wall, { pages: places.pages, photo: undefined, tile: undefined });
  const printing = createPrinting({
    printWindow: (id) => windows.shows(id, 'print'),
    services: () => (isDrawn(boot.state()) ? undefined : opening.services()),
    language: preferences.language,
    askWhere,
  });
  const reports = createReportWriter({
    services: () => (isDrawn(boot.state()) ? undefined : opening.services()),
    openUnseen: (report) => windows.openUnseen('print', { paper: 'evaluation', report }),
    language: preferences.language,
    askFolder,
    notify: (text) => {
      if (preferences.read().notifications) notify(text, () => windows.focus());
    },
  });
  reports.start();
  routeCalls({ knows: windows.knows, origins }, (id) => windows.shows(id, 'wall') !== undefined, {
    app: ownHandlers({
      boot,
      preferences,
      windows,
      keys: { lock: opening.lock, audit: (kind, result) => opening.services()?.audit(kind, result) },
      upstream: {
        secrets: opening.secrets,
        upstream: () => preferences.read().upstream,
        retry: opening.retryLine,
        audit: (kind, result) => opening.services()?.audit(kind, result),
      },
      exports: () => (isDrawn(boot.state()) ? undefined : opening.services()?.exports),
      askWhere,
      lockDesk,
      printing,
      reports: reports.handlers,
      baseMap: baseMap.handlers,
      imports: importHandlers({ services: () => (isDrawn(boot.state()) ? undefined : opening.services()), askWhich }),
      contact: contactHandlers(() => (isDrawn(boot.state()) ? undefined : opening.services()), openLink),
      greeted: opening.tellConnection,
    }),
    services: () => (isDrawn(boot.state()) ? undefined : opening.services()?.handlers),
    wallServices: () => opening.services()?.handlers,
    closing: shutdown.closing,
    refusal: storageRefusal((error) => void opening.giveUp(error)),
    unexpected: logUnexpected,
    checkOutput: server !== undefined || process.env['GRIDDESK_CHECK'] === '1',
  });
  app.on('second-instance', () => windows.focus());
  app.on('activate', () => windows.focus());
  rememberCard(kept);
  void handedOver.done.then(boot.start);
  setTimeout(() => void kept.ready(), SETTLED_MS);
};
