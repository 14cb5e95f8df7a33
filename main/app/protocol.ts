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
export const serveApp = (session: Session, bundle: Omit<Bundle, 'read'>, answered?: (url: string) => void): void =>
  session.protocol.handle(SCHEME, async (request) => {
    const answer = await answerAddress(request, { ...bundle, read: readFile });
    answered?.(request.url);
    return answer;
  });

/** Node reads what answers are made of when the first is made: so much that it is better done while a window is coming up. */
export const readyToServe = (): unknown => new Response(null);
