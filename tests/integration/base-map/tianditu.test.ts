import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTianditu, type Tianditu } from '../../../main/basemap';
import type { TileCache } from '../../../main/ports';
import { openTileCache } from '../../../main/store';
import { eventually } from '../../support/clock';
import { plainPng, sendTile, startTianditu, type TiandituServer } from '../../support/tianditu-server';

const KEY = '0123456789abcdef0123456789abcdef';
const at = (x: number) => ({ z: 14, x, y: 7063 });

let folder: string;
let server: TiandituServer;
let cache: TileCache;
let key: string | undefined;
let now: number;
let changes: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-tianditu-'));
  server = await startTianditu();
  cache = openTileCache({ path: join(folder, 'tiles.db'), key: randomBytes(32), limit: 50_000_000, log: () => {} });
  key = KEY;
  now = 1_000_000;
  changes = [];
});
afterEach(async () => {
  await server.close();
  cache.close();
  rmSync(folder, { recursive: true, force: true });
});

const begin = (timeoutMs = 30_000, url = server.url): Tianditu =>
  createTianditu({
    fetch,
    server: url,
    key: () => key,
    cache: () => cache,
    now: () => now,
    timeoutMs,
    changed: (line) => void changes.push(line),
  });

describe('tiles of Tianditu', () => {
  it('are fetched with the key once, and kept from then on, also for who has no line and no key any more', async () => {
    const tianditu = begin();
    const [one, two] = await Promise.all([tianditu.tile('vec', at(1)), tianditu.tile('vec', at(1))]);
    expect(one).toEqual({ type: 'png', bytes: new Uint8Array(plainPng(90, 160, 90)) });
    expect(two).toEqual(one);
    expect(server.asked.map(({ path, params }) => [path, params.get('TILECOL'), params.get('tk')])).toEqual([['/vec_w/wmts', '1', KEY]]);
    expect(await tianditu.tile('vec', at(1))).toEqual(one);
    expect(server.asked).toHaveLength(1);
    await server.close();
    key = undefined;
    expect(await begin().tile('vec', at(1))).toEqual(one);
    expect(changes).toEqual(['ok']);
  });

  it('are asked of nobody without a key', async () => {
    key = undefined;
    const tianditu = begin();
    expect(await tianditu.tile('img', at(1))).toBeUndefined();
    expect(server.asked).toHaveLength(0);
    expect(tianditu.line()).toBe('unasked');
  });

  it('are asked with one question while nobody knows whether the key is taken, then six at once', async () => {
    const open: (() => void)[] = [];
    server.answer((asked, response) => open.push(() => sendTile(asked, response)));
    const tianditu = begin();
    const all = Promise.all(Array.from({ length: 20 }, (_, x) => tianditu.tile('vec', at(x))));
    await eventually('the first is asked', () => open.length === 1);
    open.shift()!();
    let most = 0;
    while (server.asked.length < 20 || open.length > 0) {
      await eventually('one more is asked', () => open.length > 0);
      if (open.length < 6 && server.asked.length < 20) await eventually('six are asked', () => open.length === 6);
      most = Math.max(most, open.length);
      open.shift()!();
    }
    expect((await all).every((tile) => tile?.type === 'png')).toBe(true);
    expect(most).toBe(6);
    // What was asked last was answered before what was asked first.
    expect(server.asked.slice(0, 3).map(({ params }) => params.get('TILECOL'))).toEqual(['0', '19', '18']);
  });

  it.each([
    [
      '403',
      (_asked: unknown, response: { writeHead(status: number): { end(text: string): void } }) => response.writeHead(403).end('Forbidden'),
    ],
    [
      'words in the place of a picture',
      (_asked: unknown, response: { writeHead(status: number): { end(text: string): void } }) =>
        response.writeHead(200).end('{"msg":"权限类型错误","code":301012}'),
    ],
  ])('are not asked for again when the key is refused, by %s, until somebody says so', async (_how, refuse) => {
    server.answer(refuse);
    const tianditu = begin();
    const tiles = await Promise.all(Array.from({ length: 50 }, (_, x) => tianditu.tile('vec', at(x))));
    expect(tiles.every((tile) => tile === undefined)).toBe(true);
    expect(server.asked).toHaveLength(1);
    now += 24 * 3_600_000;
    await tianditu.tile('vec', at(1));
    expect(server.asked).toHaveLength(1);
    expect(tianditu.line()).toBe('refused');
    server.answer(sendTile);
    tianditu.again();
    expect((await tianditu.tile('vec', at(1)))?.type).toBe('png');
    expect(changes).toEqual(['refused', 'unasked', 'ok']);
  });

  it('wait ten minutes where there were too many', async () => {
    server.answer((_asked, response) => void response.writeHead(429).end());
    const tianditu = begin();
    await tianditu.tile('vec', at(1));
    now += 599_000;
    await tianditu.tile('vec', at(1));
    expect(server.asked).toHaveLength(1);
    server.answer(sendTile);
    now += 1000;
    expect(await tianditu.tile('vec', at(1))).toBeDefined();
    expect(changes).toEqual(['quota', 'ok']);
  });

  it('are asked for less and less often where nobody answers, and come back with the line', async () => {
    const { url } = server;
    await server.close();
    const tianditu = begin(30_000, url);
    for (let x = 0; x < 10; x += 1) expect(await tianditu.tile('vec', at(x))).toBeUndefined();
    expect(tianditu.line()).toBe('unreachable');
    server = await startTianditu();
    // The third failure put the next question off for five seconds.
    const again = begin(30_000, server.url);
    server.answer((_asked, response) => void response.writeHead(502).end());
    for (let x = 0; x < 10; x += 1) await again.tile('vec', at(x));
    expect(server.asked).toHaveLength(3);
    now += 5000;
    server.answer(sendTile);
    expect(await again.tile('vec', at(1))).toBeDefined();
    expect(again.line()).toBe('ok');
  });

  it('that take too long are given up', async () => {
    server.answer(() => {});
    const tianditu = begin(50);
    expect(await tianditu.tile('vec', at(1))).toBeUndefined();
    expect(tianditu.line()).toBe('unreachable');
  });

  it('that are none there are no fault of the line', async () => {
    server.answer((_asked, response) => void response.writeHead(404).end());
    const tianditu = begin();
    for (let x = 0; x < 5; x += 1) expect(await tianditu.tile('vec', at(x))).toBeUndefined();
    expect(server.asked).toHaveLength(5);
    expect(tianditu.line()).toBe('ok');
  });

  it.each([
    ['says it is large', { 'Content-Length': String(3 * 1024 * 1024) }],
    ['is large and does not say so', {}],
  ])('are neither shown nor kept when what comes %s', async (_what, headers) => {
    const large = Buffer.concat([plainPng(1, 2, 3), Buffer.alloc(3 * 1024 * 1024)]).subarray(0, 3 * 1024 * 1024);
    server.answer((_asked, response) => {
      response.on('error', () => {});
      response.writeHead(200, headers).end(large);
    });
    const tianditu = begin();
    expect(await tianditu.tile('vec', at(1))).toBeUndefined();
    expect(cache.usage().tiles).toBe(0);
    expect(tianditu.line()).toBe('odd');
  });

  it('are no tiles when they are not pictures, whatever they call themselves', async () => {
    server.answer((_asked, response) => void response.writeHead(200, { 'Content-Type': 'image/png' }).end('<svg onload="alert(1)"/>'));
    const tianditu = begin();
    expect(await tianditu.tile('vec', at(1))).toBeUndefined();
    expect(cache.usage().tiles).toBe(0);
  });

  it('a refusal of the key before says nothing of the one that has taken its place', async () => {
    const late: (() => void)[] = [];
    server.answer((_, response) => late.push(() => response.writeHead(403).end()));
    const tianditu = begin();
    const before = tianditu.tile('vec', at(1));
    await eventually('it is asked', () => late.length === 1);
    server.answer(sendTile);
    tianditu.again();
    late[0]!();
    expect(await before).toBeUndefined();
    expect(tianditu.line()).toBe('unasked');
    expect(await tianditu.tile('vec', at(1))).toMatchObject({ type: 'png' });
    expect(tianditu.line()).toBe('ok');
  });
});
