import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PHOTO_FILE_BYTES, readPhoto } from '../../../preload/contract';
import { cleanPhoto, checkAdded } from '../../../main/domain';
import {
  exifSegment,
  gifFile,
  heicFile,
  jpegFile,
  pngChunk,
  pngFile,
  segment,
  webpChunk,
  webpExtended,
  webpFile,
} from '../../support/photo-files';
import { holds } from '../domain/property';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const facts = (file: Uint8Array): unknown => {
  const read = readPhoto(file);
  return 'problem' in read ? read.problem : `${read.type} ${read.width}x${read.height}`;
};

describe('a photo’s header', () => {
  it.each([
    ['a baseline JPEG', jpegFile({ width: 640, height: 480 }), 'image/jpeg 640x480'],
    ['a JPEG with metadata', jpegFile({ segments: [exifSegment(), segment(0xfe, [1, 2, 3])] }), 'image/jpeg 16x8'],
    [
      'a JPEG with fill bytes and restart markers',
      jpegFile({ segments: [[0xff, 0xff]], picture: [0, 0xff, 0xd0, 0, 0xff, 0, 1] }),
      'image/jpeg 16x8',
    ],
    ['a PNG', pngFile({ width: 30, height: 20 }), 'image/png 30x20'],
    ['a WebP without loss', webpFile({ width: 300, height: 20 }), 'image/webp 300x20'],
    ['an extended WebP', webpFile({ chunks: [webpExtended(8, 8, 0)] }), 'image/webp 8x8'],
  ])('tells type and size of %s', (_what, file, expected) => {
    expect(facts(file)).toBe(expected);
  });

  const whole = jpegFile({ width: 640, height: 480 });
  const corrupt = pngFile();
  corrupt[30]! ^= 1;
  it.each([
    ['of no bytes', new Uint8Array(), 'empty'],
    ['of more than 20 MB', new Uint8Array(MAX_PHOTO_FILE_BYTES + 1), 'too-large'],
    ['that is text', bytes('hello, this is a photo'), 'not-a-photo'],
    ['that is a page', bytes('<!doctype html><script>alert(1)</script>'), 'not-a-photo'],
    ['that is SVG with a script in it', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'not-a-photo'],
    ['that is a program named .jpg', bytes('MZ\u0090\u0000'), 'not-a-photo'],
    ['of an iPhone', heicFile(), 'heic'],
    ['that is a GIF', gifFile(), 'animated'],
    ['that is a moving PNG', pngFile({ chunks: [pngChunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0])] }), 'animated'],
    ['that is a moving WebP', webpFile({ chunks: [webpExtended(8, 8, 2), webpChunk('ANIM', [0, 0, 0, 0, 0, 0])] }), 'animated'],
    ['that claims 65,535 by 65,535 pixels', jpegFile({ width: 65_535, height: 65_535, picture: [0] }), 'too-many-pixels'],
    ['that is a bomb in PNG', pngFile({ claims: [60_000, 60_000] }), 'too-many-pixels'],
    ['that claims 2^31 pixels a side', pngFile({ claims: [0x80000000, 0x80000000] }), 'too-many-pixels'],
    ['that is a bomb in WebP', webpFile({ width: 16_384, height: 16_384 }), 'too-many-pixels'],
    [
      'that hides a bomb behind a small header',
      webpFile({ width: 16_384, height: 16_384, chunks: [webpExtended(8, 8, 0)] }),
      'too-many-pixels',
    ],
    ['broken off in its picture', whole.subarray(0, whole.length - 2), 'damaged'],
    ['broken off in its header', whole.subarray(0, 100), 'damaged'],
    ['of three bytes', whole.subarray(0, 3), 'damaged'],
    ['without height', jpegFile({ height: 0 }), 'damaged'],
    ['with two frames', jpegFile({ segments: [segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0])] }), 'damaged'],
    ['in a coding that nobody decodes', jpegFile({ frame: 0xc3 }), 'damaged'],
    ['with a segment longer than the file', jpegFile({ segments: [[0xff, 0xe5, 0xff, 0xff]] }), 'damaged'],
    ['with a wrong checksum', corrupt, 'damaged'],
    ['that is a PNG broken off', pngFile().subarray(0, 50), 'damaged'],
    ['that is a WebP broken off', webpFile().subarray(0, 24), 'damaged'],
  ])('refuses a file %s', (_what, file, expected) => {
    expect(facts(file)).toBe(expected);
  });

  it('is not slow on a file made of nothing but tiny parts', () => {
    const many = Array.from({ length: 30_000 }, () => [0xff, 0xe5, 0, 2]);
    expect(facts(jpegFile({ segments: many }))).toBe('damaged');
  });
});

/** Right files with bytes changed, cut and doubled: closer to what breaks a reader than noise is. */
const seeds = [
  jpegFile({ width: 64, height: 64, segments: [exifSegment()] }),
  pngFile({ chunks: [pngChunk('tEXt', [...bytes('a\0b')])] }),
  webpFile({ chunks: [webpExtended(8, 8, 8), webpChunk('EXIF', [1, 2, 3])] }),
];
const spoiled = fc
  .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat(), fc.nat(40))
  .map(([seed, changes, cut, extra]) => {
    const file = Uint8Array.from([...seed, ...seed.subarray(0, extra)]);
    for (const [at, to] of changes) file[at % file.length] = to;
    return file.subarray(0, cut % 3 === 0 ? cut % file.length : file.length);
  });
const anything = fc.oneof(
  { weight: 4, arbitrary: spoiled },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((rest) => Uint8Array.from([0xff, 0xd8, 0xff, ...rest])) },
);

/** Says which bytes were asked for that are not there. */
const watched = (file: Uint8Array, outside: number[]): Uint8Array =>
  new Proxy(file, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key) && Number(key) > target.length) outside.push(Number(key));
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('whatever the bytes are', () => {
  it('reading never throws, and tells a size within the limits or a problem', () => {
    holds(
      anything,
      (file) => {
        const read = readPhoto(file);
        if ('problem' in read) return;
        expect(read.width * read.height).toBeGreaterThan(0);
        expect(read.width * read.height).toBeLessThanOrEqual(50_000_000);
        let behind = 0;
        for (const { from, to } of read.parts) {
          expect([from >= behind, to > from, to <= file.length]).toEqual([true, true, true]);
          behind = to;
        }
      },
      5000,
    );
  });

  it('a JPEG’s segments are read without a look beyond its end', () => {
    holds(
      anything,
      (file) => {
        const outside: number[] = [];
        readPhoto(watched(file, outside));
        expect(outside).toEqual([]);
      },
      2000,
    );
  });

  it('checking and stripping never throw, and stripping twice changes nothing more', () => {
    holds(
      anything,
      (file) => {
        checkAdded({ photo: file, thumb: file });
        const once = cleanPhoto(file);
        if ('problem' in once) return;
        expect(cleanPhoto(once.bytes)).toEqual(once);
      },
      3000,
    );
  });
});
