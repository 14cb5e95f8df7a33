import { deflateSync } from 'node:zlib';
import { crc32 } from '../../preload/contract/photo/png';

/** Photo files made by hand, right and wrong ones. */
const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value)];
const le32 = (value: number): number[] => u32(value).reverse();
const letters = (text: string): number[] => [...Buffer.from(text, 'latin1')];

export const segment = (marker: number, payload: readonly number[] | Uint8Array): number[] => [
  0xff,
  marker,
  ...u16(payload.length + 2),
  ...payload,
];
const JFIF = segment(0xe0, [...letters('JFIF\0'), 1, 1, 0, ...u16(1), ...u16(1), 0, 0]);

export interface JpegOptions {
  readonly width?: number;
  readonly height?: number;
  /** Start-of-frame marker; 0xc0: baseline. */
  readonly frame?: number;
  /** More segments, behind the first. */
  readonly segments?: readonly (readonly number[])[];
  /** The coded picture; default: all grey. */
  readonly picture?: readonly number[];
  /** Behind the end marker. */
  readonly after?: Uint8Array;
}

/** A grey JPEG that decoders take: one component, one code in each of its tables. */
export const jpegFile = ({ width = 16, height = 8, frame = 0xc0, segments = [], picture, after }: JpegOptions = {}): Uint8Array => {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const grey = Array.from({ length: Math.ceil(blocks / 4) }, (_, at) => (at < Math.floor(blocks / 4) ? 0 : 0xff >> ((blocks % 4) * 2)));
  const table = [1, ...Array.from({ length: 15 }, () => 0), 0];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...JFIF,
    ...segments.flat(),
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    ...segment(frame, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...table]),
    ...segment(0xc4, [0x10, ...table]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    ...(picture ?? grey),
    ...[0xff, 0xd9],
    ...(after ?? []),
  ]);
};

type Value = readonly [tag: number, type: 2 | 4 | 5, bytes: readonly number[]];

/** One directory of TIFF (TIFF 6.0, section 2), big-endian, at `offset`; its long values stand behind it. */
const directory = (offset: number, values: readonly Value[]): number[] => {
  let free = offset + 2 + values.length * 12 + 4;
  const long: number[] = [];
  const entries = values.flatMap(([tag, type, bytes]) => {
    const count = type === 2 ? bytes.length : type === 4 ? bytes.length / 4 : bytes.length / 8;
    const head = [...u16(tag), ...u16(type), ...u32(count)];
    if (bytes.length <= 4) return [...head, ...bytes, ...Array.from({ length: 4 - bytes.length }, () => 0)];
    const at = free;
    free += bytes.length;
    long.push(...bytes);
    return [...head, ...u32(at)];
  });
  return [...u16(values.length), ...entries, ...u32(0), ...long];
};
const text = (value: string): number[] => [...letters(value), 0];
const degrees = (whole: number, minutes: number, seconds: number): number[] =>
  [whole, minutes, seconds].flatMap((part) => [...u32(part), ...u32(1)]);

/** What a canary of a phone writes into its photos: maker, model, serial number, owner, and the place of Baishui. */
export const EXIF_CANARIES = ['KanariMaker', 'KanariPhone 9', 'SN-KANARI-0421', 'KanariOwner'] as const;

/** Metadata as a phone writes it (Exif 2.32), with a place. */
export const exifBlock = (): number[] => {
  const [maker, model, serial, owner] = EXIF_CANARIES;
  const main = (gps: number): Value[] => [
    [0x010f, 2, text(maker)],
    [0x0110, 2, text(model)],
    [0x8825, 4, u32(gps)],
    [0xa430, 2, text(owner)],
    [0xa431, 2, text(serial)],
  ];
  const gpsAt = 8 + directory(8, main(0)).length;
  return [
    ...letters('MM\0*'),
    ...u32(8),
    ...directory(8, main(gpsAt)),
    ...directory(gpsAt, [
      [1, 2, text('N')],
      [2, 5, degrees(25, 36, 1)],
      [3, 2, text('E')],
      [4, 5, degrees(104, 4, 7)],
    ]),
  ];
};
export const exifSegment = (): number[] => segment(0xe1, [...letters('Exif\0\0'), ...exifBlock()]);

export const pngChunk = (name: string, data: readonly number[] | Uint8Array): number[] => {
  const body = Uint8Array.from([...letters(name), ...data]);
  return [...u32(data.length), ...body, ...u32(crc32(body))];
};

export interface PngOptions {
  readonly width?: number;
  readonly height?: number;
  /** What the header says, whatever the picture is. */
  readonly claims?: readonly [number, number];
  readonly chunks?: readonly (readonly number[])[];
}

/** A grey PNG. */
export const pngFile = ({ width = 8, height = 8, claims = [width, height], chunks = [] }: PngOptions = {}): Uint8Array =>
  Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...pngChunk('IHDR', [...u32(claims[0]), ...u32(claims[1]), 8, 0, 0, 0, 0]),
    ...chunks.flat(),
    ...pngChunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height, 0))),
    ...pngChunk('IEND', []),
  ]);

export const webpChunk = (name: string, data: readonly number[] | Uint8Array): number[] => [
  ...letters(name),
  ...le32(data.length),
  ...data,
  ...(data.length % 2 === 1 ? [0] : []),
];

/** A lossless WebP of one colour: RFC 9649, section 3, with codes of length zero. */
export const webpFile = ({
  width = 8,
  height = 8,
  chunks = [],
}: { width?: number; height?: number; chunks?: readonly (readonly number[])[] } = {}): Uint8Array => {
  // Signature, then fourteen bits each of width and height minus one, alpha, version; no transforms, no cache, five codes of one symbol.
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let bit = 0; bit < length; bit += 1) bits.push((value >> bit) & 1);
  };
  put(width - 1, 14);
  put(height - 1, 14);
  put(0, 1);
  put(0, 3);
  put(0, 3);
  for (let code = 0; code < 5; code += 1) {
    put(1, 1);
    put(0, 1);
    put(0, 1);
    put(0, 1);
  }
  const picture = [0x2f];
  for (let at = 0; at < bits.length; at += 8) picture.push(bits.slice(at, at + 8).reduce((byte, bit, n) => byte | (bit << n), 0));
  const body = [...chunks.flat(), ...webpChunk('VP8L', picture)];
  return Uint8Array.from([...letters('RIFF'), ...le32(body.length + 4), ...letters('WEBP'), ...body]);
};

/** The extended header of WebP; `flags` as RFC 9649, section 2.7 has them. */
export const webpExtended = (width: number, height: number, flags: number): number[] =>
  webpChunk('VP8X', [flags, 0, 0, 0, ...le32(width - 1).slice(0, 3), ...le32(height - 1).slice(0, 3)]);

export const heicFile = (): Uint8Array => Uint8Array.from([0, 0, 0, 24, ...letters('ftypheic'), 0, 0, 0, 0, ...letters('mif1heic')]);
export const gifFile = (): Uint8Array => Uint8Array.from([...letters('GIF89a'), 1, 0, 1, 0, 0, 0, 0, 0x3b]);
