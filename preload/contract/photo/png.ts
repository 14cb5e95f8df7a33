import { ascii, MAX_PARTS, type PhotoPart } from './facts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte);

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
/** CRC-32 as PNG counts it (ISO/IEC 15948, annex D). */
export const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

/**
 * The chunks of a PNG file (ISO/IEC 15948) from IHDR to IEND. Undefined: it breaks off, or a chunk's checksum is wrong.
 * Reads nothing outside of `bytes` and never throws.
 */
export const pngParts = (bytes: Uint8Array): readonly PhotoPart[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: PhotoPart[] = [];
  let from = SIGNATURE.length;
  while (parts.length < MAX_PARTS && from + 12 <= bytes.length) {
    const length = view.getUint32(from);
    const to = from + 12 + length;
    if (to > bytes.length || view.getUint32(to - 4) !== crc32(bytes.subarray(from + 4, to - 4))) return undefined;
    const name = ascii(bytes, from + 4, 4);
    parts.push({ name, from, to });
    if (name === 'IEND') return parts;
    from = to;
  }
  return undefined;
};

/** Width and height from the header chunk; undefined: it is not where it must be. */
export const pngSize = (bytes: Uint8Array, [first]: readonly PhotoPart[]): { width: number; height: number } | undefined => {
  if (first?.name !== 'IHDR' || first.to - first.from !== 25) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(first.from + 8), height: view.getUint32(first.from + 12) };
};
