import type { BaseLine } from '../../../preload/contract';
import type { BaseSource, TileAt } from './address';

export type TiandituLayer = Exclude<BaseSource, 'file'>;

/** Tianditu has its tiles from level 1 to 18; WMTS, tile matrix set `w` (Web Mercator; CGCS2000 is WGS84 within a metre). */
const [FIRST, LAST] = [1, 18];

/** `{s}` is one of eight doors to the same. */
export const TIANDITU = 'https://t{s}.tianditu.gov.cn';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A server that speaks as Tianditu does: https, or http on this machine; an origin and nothing more. */
export const isTiandituServer = (text: string): boolean => {
  const plain = text.replace('{s}', '0');
  if (!URL.canParse(plain)) return false;
  const url = new URL(plain);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return bare && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)));
};

/**
 * The address of a tile, the key in it: for the request alone, never for a log. The same tile always comes through the
 * same door. undefined: a level that Tianditu does not have.
 */
export const tiandituUrl = (server: string, layer: TiandituLayer, { z, x, y }: TileAt, key: string): string | undefined => {
  if (z < FIRST || z > LAST) return undefined;
  const asked = new URLSearchParams({
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    VERSION: '1.0.0',
    LAYER: layer,
    STYLE: 'default',
    TILEMATRIXSET: 'w',
    FORMAT: 'tiles',
    TILECOL: String(x),
    TILEROW: String(y),
    TILEMATRIX: String(z),
    tk: key,
  });
  return `${server.replace('{s}', String((x + y) % 8)).replace(/\/$/, '')}/${layer}_w/wmts?${asked.toString()}`;
};

/** What an answer without a tile says of the line; `ok`: there is just no such tile. */
export const judgeRefusal = (status: number): BaseLine => {
  if (status === 404) return 'ok';
  // 418 is how Tianditu answers a key it cannot read or has blocked.
  if (status === 401 || status === 403 || status === 418) return 'refused';
  if (status === 429) return 'quota';
  return status >= 500 ? 'unreachable' : 'odd';
};

/**
 * What a text in the place of a picture says: Tianditu may refuse with status 200 and `{"code":…,"msg":…}`.
 * Its words go no further than this.
 */
export const judgeText = (text: string): BaseLine => {
  if (/配额|超限|超出|访问量|次数|quota|limit/i.test(text)) return 'quota';
  return /权限|密钥|非法|\bkey\b|token|"code"\s*:\s*30\d{4}/i.test(text) ? 'refused' : 'odd';
};

const MINUTE = 60_000;
/** Failures in a row before the line counts as down. */
const PATIENCE = 3;

/** When the next question may go out: ms after the last failure; undefined: not before somebody says so. */
export const pauseAfter = (line: BaseLine, failures: number): number | undefined => {
  if (line === 'refused') return undefined;
  if (line === 'quota') return 10 * MINUTE;
  if (failures < PATIENCE) return 0;
  return Math.min(5 * MINUTE, 5000 * 2 ** Math.min(failures - PATIENCE, 10));
};
