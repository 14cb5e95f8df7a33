import { app, type Session } from 'electron';
import { originOf } from '../ipc/sender';
import { log } from './log';

/** Nothing that these pages do needs more than this: main raises the notifications. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Closes every way out of our pages, for every window there will ever be. */
export const hardenWindows = (origins: ReadonlySet<string>): void => {
  const ours = (address: string): boolean => origins.has(originOf(address) ?? '');
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!ours(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!ours(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
};

/** Refuses permissions, devices, downloads and every address outside the app. */
export const hardenSession = (session: Session, origins: ReadonlySet<string>): void => {
  const ours = (address: string | undefined): boolean => origins.has(originOf(address ?? '') ?? '');
  session.setPermissionRequestHandler((_contents, permission, done, details) =>
    done(ALLOWED_PERMISSIONS.has(permission) && ours(details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => ALLOWED_PERMISSIONS.has(permission) && ours(origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, done) => {
    const local = ours(details.url) || /^(data|blob|devtools|chrome-extension):/.test(details.url) || isDevSocket(details.url, origins);
    if (!local) log(`refused a request to ${originOf(details.url) ?? 'an address'}`);
    done({ cancel: !local });
  });
};

/** electron-vite's reload line, while developing. */
const isDevSocket = (address: string, origins: ReadonlySet<string>): boolean =>
  address.startsWith('ws://') && origins.has(originOf(address.replace(/^ws:/, 'http:')) ?? '');
