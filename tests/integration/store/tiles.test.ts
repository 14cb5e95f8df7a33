import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptTile, TileCache, TileName } from '../../../main/ports';
import { openTileCache } from '../../../main/store';
import { subKey } from '../../../main/store/sub-key';
import { openTiles } from '../../../main/store/tiles/file';
import { textsFoundIn } from '../../support/store';

const MIB = 1024 * 1024;
const key = randomBytes(32);
let folder: string;
let path: string;
let opened: TileCache[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-tiles-'));
  path = join(folder, 'tiles.db');
});
afterEach(() => {
  for (const cache of opened.splice(0)) cache.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (limit: number, with_: Uint8Array = key, file = path): TileCache => {
  const cache = openTileCache({ path: file, key: with_, limit, log: () => {} });
  opened.push(cache);
  return cache;
};
const at = (x: number, layer = 'vec'): TileName => ({ layer, z: 14, x, y: 7 });
const tile = (size: number, fill = size % 251): KeptTile => ({ type: 'png', bytes: new Uint8Array(size).fill(fill) });
const size = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

describe('the kept tiles', () => {
  it('make no file before there is one, and are there after a restart, with the data key wiped meanwhile', () => {
    const wiped = Buffer.from(key);
    const cache = open(MIB, wiped);
    wiped.fill(0);
    expect(cache.get(at(1))).toBeUndefined();
    expect(cache.usage()).toEqual({ tiles: 0, bytes: 0 });
    expect(existsSync(path)).toBe(false);
    cache.put(at(1), tile(5000));
    cache.put(at(1, 'cva'), { type: 'webp', bytes: new Uint8Array([1, 2, 3]) });
    cache.close();
    const again = open(MIB);
    expect(again.get(at(1))).toEqual(tile(5000));
    expect(again.get(at(1, 'cva'))).toEqual({ type: 'webp', bytes: new Uint8Array([1, 2, 3]) });
    expect(again.get(at(2))).toBeUndefined();
    expect(again.usage().tiles).toBe(2);
  });

  it('cannot be read on the disk, neither the pictures nor the places', () => {
    const cache = open(MIB);
    const text = 'a picture of a place somebody looked at';
    cache.put({ layer: 'layer-canary', z: 3, x: 1, y: 2 }, { type: 'jpg', bytes: Buffer.from(text) });
    cache.close();
    expect(size(path)).toBeGreaterThan(0);
    expect(textsFoundIn(folder, [text, 'layer-canary'])).toEqual([]);
  });

  it.each([
    ['another key', () => open(MIB, randomBytes(32))],
    [
      'a file that is none',
      () => {
        writeFileSync(path, 'this is no database'.repeat(1000));
        return open(MIB);
      },
    ],
  ])('begin anew with %s, since all of it can be had again', (_what, reopen) => {
    const first = open(MIB);
    first.put(at(1), tile(100));
    first.close();
    const cache = reopen();
    expect(cache.get(at(1))).toBeUndefined();
    cache.put(at(2), tile(200));
    expect(cache.get(at(2))).toEqual(tile(200));
    expect(cache.usage().tiles).toBe(1);
  });

  it('give the file’s room back when they are thrown away or may be fewer', () => {
    const cache = open(4 * MIB);
    for (let x = 0; x < 100; x += 1) cache.put(at(x), tile(30_000));
    cache.close();
    expect(size(path)).toBeGreaterThan(2.9 * MIB);
    const fewer = open(4 * MIB);
    fewer.keepUpTo(MIB);
    expect(fewer.usage().bytes).toBeLessThanOrEqual(MIB);
    // The last ones stay.
    expect(fewer.get(at(99))).toBeDefined();
    expect(fewer.get(at(0))).toBeUndefined();
    fewer.close();
    expect(size(path)).toBeLessThanOrEqual(MIB);
    const none = open(MIB);
    none.forget();
    expect(none.usage()).toEqual({ tiles: 0, bytes: 0 });
    none.close();
    expect(size(path)).toBeLessThan(100_000);
  });

  it('are thrown away when one is another than it was: nobody is shown a wrong place', () => {
    const cache = open(MIB);
    cache.put(at(1), tile(100, 1));
    cache.put(at(2), tile(100, 2));
    cache.close();
    const sql = openTiles(path, subKey(key, 'tiles'));
    sql.exec('UPDATE tiles SET x = 9 - x WHERE x < 9');
    sql.close();
    const again = open(MIB);
    expect(again.get(at(8))).toBeUndefined();
    expect(again.usage().tiles).toBe(0);
    again.put(at(1), tile(100, 1));
    expect(again.get(at(1))).toEqual(tile(100, 1));
  });

  it('never take more of the disk than was set, and those used last are the ones that stay: against a plain model', () => {
    const LIMIT = 600_000;
    const step = fc.oneof(
      fc.record({ do: fc.constant('put' as const), x: fc.nat(24), size: fc.oneof(fc.nat(3000), fc.nat(90_000)) }),
      fc.record({ do: fc.constant('get' as const), x: fc.nat(24) }),
      fc.record({ do: fc.constant('restart' as const) }),
      fc.record({ do: fc.constant('limit' as const), of: fc.constantFrom(200_000, 400_000, LIMIT) }),
    );
    let run = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), (steps) => {
        run += 1;
        const file = join(folder, `tiles-${run}.db`);
        let limit = LIMIT;
        let cache = open(limit, key, file);
        /** In the order of use, the oldest first. */
        const model = new Map<number, number>();
        const use = (x: number, bytes: number): void => {
          model.delete(x);
          model.set(x, bytes);
        };
        for (const one of steps) {
          if (one.do === 'put') {
            cache.put(at(one.x), tile(one.size, one.x));
            use(one.x, one.size);
          } else if (one.do === 'get') {
            const found = cache.get(at(one.x));
            if (found) {
              expect(found).toEqual(tile(model.get(one.x)!, one.x));
              use(one.x, found.bytes.length);
            }
          } else if (one.do === 'limit') cache.keepUpTo((limit = one.of));
          else {
            cache.close();
            expect(size(file)).toBeLessThanOrEqual(LIMIT);
            cache = open(limit, key, file);
          }
          const { tiles, bytes } = cache.usage();
          expect(bytes).toBeLessThanOrEqual(limit);
          // What is gone are the oldest of the model, nothing in between.
          for (const x of [...model.keys()].slice(0, model.size - tiles)) model.delete(x);
          // The log beside it is moved into it every 2 MiB.
          expect(size(file)).toBeLessThanOrEqual(LIMIT);
        }
        const kept = [...model.keys()].filter((x) => cache.get(at(x)) !== undefined);
        expect(kept).toEqual([...model.keys()]);
        cache.close();
        expect(size(file)).toBeLessThanOrEqual(LIMIT);
      }),
      {
        numRuns: 10,
        examples: [
          [[{ do: 'put', x: 0, size: 0 }, { do: 'get', x: 0 }, { do: 'restart' }]],
          // Without bytes, read where another question was asked just before.
          [
            [
              { do: 'put', x: 0, size: 0 },
              { do: 'get', x: 1 },
              { do: 'put', x: 0, size: 0 },
            ],
          ],
        ],
      },
    );
  });
});
