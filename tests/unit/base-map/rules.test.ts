import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isTiandituServer,
  judgeRefusal,
  judgeText,
  parseTilePath,
  pauseAfter,
  pictureType,
  TIANDITU,
  tiandituUrl,
} from '../../../main/domain';

const KEY = '0123456789abcdef0123456789abcdef';

describe('the address of a tile inside the app', () => {
  it('is read in its one spelling', () => {
    expect(parseTilePath('/base/file/0/0/0')).toEqual({ source: 'file', z: 0, x: 0, y: 0 });
    expect(parseTilePath('/base/cva/14/12894/7063')).toEqual({ source: 'cva', z: 14, x: 12894, y: 7063 });
  });

  it.each([
    '/base/vec/14/12894/7063/',
    '/base/vec/14/12894/7063.png',
    '/base/vec/14/12894',
    '/base/vec/14/12894/-1',
    '/base/vec/14/012894/7063',
    '/base/vec/+14/1/1',
    '/base/vec/1e1/1/1',
    '/base/vec/14/1/16384',
    '/base/vec/14/16384/1',
    '/base/vec/0/1/0',
    '/base/vec/23/1/1',
    '/base/other/1/1/1',
    '/base//1/1/1',
    '/base/file/1/1/1%00',
    '/base/file/../../1/1/1',
    'x/base/file/1/1/1',
    '/base/file/1/1/1\n',
    '/base/file/１/1/1',
  ])('refuses %j', (path) => expect(parseTilePath(path)).toBeUndefined());

  it('names a square of the pyramid, whatever the text, and every square has one', () => {
    fc.assert(
      fc.property(fc.nat(22), fc.nat(), fc.nat(), fc.string({ maxLength: 3 }), (z, a, b, more) => {
        const [x, y] = [a % 2 ** z, b % 2 ** z];
        expect(parseTilePath(`/base/img/${z}/${x}/${y}`)).toEqual({ source: 'img', z, x, y });
        const other = parseTilePath(`/base/img/${z}/${x}/${y}${more}`);
        if (other) expect(`/base/img/${other.z}/${other.x}/${other.y}`).toBe(`/base/img/${z}/${x}/${y}${more}`);
      }),
    );
  });
});

describe('the address of a tile at Tianditu', () => {
  it('is WMTS in Web Mercator with the key, and the same tile goes through the same door', () => {
    const url = new URL(tiandituUrl(TIANDITU, 'vec', { z: 14, x: 12894, y: 7063 }, KEY)!);
    expect(url.origin).toBe('https://t5.tianditu.gov.cn');
    expect(url.pathname).toBe('/vec_w/wmts');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      SERVICE: 'WMTS',
      REQUEST: 'GetTile',
      VERSION: '1.0.0',
      LAYER: 'vec',
      STYLE: 'default',
      TILEMATRIXSET: 'w',
      FORMAT: 'tiles',
      TILECOL: '12894',
      TILEROW: '7063',
      TILEMATRIX: '14',
      tk: KEY,
    });
  });

  it('is there for the levels that Tianditu has', () => {
    expect(tiandituUrl(TIANDITU, 'img', { z: 0, x: 0, y: 0 }, KEY)).toBeUndefined();
    expect(tiandituUrl(TIANDITU, 'img', { z: 19, x: 0, y: 0 }, KEY)).toBeUndefined();
    expect(tiandituUrl('http://127.0.0.1:8080/', 'cia', { z: 18, x: 0, y: 0 }, KEY)).toMatch(/^http:\/\/127\.0\.0\.1:8080\/cia_w\/wmts\?/);
  });

  it.each([
    TIANDITU,
    'https://map.example.gov.cn',
    'https://map.example.gov.cn:8443/',
    'http://127.0.0.1:80',
    'http://localhost',
    'http://[::1]:9',
  ])('may be asked of %s', (server) => expect(isTiandituServer(server)).toBe(true));

  it.each([
    'http://t0.tianditu.gov.cn',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://a@b.example.com',
    'https://example.com/path',
    'https://example.com/?tk=1',
    'https://example.com/#x',
    'example.com',
    '',
    'javascript:alert(1)',
  ])('is never asked of %j', (server) => expect(isTiandituServer(server)).toBe(false));
});

describe('an answer without a tile', () => {
  it.each([
    [404, 'ok'],
    [401, 'refused'],
    [403, 'refused'],
    [418, 'refused'],
    [429, 'quota'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [302, 'odd'],
    [400, 'odd'],
  ] as const)('with status %i means %s', (status, line) => expect(judgeRefusal(status)).toBe(line));

  it.each([
    ['{"msg":"非法Key","resolve":"请使用正确的Key","code":300001}', 'refused'],
    ['{"code":301012,"msg":"权限类型错误"}', 'refused'],
    ['{"code":302001,"msg":"当日访问量超出配额"}', 'quota'],
    ['<html>a portal that wants a login first</html>', 'odd'],
    ['', 'odd'],
  ] as const)('in words, %s, means %s', (text, line) => expect(judgeText(text)).toBe(line));

  it('puts the next question off: for good when refused, longer and longer when there is none', () => {
    expect(pauseAfter('refused', 1)).toBeUndefined();
    expect(pauseAfter('quota', 1)).toBe(600_000);
    expect([1, 2, 3, 4, 5, 30].map((failures) => pauseAfter('unreachable', failures))).toEqual([0, 0, 5000, 10_000, 20_000, 300_000]);
  });
});

describe('a picture', () => {
  it('is what its first bytes say', () => {
    expect(pictureType(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('png');
    expect(pictureType(Buffer.from('ffd8ffe0', 'hex'))).toBe('jpg');
    expect(pictureType(Buffer.from('RIFF0000WEBPVP8 '))).toBe('webp');
    for (const none of ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'RIFF0000WAVE', '{"code":1}'])
      expect(pictureType(Buffer.from(none))).toBeUndefined();
  });
});
