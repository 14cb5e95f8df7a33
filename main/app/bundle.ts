import { randomBytes } from 'node:crypto';
import { extname, join, sep } from 'node:path';
import * as v from 'valibot';
import { Id } from '../../preload/contract';
import { parseTilePath, type BaseSource, type PictureType, type TileAt } from '../domain';
import type { PhotoAnswer } from '../services';
import { contentSecurityPolicy } from './csp';

export interface BaseTile {
  readonly type: PictureType | 'mvt';
  readonly bytes: Uint8Array;
}

/** What lies under app://griddesk. */
export interface Bundle {
  /** Folder of the built interface; served at `/`. */
  readonly pages: string;
  /** Photos; served at `/media/<id>`, the small one at `/media/<id>?thumb`. Undefined: this session shows none. */
  readonly photo: ((id: string, small: boolean) => Promise<PhotoAnswer>) | undefined;
  /** Tiles of the base map; served at `/base/<source>/<z>/<x>/<y>`. Undefined: this session is given none. */
  readonly tile: ((at: TileAt & { readonly source: BaseSource }) => Promise<BaseTile | undefined>) | undefined;
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** Chromium refuses a module whose type is wrong, so every kind of file in the bundle stands here; others are refused. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/**
 * The file that a path of an address (still encoded) means under a folder; undefined: none, or one that lies outside.
 */
export const fileUnder = (folder: string, pathname: string): string | undefined => {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  // Whoever writes these is not looking for a file of ours.
  if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part === '..' || part === '.')) return undefined;
  const file = join(folder, path);
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : undefined;
};

const headers = (type: string, more: Record<string, string> = {}) => ({
  'Content-Type': type,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  ...more,
});
const refused = (status: 400 | 403 | 404 | 405 | 415) => new Response(null, { status, headers: headers('text/plain') });

const page = async (bundle: Bundle): Promise<Response> => {
  const nonce = randomBytes(16).toString('base64');
  const html = new TextDecoder().decode(await bundle.read(join(bundle.pages, 'index.html')));
  // The same mark that Vite itself uses: scripts read it from the element's `nonce` property, selectors cannot.
  const marked = html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
  return new Response(marked, { headers: headers(TYPES['.html']!, { 'Content-Security-Policy': contentSecurityPolicy(nonce) }) });
};

const photo = async (bundle: Bundle, id: string, small: boolean): Promise<Response> => {
  if (!bundle.photo) return refused(403);
  const answer = v.is(Id, id) ? await bundle.photo(id, small) : undefined;
  if (answer?.kind !== 'photo') return refused(answer?.kind === 'refused' ? 415 : 404);
  const { media } = answer;
  // A picture opened by itself must not run what somebody wrote into it (SVG).
  const body = new Uint8Array(media.bytes);
  return new Response(body, {
    headers: headers(media.type, { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" }),
  });
};

const TILE_TYPES: Readonly<Record<BaseTile['type'], string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  mvt: 'application/vnd.mapbox-vector-tile',
};

/** Nothing but tiles, and each under one address. */
const tile = async (bundle: Bundle, url: URL): Promise<Response> => {
  if (!bundle.tile) return refused(403);
  const at = url.search === '' ? parseTilePath(url.pathname) : undefined;
  if (!at) return refused(400);
  const found = await bundle.tile(at);
  if (!found) return refused(404);
  return new Response(new Uint8Array(found.bytes), {
    headers: headers(TILE_TYPES[found.type], { 'Content-Security-Policy': "default-src 'none'; sandbox" }),
  });
};

const file = async (bundle: Bundle, pathname: string): Promise<Response> => {
  const path = fileUnder(bundle.pages, pathname);
  const type = path && TYPES[extname(path)];
  if (!path || !type) return refused(403);
  return new Response(new Uint8Array(await bundle.read(path)), { headers: headers(type) });
};

/** Answers one request for app://. Never rejects. */
export const answerAddress = async (request: { url: string; method: string }, bundle: Bundle): Promise<Response> => {
  if (request.method !== 'GET') return refused(405);
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (url?.host !== 'griddesk') return refused(404);
  try {
    if (url.pathname === '/' || url.pathname === '/index.html') return await page(bundle);
    if (url.pathname.startsWith('/media/')) return await photo(bundle, url.pathname.slice('/media/'.length), url.searchParams.has('thumb'));
    if (url.pathname.startsWith('/base/')) return await tile(bundle, url);
    return await file(bundle, url.pathname.slice(1));
  } catch {
    return refused(404);
  }
};
