import type { BaseFileFault } from '../../../preload/contract';
import type { PictureType } from './picture';

/** https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md */
export const HEADER_BYTES = 127;
/** Header and root directory lie in the first 16 KiB. */
const FIRST_PART = 16_384;
/** As deep as the windows may ask. */
const DEEPEST = 22;

/** What is known of an archive before anything else of it is read. Degrees, WGS84. */
export interface PmtilesHeader {
  readonly type: PictureType | 'mvt';
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: readonly [number, number, number, number];
  /** Bytes of the metadata as they lie in the file. */
  readonly metadataLength: number;
}

const TYPES: Readonly<Record<number, PmtilesHeader['type']>> = { 1: 'mvt', 2: 'png', 3: 'jpg', 4: 'webp' };
/** None, gzip, Brotli. */
const COMPRESSIONS: ReadonlySet<number> = new Set([1, 2, 3]);
const UNSAID = 0;

type Judged = { readonly ok: true; readonly header: PmtilesHeader } | { readonly ok: false; readonly fault: BaseFileFault };
const refuse = (fault: BaseFileFault): Judged => ({ ok: false, fault });

/**
 * Judges the first bytes of a file of so many bytes: that it is PMTiles of version 3 with tiles that can be drawn, and
 * that all its parts lie inside of it.
 */
export const judgeHeader = (first: Uint8Array, size: number): Judged => {
  const magic = String.fromCharCode(...first.subarray(0, 7));
  // Versions 1 and 2 begin with the first two letters alone.
  if (magic !== 'PMTiles')
    return refuse(magic.startsWith('PM') && (first[2] === 1 || first[2] === 2) && first[3] === 0 ? 'version' : 'not-pmtiles');
  if (first.length < HEADER_BYTES || size < HEADER_BYTES) return refuse('truncated');
  const view = new DataView(first.buffer, first.byteOffset, first.length);
  if (view.getUint8(7) !== 3) return refuse('version');
  const type = TYPES[view.getUint8(99)];
  if (!type) return refuse('tile-type');
  const [inside, ofTiles] = [view.getUint8(97), view.getUint8(98)];
  if (!COMPRESSIONS.has(inside)) return refuse('compression');
  // Pictures are compressed by themselves, and some writers leave it unsaid.
  if (!COMPRESSIONS.has(ofTiles) && !(ofTiles === UNSAID && type !== 'mvt')) return refuse('compression');
  const part = (at: number) => ({ offset: Number(view.getBigUint64(at, true)), length: Number(view.getBigUint64(at + 8, true)) });
  const [root, metadata, leaves, tiles] = [part(8), part(24), part(40), part(56)];
  if ([root, metadata, leaves, tiles].some(({ offset, length }) => offset + length > size)) return refuse('truncated');
  if (root.length === 0 || root.offset < HEADER_BYTES || root.offset + root.length > FIRST_PART) return refuse('damaged');
  const [minZoom, maxZoom] = [view.getUint8(100), view.getUint8(101)];
  const degrees = (at: number): number => view.getInt32(at, true) / 1e7;
  const bounds = [degrees(102), degrees(106), degrees(110), degrees(114)] as const;
  const [west, south, east, north] = bounds;
  const onEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north;
  if (minZoom > maxZoom || minZoom > DEEPEST || !onEarth) return refuse('damaged');
  return { ok: true, header: { type, minZoom, maxZoom: Math.min(maxZoom, DEEPEST), bounds, metadataLength: metadata.length } };
};
