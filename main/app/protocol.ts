import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { answerAddress, type Bundle } from './bundle';

export const SCHEME = 'app';
export const ORIGIN = 'app://griddesk';

/** Must run before Electron is ready. `corsEnabled` and `secure` make app:// obey the rules of https. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);

/** Serves the interface and the platform's photos under app://griddesk. */
export const serveApp = (session: Session, bundle: Omit<Bundle, 'read'>): void =>
  session.protocol.handle(SCHEME, (request) => answerAddress(request, { ...bundle, read: readFile }));
