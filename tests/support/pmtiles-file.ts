import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

/** A writer of PMTiles archives by the specification, version 3: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md */

const HEADER = 127;

export interface PlacedTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
}

export interface ArchiveParts {
  readonly type: 'mvt' | 'png' | 'jpg' | 'webp';
  readonly tiles: readonly PlacedTile[];
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  readonly metadata?: unknown;
  /** Of directories and metadata, and of tiles. */
  readonly compression?: 'none' | 'gzip' | 'brotli';
  readonly tileCompression?: 'none' | 'gzip' | 'brotli';
  /** Entries lie in leaf directories of so many. */
  readonly leavesOf?: number;
}

const COMPRESSIONS = { none: 1, gzip: 2, brotli: 3 } as const;
const TYPES = { mvt: 1, png: 2, jpg: 3, webp: 4 } as const;
/** The best Brotli takes minutes over a large text. */
export const quickBrotli = (bytes: Uint8Array): Buffer => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } });
const pack = (bytes: Uint8Array, how: keyof typeof COMPRESSIONS): Buffer =>
  how === 'gzip' ? gzipSync(bytes) : how === 'brotli' ? quickBrotli(bytes) : Buffer.from(bytes);

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]);

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  /** 0: a leaf directory. */
  readonly run: number;
}

const directory = (entries: readonly Entry[]): Uint8Array =>
  Uint8Array.from([
    ...varint(entries.length),
    ...entries.flatMap(({ id }, i) => varint(id - (entries[i - 1]?.id ?? 0))),
    ...entries.flatMap(({ run }) => varint(run)),
    ...entries.flatMap(({ length }) => varint(length)),
    ...entries.flatMap(({ offset }) => varint(offset + 1)),
  ]);

/** The bytes of an archive. */
export const archiveOf = (parts: ArchiveParts): Buffer => {
  const { compression = 'gzip', tileCompression = parts.type === 'mvt' ? 'gzip' : 'none', leavesOf, metadata = {} } = parts;
  const entries: Entry[] = [];
  const data: Buffer[] = [];
  let offset = 0;
  for (const { id, bytes } of parts.tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), bytes: tile.bytes }))
    .sort((a, b) => a.id - b.id)) {
    const packed = pack(bytes, tileCompression);
    entries.push({ id, offset, length: packed.length, run: 1 });
    data.push(packed);
    offset += packed.length;
  }
  const leaves: Buffer[] = [];
  let leavesLength = 0;
  const top: Entry[] = [];
  for (let from = 0; leavesOf !== undefined && from < entries.length; from += leavesOf) {
    const leaf = pack(directory(entries.slice(from, from + leavesOf)), compression);
    top.push({ id: entries[from]!.id, offset: leavesLength, length: leaf.length, run: 0 });
    leaves.push(leaf);
    leavesLength += leaf.length;
  }
  const root = pack(directory(leavesOf === undefined ? entries : top), compression);
  const described = pack(Buffer.from(JSON.stringify(metadata)), compression);
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles', 'latin1');
  header.writeUInt8(3, 7);
  const sections = [root.length, described.length, leavesLength, offset];
  let at = HEADER;
  sections.forEach((length, i) => {
    header.writeBigUInt64LE(BigInt(at), 8 + 16 * i);
    header.writeBigUInt64LE(BigInt(length), 16 + 16 * i);
    at += length;
  });
  for (const place of [72, 80, 88]) header.writeBigUInt64LE(BigInt(entries.length), place);
  const zooms = parts.tiles.map(({ z }) => z);
  header.set([1, COMPRESSIONS[compression], COMPRESSIONS[tileCompression], TYPES[parts.type], Math.min(...zooms), Math.max(...zooms)], 96);
  parts.bounds.forEach((degrees, i) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i));
  return Buffer.concat([header, root, described, ...leaves, ...data]);
};

/** All squares of a zoom that touch a box of degrees. */
export const squaresIn = ([west, south, east, north]: ArchiveParts['bounds'], z: number): { z: number; x: number; y: number }[] => {
  const across = (lon: number): number => Math.floor(((lon + 180) / 360) * 2 ** z);
  const down = (lat: number): number => {
    const angle = (lat * Math.PI) / 180;
    return Math.floor(((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * 2 ** z);
  };
  const found = [];
  for (let x = across(west); x <= across(east); x += 1) for (let y = down(north); y <= down(south); y += 1) found.push({ z, x, y });
  return found;
};

export interface Drawn {
  readonly kind: 'point' | 'line' | 'polygon';
  /** 0 to 4096, rightwards and downwards; polygons clockwise on the screen. */
  readonly points: readonly (readonly [number, number])[];
  readonly properties: Readonly<Record<string, string>>;
}

const field = (number: number, bytes: readonly number[]): number[] => [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const utf8 = (text: string): number[] => [...Buffer.from(text, 'utf8')];

const geometry = ({ kind, points }: Drawn): number[] => {
  let [x, y] = [0, 0];
  const steps = points.map(([toX, toY]) => {
    const step = [zigzag(toX - x), zigzag(toY - y)];
    [x, y] = [toX, toY];
    return step;
  });
  const [first = [], ...rest] = steps;
  const command = (id: number, count: number): number => id + count * 8;
  return [
    command(1, 1),
    ...first,
    ...(rest.length > 0 ? [command(2, rest.length), ...rest.flat()] : []),
    ...(kind === 'polygon' ? [command(7, 1)] : []),
  ];
};

/** A vector tile by the Mapbox specification, version 2. */
export const vectorTile = (layers: Readonly<Record<string, readonly Drawn[]>>): Uint8Array =>
  Uint8Array.from(
    Object.entries(layers).flatMap(([name, drawn]) => {
      const keys = [...new Set(drawn.flatMap(({ properties }) => Object.keys(properties)))];
      const values = [...new Set(drawn.flatMap(({ properties }) => Object.values(properties)))];
      const features = drawn.map((one) => {
        const tags = Object.entries(one.properties).flatMap(([key, value]) => [keys.indexOf(key), values.indexOf(value)]);
        const type = { point: 1, line: 2, polygon: 3 }[one.kind];
        return [...field(2, tags.flatMap(varint)), ...varint(3 * 8), type, ...field(4, geometry(one).flatMap(varint))];
      });
      return field(3, [
        ...varint(15 * 8),
        2,
        ...field(1, utf8(name)),
        ...features.flatMap((feature) => field(2, feature)),
        ...keys.flatMap((key) => field(3, utf8(key))),
        ...values.flatMap((value) => field(4, field(1, utf8(value)))),
        ...varint(5 * 8),
        ...varint(4096),
      ]);
    }),
  );

/** The whole of a tile. */
export const WHOLE: Drawn['points'] = [
  [0, 0],
  [4096, 0],
  [4096, 4096],
  [0, 4096],
];
