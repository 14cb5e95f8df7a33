import { describe, expect, it } from 'vitest';
import { HEADER_BYTES, judgeHeader, layersDrawnAs, plainAttribution } from '../../../main/domain';
import { archiveOf, type ArchiveParts } from '../../support/pmtiles-file';

const parts: ArchiveParts = {
  type: 'png',
  tiles: [
    { z: 3, x: 1, y: 1, bytes: new Uint8Array([1]) },
    { z: 5, x: 1, y: 1, bytes: new Uint8Array([2]) },
  ],
  bounds: [103.5, 25.25, 104.5, 26],
};
const good = archiveOf(parts);
/** Its header with some bytes other ones. */
const judge = (change: (header: Buffer) => void, size = good.length) => {
  const header = Buffer.from(good.subarray(0, HEADER_BYTES));
  change(header);
  const judged = judgeHeader(header, size);
  return judged.ok ? 'ok' : judged.fault;
};
const at =
  (place: number, byte: number) =>
  (header: Buffer): void =>
    void header.writeUInt8(byte, place);

describe('the header of an archive', () => {
  it('says what kind of tiles it holds, of which zooms, where', () => {
    expect(judgeHeader(good.subarray(0, HEADER_BYTES), good.length)).toEqual({
      ok: true,
      header: { type: 'png', minZoom: 3, maxZoom: 5, bounds: [103.5, 25.25, 104.5, 26], metadataLength: 22 },
    });
    for (const type of ['mvt', 'jpg', 'webp'] as const) {
      const archive = archiveOf({ ...parts, type });
      expect(judgeHeader(archive.subarray(0, HEADER_BYTES), archive.length)).toMatchObject({ header: { type } });
    }
    // Pictures whose writer left their compression unsaid.
    expect(judge(at(98, 0))).toBe('ok');
  });

  it.each([
    ['another file', (header: Buffer): void => void header.write('SQLite format 3'), 'not-pmtiles'],
    ['version 1', (header: Buffer): void => void header.write('PM\u0001\u0000xxxx', 'latin1'), 'version'],
    ['version 2', (header: Buffer): void => void header.write('PM\u0002\u0000xxxx', 'latin1'), 'version'],
    ['version 4', at(7, 4), 'version'],
    ['tiles of unknown kind', at(99, 0), 'tile-type'],
    ['AVIF', at(99, 5), 'tile-type'],
    ['MLT', at(99, 6), 'tile-type'],
    ['directories by zstd', at(97, 4), 'compression'],
    ['directories, unsaid how', at(97, 0), 'compression'],
    ['tiles by zstd', at(98, 4), 'compression'],
    ['zooms the wrong way round', at(100, 9), 'damaged'],
    ['a root beyond the first 16 KiB', (header: Buffer): void => void header.writeBigUInt64LE(16_000n, 8), 'truncated'],
    ['a root of nothing', (header: Buffer): void => void header.writeBigUInt64LE(0n, 16), 'damaged'],
    ['a root over the header', (header: Buffer): void => void header.writeBigUInt64LE(0n, 8), 'damaged'],
    ['tiles beyond the end', (header: Buffer): void => void header.writeBigUInt64LE(1n << 40n, 64), 'truncated'],
    ['an offset of 2^64 - 1', (header: Buffer): void => void header.writeBigUInt64LE((1n << 64n) - 1n, 56), 'truncated'],
    ['a west east of its east', (header: Buffer): void => void header.writeInt32LE(1_100_000_000, 102), 'damaged'],
    ['a north beyond the pole', (header: Buffer): void => void header.writeInt32LE(910_000_000, 114), 'damaged'],
  ] as const)('is refused with its reason: %s', (_what, change, fault) => expect(judge(change)).toBe(fault));

  it('is refused when the file ends in it, or before what it names', () => {
    expect(judgeHeader(good.subarray(0, 60), 60)).toEqual({ ok: false, fault: 'truncated' });
    expect(judgeHeader(good.subarray(0, 0), 0)).toEqual({ ok: false, fault: 'not-pmtiles' });
    expect(judge(() => {}, good.length - 1)).toBe('truncated');
  });

  it('of vector tiles with an unsaid compression is refused: nobody could read them', () => {
    const vector = archiveOf({ ...parts, type: 'mvt' }).subarray(0, HEADER_BYTES);
    vector.writeUInt8(0, 98);
    expect(judgeHeader(vector, 10_000)).toEqual({ ok: false, fault: 'compression' });
  });
});

describe('the metadata of an archive', () => {
  const layers = (...ids: string[]) => ({ vector_layers: ids.map((id) => ({ id, fields: {} })) });
  it('says by its layers how they are drawn', () => {
    expect(layersDrawnAs(layers('earth', 'water', 'roads', 'places'))).toBe('protomaps');
    expect(layersDrawnAs(layers('water', 'transportation', 'place', 'boundary'))).toBe('openmaptiles');
    for (const none of [layers('water'), layers('my-layer'), {}, null, 7, { vector_layers: 'roads' }])
      expect(layersDrawnAs(none)).toBeUndefined();
  });

  it('says whose map it is, as plain text', () => {
    const attribution =
      '<a href="https://www.openstreetmap.org/copyright" onclick="x()">&copy; OpenStreetMap</a>\u202e <script>y()</script>';
    expect(plainAttribution({ attribution })).toBe('© OpenStreetMap y()');
    expect(plainAttribution({ attribution: 'x'.repeat(10_000) })).toHaveLength(200);
    for (const none of [{}, null, { attribution: 5 }]) expect(plainAttribution(none)).toBe('');
  });
});
