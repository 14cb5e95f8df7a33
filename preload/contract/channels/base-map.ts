import * as v from 'valibot';
import type { Of } from '../scalars';
import { channel, nothing } from './channel';

/** What the map stands on. 底图: the schematic, a file of the customer's (PMTiles), or Tianditu by the customer's key. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const BASE_CHOICES = ['schematic', 'file', 'tianditu-vector', 'tianditu-imagery'] as const;
export type BaseChoice = (typeof BASE_CHOICES)[number];

/** Why a file is no base map. */
export const BASE_FILE_FAULTS = [
  'missing',
  'unreadable',
  'not-pmtiles',
  'version',
  'tile-type',
  'compression',
  'truncated',
  'damaged',
  'layers',
] as const;
export type BaseFileFault = (typeof BASE_FILE_FAULTS)[number];

const FileName = v.pipe(v.string(), v.maxLength(200));

/** Pictures as they are, or vector tiles by how their layers are named. */
export const BASE_DRAWN = ['raster', 'protomaps', 'openmaptiles'] as const;
export type BaseDrawn = (typeof BASE_DRAWN)[number];

/** The file's name without its folder: a path can name somebody. */
const BadFile = v.strictObject({ kind: v.literal('fault'), name: FileName, fault: v.picklist(BASE_FILE_FAULTS) });

/** What is in the file, for drawing it. */
export const BaseFile = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  BadFile,
  v.strictObject({
    kind: v.literal('ready'),
    name: FileName,
    drawnAs: v.picklist(BASE_DRAWN),
    minZoom: count,
    maxZoom: count,
    /** West, south, east, north; degrees, WGS84. */
    bounds: v.tuple([v.number(), v.number(), v.number(), v.number()]),
    /** Plain text, for the foot of the map; may be empty. */
    attribution: v.pipe(v.string(), v.maxLength(200)),
  }),
]);
export type BaseFile = Of<typeof BaseFile>;

/**
 * How Tianditu answers. `unasked`: nothing was asked yet; `refused`: the key is not accepted; `quota`: asked too often;
 * `unreachable`: no answer; `odd`: what came is no tile.
 */
export const BASE_LINES = ['unasked', 'ok', 'refused', 'quota', 'unreachable', 'odd'] as const;
export type BaseLine = (typeof BASE_LINES)[number];

export const BASE_MEGABYTES = [50, 200, 500, 1000, 2000] as const;

export const BaseMapState = v.strictObject({
  choice: v.picklist(BASE_CHOICES),
  file: BaseFile,
  /** There is a key; the key itself is told to no window. */
  hasKey: v.boolean(),
  line: v.picklist(BASE_LINES),
  /** Tiles of Tianditu that are kept, sealed, for times without a line. Bytes on the disk. */
  kept: v.strictObject({ tiles: count, bytes: count, megabytes: v.picklist(BASE_MEGABYTES) }),
  /** Goes up when tiles that could not be had may be had now. */
  stamp: count,
});
export type BaseMapState = Of<typeof BaseMapState>;

/** A key of Tianditu's, 32 characters; what a copied one brings along (blanks, line ends) is cut. 天地图密钥 */
export const TiandituKey = v.pipe(v.string(), v.trim(), v.regex(/^[0-9a-zA-Z]{16,64}$/, 'a key of Tianditu: letters and digits'));

export const baseMapChannels = {
  'baseMap.read': channel(nothing, BaseMapState),
  'baseMap.choose': channel(v.strictObject({ choice: v.picklist(BASE_CHOICES) }), BaseMapState),
  /** The shift lead's, through the system's own dialog. A file that is no base map changes nothing and is named in `bad`. */
  'baseMap.pickFile': channel(nothing, v.strictObject({ state: BaseMapState, bad: v.nullable(BadFile) })),
  /** The shift lead's. Kept sealed; null takes it out. */
  'baseMap.keepKey': channel(v.strictObject({ key: v.nullable(TiandituKey) }), BaseMapState),
  /** The shift lead's: how much may be kept of what was seen. */
  'baseMap.keepUpTo': channel(v.strictObject({ megabytes: v.picklist(BASE_MEGABYTES) }), BaseMapState),
  /** The shift lead's: throws away what is kept. */
  'baseMap.forget': channel(nothing, BaseMapState),
  /** Asks Tianditu again after it refused. */
  'baseMap.retry': channel(nothing, BaseMapState),
} as const;
