import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive, type Archive } from '../../../main/basemap';
import { BASE_FILE_FAULTS } from '../../../preload/contract';
import { archiveOf, quickBrotli, squaresIn, vectorTile, type ArchiveParts } from '../../support/pmtiles-file';
import { plainPng } from '../../support/tianditu-server';

const BOUNDS = [103.2, 25, 104.6, 26.2] as const;
let folder: string;
let path: string;
const open: Archive[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-archive-'));
  path = join(folder, 'map.pmtiles');
});
afterEach(async () => {
  for (const archive of open.splice(0)) await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

const opened = async (bytes: Uint8Array | undefined): Promise<Archive | string> => {
  if (bytes) writeFileSync(path, bytes);
  const found = await openArchive(path);
  if (!found.ok) return found.fault;
  open.push(found.archive);
  return found.archive;
};
const must = async (bytes: Uint8Array): Promise<Archive> => {
  const archive = await opened(bytes);
  if (typeof archive === 'string') throw new Error(archive);
  return archive;
};

const squares = [8, 9, 10].flatMap((z) => squaresIn(BOUNDS, z));
/** Each tile says where it lies. */
const vector: ArchiveParts = {
  type: 'mvt',
  bounds: BOUNDS,
  tiles: squares.map(({ z, x, y }) => ({
    z,
    x,
    y,
    bytes: vectorTile({ places: [{ kind: 'point', points: [[9, 9]], properties: { name: `${z}/${x}/${y}` } }] }),
  })),
  metadata: { attribution: '<a href="#">&copy; OpenStreetMap</a>', vector_layers: [{ id: 'earth' }, { id: 'places' }] },
};
const raster: ArchiveParts = { type: 'png', bounds: BOUNDS, tiles: squares.map((at) => ({ ...at, bytes: plainPng(at.z, 1, 2) })) };

describe('a file of tiles', () => {
  it.each([
    ['in one directory', {}],
    ['in leaf directories', { leavesOf: 7 }],
    ['with nothing packed', { compression: 'none', tileCompression: 'none', leavesOf: 20 }],
    ['packed by Brotli', { compression: 'brotli', tileCompression: 'brotli', leavesOf: 20 }],
  ] as const)('gives each tile, unpacked: %s', async (_how, how) => {
    const archive = await must(archiveOf({ ...vector, ...how }));
    expect(archive).toMatchObject({ drawnAs: 'protomaps', minZoom: 8, maxZoom: 10, bounds: BOUNDS, attribution: '© OpenStreetMap' });
    for (const { z, x, y } of squares) {
      const tile = await archive.tile({ z, x, y });
      expect(tile?.type).toBe('mvt');
      expect(Buffer.from(tile!.bytes).includes(`${z}/${x}/${y}`)).toBe(true);
    }
    for (const at of [
      { z: 7, x: 1, y: 1 },
      { z: 10, x: 0, y: 0 },
      { z: 22, x: 2 ** 22 - 1, y: 0 },
    ])
      // prettier-ignore
      expect(await archive.tile(at)).toBeUndefined();
  });

  it('gives pictures as they are, by what they are', async () => {
    const archive = await must(archiveOf({ ...raster, type: 'webp' }));
    expect(archive.drawnAs).toBe('raster');
    expect(await archive.tile(squares[0]!)).toEqual({ type: 'png', bytes: new Uint8Array(plainPng(8, 1, 2)) });
  });

  it('of OpenMapTiles is known by its layers; of layers nobody knows it is refused', async () => {
    expect(await must(archiveOf({ ...vector, metadata: { vector_layers: [{ id: 'transportation' }] } }))).toMatchObject({
      drawnAs: 'openmaptiles',
    });
    expect(await opened(archiveOf({ ...vector, metadata: { vector_layers: [{ id: 'mine' }] } }))).toBe('layers');
  });

  it('that is not there, no file, no archive, or cut short says so', async () => {
    expect(await opened(undefined)).toBe('missing');
    mkdirSync(path);
    expect(await opened(undefined)).toBe('unreadable');
    rmSync(path, { recursive: true });
    expect(await opened(Buffer.from('PK\u0003\u0004 a zip'))).toBe('not-pmtiles');
    expect(await opened(archiveOf(raster).subarray(0, 5000))).toBe('truncated');
  });

  it('with a directory or metadata that are none is damaged', async () => {
    const good = archiveOf({ ...vector, compression: 'none' });
    const noRoot = Buffer.from(good);
    noRoot.fill(0xff, 127, 147);
    expect(await opened(noRoot)).toBe('damaged');
    const noMetadata = Buffer.from(good);
    noMetadata.write('{"vector', Number(good.readBigUInt64LE(24)) + 3, 'latin1');
    expect(await opened(noMetadata)).toBe('damaged');
  });

  it.each([
    ['gzip', gzipSync],
    ['brotli', quickBrotli],
  ] as const)('whose parts unpack to thirty megabytes by %s is not unpacked to its end', async (compression, packed) => {
    const bomb = packed(Buffer.alloc(30_000_000));
    const good = archiveOf({ ...vector, compression, tileCompression: 'none' });
    const withBomb = Buffer.concat([good, bomb]);
    withBomb.writeBigUInt64LE(BigInt(good.length), 24);
    withBomb.writeBigUInt64LE(BigInt(bomb.length), 32);
    expect(await opened(withBomb)).toBe('damaged');
    const bytes = new Uint8Array(30_000_000);
    const archive = await must(archiveOf({ ...vector, tiles: [{ z: 1, x: 0, y: 0, bytes }], tileCompression: compression }));
    await expect(archive.tile({ z: 1, x: 0, y: 0 })).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
  });

  it('with a picture that is none, or one beyond two megabytes, gives none there', async () => {
    const svg = Buffer.from('<svg onload="alert(1)"/>');
    const large = Buffer.concat([plainPng(1, 2, 3), Buffer.alloc(3_000_000)]);
    const archive = await must(archiveOf({ ...raster, tiles: [{ z: 1, x: 0, y: 0, bytes: svg }, { z: 1, x: 1, y: 0, bytes: large }] })); // prettier-ignore
    await expect(archive.tile({ z: 1, x: 0, y: 0 })).rejects.toThrow('damaged');
    await expect(archive.tile({ z: 1, x: 1, y: 0 })).rejects.toThrow('damaged');
  });

  it('that is cut while it is open gives no part of a tile', async () => {
    const bytes = archiveOf(raster);
    const archive = await must(bytes);
    truncateSync(path, bytes.length - 10);
    const last = squares.toSorted((a, b) => a.z - b.z).at(-1)!;
    const results = await Promise.allSettled(squares.filter(({ z }) => z === last.z).map((at) => archive.tile(at)));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  it('is opened, refused by a known name, or gives no tile, whatever bytes are other ones', async () => {
    const good = archiveOf({ ...vector, leavesOf: 9 });
    const changes = fc.array(fc.tuple(fc.oneof(fc.nat(126), fc.nat(good.length - 1)), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const bytes = Buffer.from(good);
        for (const [place, byte] of all) bytes[place] = byte;
        const archive = await opened(bytes);
        if (typeof archive === 'string') return void expect(BASE_FILE_FAULTS).toContain(archive);
        for (const at of squares.slice(0, 5)) {
          const tile = await archive.tile(at).catch(() => undefined);
          if (tile) expect(tile.bytes.length).toBeLessThanOrEqual(2 * 1024 * 1024);
        }
        await open.pop()!.close();
      }),
      { numRuns: 150 },
    );
  });
});
