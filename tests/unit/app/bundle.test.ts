import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { answerAddress, fileUnder, type Bundle } from '../../../main/app/bundle';

const files: Record<string, string> = {
  '/out/renderer/index.html': '<!doctype html><html><head><title>x</title></head></html>',
  '/out/renderer/assets/main.js': 'export {}',
  '/out/renderer/assets/secret.exe': 'x',
  '/out/package.json': '{"secret":true}',
};
const PHOTO = '01900000-0000-7000-8000-000000000001';
const BOMB = '01900000-0000-7000-8000-000000000003';
const read: string[] = [];
const tiles: string[] = [];
const bundle: Bundle = {
  pages: '/out/renderer',
  photo: async (id, small) => {
    if (id === PHOTO) return { kind: 'photo', media: { bytes: new Uint8Array([small ? 1 : 2]), type: 'image/jpeg' } };
    return id === BOMB ? { kind: 'refused', problem: 'too-many-pixels' } : { kind: 'none' };
  },
  tile: async ({ source, z, x, y }) => {
    tiles.push(`${source} ${z} ${x} ${y}`);
    return source === 'cia' ? undefined : { type: source === 'file' ? 'mvt' : 'png', bytes: new Uint8Array([z, x, y]) };
  },
  read: async (path) => {
    read.push(path);
    if (!(path in files)) throw new Error('ENOENT');
    return new TextEncoder().encode(files[path]);
  },
};
const get = (url: string, method = 'GET') => answerAddress({ url, method }, bundle);

describe('app://griddesk', () => {
  it('serves the page with a policy whose nonce is new at every load', async () => {
    const [one, two] = [await get('app://griddesk/'), await get('app://griddesk/index.html?show=map')];
    const nonce = /nonce="([^"]+)"/.exec(await one.text())?.[1];
    expect(one.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(one.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(one.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(two.headers.get('content-security-policy')).not.toContain(`'nonce-${nonce}'`);
  });

  it('serves modules with the type that Chromium wants', async () => {
    const answer = await get('app://griddesk/assets/main.js');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves photos by their id, large or small', async () => {
    const photo = await get(`app://griddesk/media/${PHOTO}`);
    expect(photo.headers.get('content-type')).toBe('image/jpeg');
    expect(photo.headers.get('content-security-policy')).toContain('sandbox');
    expect([...new Uint8Array(await photo.arrayBuffer())]).toEqual([2]);
    expect([...new Uint8Array(await (await get(`app://griddesk/media/${PHOTO}?thumb`)).arrayBuffer())]).toEqual([1]);
  });

  it('tells a refused photo from one that is not there, and shows none where none is to be shown', async () => {
    expect((await get(`app://griddesk/media/${BOMB}`)).status).toBe(415);
    const url = `app://griddesk/media/${PHOTO}`;
    expect((await answerAddress({ url, method: 'GET' }, { ...bundle, photo: undefined })).status).toBe(403);
  });

  it('serves tiles of the base map by source and square, and nothing else under their address', async () => {
    const tile = await get('app://griddesk/base/vec/14/3/5');
    expect(tile.headers.get('content-type')).toBe('image/png');
    expect(tile.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect([...new Uint8Array(await tile.arrayBuffer())]).toEqual([14, 3, 5]);
    expect((await get('app://griddesk/base/file/0/0/0')).headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    expect((await get('app://griddesk/base/cia/1/0/0')).status).toBe(404);
    const asked = tiles.length;
    for (const url of ['base/vec/14/3/5?tk=x', 'base/vec/14/3', 'base/vec/1/9/9', 'base/%2e%2e/media/x', 'base/', 'base/file'])
      expect((await get(`app://griddesk/${url}`)).status).toBeGreaterThanOrEqual(400);
    expect(tiles).toHaveLength(asked);
    const none = { ...bundle, tile: undefined };
    expect((await answerAddress({ url: 'app://griddesk/base/vec/14/3/5', method: 'GET' }, none)).status).toBe(403);
  });

  it.each([
    'app://griddesk/../package.json',
    'app://griddesk/%2e%2e/package.json',
    'app://griddesk/assets/..%2f..%2f..%2fpackage.json',
    'app://griddesk/assets/%2e%2e%2f%2e%2e/package.json',
    'app://griddesk/..%5c..%5cpackage.json',
    'app://griddesk/assets/main.js%00.json',
    'app://griddesk//out/package.json',
    'app://griddesk/%E0%A4%A',
    'app://griddesk/assets/secret.exe',
    'app://griddesk/assets/',
    'app://griddesk/nothing.js',
    'app://griddesk/media/../index.html.js',
    'app://griddesk/media/x',
    'app://griddesk/media/01900000-0000-7000-8000-000000000002',
    'app://elsewhere/index.html',
    'app://griddesk.evil/index.html',
  ])('refuses %s', async (url) => {
    expect((await get(url)).status).toBeGreaterThanOrEqual(400);
    expect(read).not.toContain('/out/package.json');
  });

  it('answers questions only', async () => {
    expect((await get('app://griddesk/index.html', 'POST')).status).toBe(405);
  });

  it('never leaves the folder, whatever the path', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', '%2e%2e', '%2f', '..%2f', '%5c', '\\', '~', 'a.js', '%00', '%252e%252e'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = fileUnder('/out/renderer', parts.join('/'));
        expect(file ?? '/out/renderer/').toMatch(/^\/out\/renderer\//);
      }),
      { numRuns: 2000, verbose: true },
    );
  });
});
