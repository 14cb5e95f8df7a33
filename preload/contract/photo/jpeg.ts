import { MAX_PARTS, type PhotoPart } from './facts';

/** Markers that stand alone (ITU-T T.81, table B.1): TEM and the restarts. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** The next marker after the coded picture that begins at `from`; -1: the file ends in the picture. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return -1;
    // 0xFF00 is the byte 0xFF of the picture, and a restart marker belongs to it too.
    if (next !== 0x00 && next !== 0xff && !isAlone(next)) return at;
  }
  return -1;
};

/**
 * The segments of a JPEG file (ITU-T T.81, annex B) from its first to its end marker; a scan holds its coded picture.
 * Undefined: it breaks off or is none. Reads nothing outside of `bytes` and never throws.
 */
export const jpegParts = (bytes: Uint8Array): readonly PhotoPart[] | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const parts: PhotoPart[] = [{ name: 'd8', from: 0, to: 2 }];
  let from = 2;
  while (parts.length < MAX_PARTS) {
    if (bytes[from] !== 0xff) return undefined;
    let at = from + 1;
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at];
    if (marker === undefined || marker === 0x00 || marker === 0xd8 || isAlone(marker)) return undefined;
    const name = marker.toString(16).padStart(2, '0');
    if (marker === 0xd9) return [...parts, { name, from, to: at + 1 }];
    if (at + 2 >= bytes.length) return undefined;
    const length = (bytes[at + 1]! << 8) | bytes[at + 2]!;
    const behind = at + 1 + length;
    if (length < 2 || behind > bytes.length) return undefined;
    const to = marker === 0xda ? endOfScan(bytes, behind) : behind;
    if (to < 0) return undefined;
    parts.push({ name, from, to });
    from = to;
  }
  return undefined;
};

/** Frames that browsers decode: baseline, extended sequential, progressive. */
const FRAMES: ReadonlySet<string> = new Set(['c0', 'c1', 'c2']);
const OTHER_FRAMES = /^c[35-79a-bd-f]$/;
/** A progressive picture may come in many scans, each of which costs a whole pass. */
const MAX_SCANS = 100;

/** Width and height from the one frame header; undefined: none, several, or one that nobody decodes. */
export const jpegSize = (bytes: Uint8Array, parts: readonly PhotoPart[]): { width: number; height: number } | undefined => {
  const frames = parts.filter(({ name }) => FRAMES.has(name) || OTHER_FRAMES.test(name));
  const scans = parts.filter(({ name }) => name === 'da').length;
  const [frame] = frames;
  if (!frame || frames.length > 1 || !FRAMES.has(frame.name) || scans === 0 || scans > MAX_SCANS) return undefined;
  // Fill bytes may stand before the marker; then come length, precision, height, width.
  let marker = frame.from + 1;
  while (bytes[marker] === 0xff) marker += 1;
  if (marker + 8 > frame.to) return undefined;
  const [precision, h1, h2, w1, w2] = bytes.subarray(marker + 3, marker + 8) as unknown as [number, number, number, number, number];
  return precision === 8 ? { width: (w1 << 8) | w2, height: (h1 << 8) | h2 } : undefined;
};
