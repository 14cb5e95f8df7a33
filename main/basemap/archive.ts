import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { Compression, PMTiles, ResolvedValueCache, type Source } from 'pmtiles';
import type { BaseDrawn, BaseFileFault } from '../../preload/contract';
import {
  HEADER_BYTES,
  judgeHeader,
  LARGEST_TILE,
  layersDrawnAs,
  pictureType,
  plainAttribution,
  type PictureType,
  type TileAt,
} from '../domain';

/** Directories and metadata of real files are a hundredth of it, bytes unpacked. */
const LARGEST_PART = 4 * 1024 * 1024;
/** How much the library reads first, whatever the file. */
const FIRST_PART = 16_384;
/** Directories kept in memory. */
const KEPT_DIRECTORIES = 64;

const unzip = promisify(gunzip);
const unbrotli = promisify(brotliDecompress);

/** A file that says something else than it is, or is not there any more. */
class Fault extends Error {
  constructor(readonly fault: BaseFileFault) {
    super(fault);
  }
}

const sourceOf = (handle: FileHandle, size: number): Source => ({
  getKey: () => 'base',
  getBytes: async (offset, length) => {
    const wanted = offset === 0 && length === FIRST_PART ? Math.min(length, size) : length;
    if (wanted > LARGEST_PART || offset + wanted > size) throw new Fault('damaged');
    const bytes = new Uint8Array(wanted);
    const { bytesRead } = await handle.read(bytes, 0, wanted, offset);
    if (bytesRead < wanted) throw new Fault('truncated');
    return { data: bytes.buffer };
  },
});

/** Never unpacks more than a part may be: what says it is small may be a bomb. */
const unpack = async (packed: ArrayBuffer, how: Compression): Promise<ArrayBuffer> => {
  if (how === Compression.None || how === Compression.Unknown) return packed;
  const options = { maxOutputLength: LARGEST_PART };
  const bytes = how === Compression.Gzip ? await unzip(packed, options) : await unbrotli(packed, options);
  return new Uint8Array(bytes).buffer;
};

export interface ArchiveTile {
  readonly type: PictureType | 'mvt';
  readonly bytes: Uint8Array;
}

/** An open file of tiles. */
export interface Archive {
  readonly drawnAs: BaseDrawn;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: readonly [number, number, number, number];
  readonly attribution: string;
  /** undefined: the file has none there. @throws when it cannot be read any more, or is damaged there */
  tile(at: TileAt): Promise<ArchiveTile | undefined>;
  close(): Promise<void>;
}

type Opened = { readonly ok: true; readonly archive: Archive } | { readonly ok: false; readonly fault: BaseFileFault };

const read = async (handle: FileHandle): Promise<Archive> => {
  const found = await handle.stat();
  if (!found.isFile()) throw new Fault('unreadable');
  const { size } = found;
  const first = new Uint8Array(Math.min(HEADER_BYTES, size));
  await handle.read(first, 0, first.length, 0);
  const judged = judgeHeader(first, size);
  if (!judged.ok) throw new Fault(judged.fault);
  const { type, minZoom, maxZoom, bounds, metadataLength } = judged.header;
  const tiles = new PMTiles(sourceOf(handle, size), new ResolvedValueCache(KEPT_DIRECTORIES, undefined, unpack), unpack);
  let metadata: unknown = {};
  try {
    await tiles.getHeader();
    if (metadataLength > 0) metadata = await tiles.getMetadata();
  } catch {
    throw new Fault('damaged');
  }
  const drawnAs = type === 'mvt' ? layersDrawnAs(metadata) : 'raster';
  if (!drawnAs) throw new Fault('layers');
  return {
    drawnAs,
    minZoom,
    maxZoom,
    bounds,
    attribution: plainAttribution(metadata),
    tile: async ({ z, x, y }) => {
      const found = await tiles.getZxy(z, x, y);
      if (!found) return undefined;
      const bytes = new Uint8Array(found.data);
      if (bytes.length > LARGEST_TILE) throw new Fault('damaged');
      if (type === 'mvt') return { type, bytes };
      const picture = pictureType(bytes);
      if (!picture) throw new Fault('damaged');
      return { type: picture, bytes };
    },
    close: () => handle.close(),
  };
};

/** Opens a PMTiles archive (version 3) that can be drawn; leaves nothing open when it cannot. */
export const openArchive = async (path: string): Promise<Opened> => {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    return { ok: false, fault: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable' };
  }
  try {
    return { ok: true, archive: await read(handle) };
  } catch (error) {
    await handle.close().catch(() => {});
    return { ok: false, fault: error instanceof Fault ? error.fault : 'unreadable' };
  }
};
