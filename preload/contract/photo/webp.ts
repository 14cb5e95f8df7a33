import { ascii, MAX_PARTS, type PhotoPart } from './facts';

export const isWebp = (bytes: Uint8Array): boolean => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP';

/**
 * The chunks of a WebP file (RFC 9649) as far as its header says it goes; each with its padding. Undefined: it breaks off.
 * Reads nothing outside of `bytes` and never throws.
 */
export const webpParts = (bytes: Uint8Array): readonly PhotoPart[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length < 12 ? 0 : 8 + view.getUint32(4, true);
  if (end < 20 || end > bytes.length) return undefined;
  const parts: PhotoPart[] = [];
  let from = 12;
  while (from < end && parts.length < MAX_PARTS) {
    if (from + 8 > end) return undefined;
    const length = view.getUint32(from + 4, true);
    const to = from + 8 + length + (length & 1);
    if (to > end) return undefined;
    parts.push({ name: ascii(bytes, from, 4), from, to });
    from = to;
  }
  return from === end ? parts : undefined;
};

type Size = { width: number; height: number };

const sizeOf = (bytes: Uint8Array, { name, from, to }: PhotoPart): Size | undefined => {
  const at = from + 8;
  const byte = (offset: number): number => (at + offset < to ? bytes[at + offset]! : 0);
  const word = (offset: number): number => byte(offset) | (byte(offset + 1) << 8);
  switch (name) {
    case 'VP8X':
      return { width: 1 + (word(4) | (byte(6) << 16)), height: 1 + (word(7) | (byte(9) << 16)) };
    case 'VP8 ':
      // A key frame's start code, then fourteen bits each.
      return byte(3) === 0x9d && byte(4) === 0x01 && byte(5) === 0x2a ? { width: word(6) & 0x3fff, height: word(8) & 0x3fff } : undefined;
    case 'VP8L': {
      const bits = (word(1) | (word(3) << 16)) >>> 0;
      return byte(0) === 0x2f ? { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) } : undefined;
    }
    default:
      return undefined;
  }
};

/** The larger of what the header and the picture say, since either may be what a decoder goes by; undefined: no picture. */
export const webpSize = (bytes: Uint8Array, parts: readonly PhotoPart[]): Size | undefined => {
  if (!parts.some(({ name }) => name === 'VP8 ' || name === 'VP8L')) return undefined;
  const sizes = parts.filter(({ name }) => name.startsWith('VP8')).map((part) => sizeOf(bytes, part));
  if (sizes.some((size) => size === undefined)) return undefined;
  return { width: Math.max(...sizes.map((size) => size!.width)), height: Math.max(...sizes.map((size) => size!.height)) };
};
