import { session } from 'electron';

/** In memory and without a cache: the addresses of tiles carry the customer's key, and none may reach the disk. */
const PARTITION = 'griddesk-tiles';

/**
 * Fetches tiles through Chromium, and so through the proxy that the system knows. No cookie, no referrer, no redirect. The
 * name it goes by makes it a browser in Tianditu's eyes: the key it takes is one of the kind 浏览器端.
 */
export const fetchTiles = (): ((url: string, init: { readonly signal: AbortSignal }) => Promise<Response>) => {
  const own = session.fromPartition(PARTITION, { cache: false });
  own.setUserAgent('Mozilla/5.0 (compatible; GridDesk)');
  own.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  return (url, { signal }) =>
    own.fetch(url, { signal, credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', bypassCustomProtocolHandlers: true });
};
