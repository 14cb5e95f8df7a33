import { ascii, type PhotoFacts, type PhotoPart, type PhotoProblem, type PhotoType } from './facts';
import { jpegParts, jpegSize } from './jpeg';
import { MAX_PHOTO_FILE_BYTES, MAX_PHOTO_PIXELS } from './limits';
import { isPng, pngParts, pngSize } from './png';
import { isWebp, webpParts, webpSize } from './webp';

/** The photo's facts and parts, or what is wrong with it. */
export type PhotoRead = (PhotoFacts & { readonly parts: readonly PhotoPart[] }) | { readonly problem: PhotoProblem };

/** Brands of Apple's photos and their kin (ISO/IEC 23008-12), which browsers do not decode. */
const HEIC = /^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/;

interface Reader {
  readonly type: PhotoType;
  readonly is: (bytes: Uint8Array) => boolean;
  readonly parts: (bytes: Uint8Array) => readonly PhotoPart[] | undefined;
  readonly size: (bytes: Uint8Array, parts: readonly PhotoPart[]) => { width: number; height: number } | undefined;
  /** Parts that only a moving picture has. */
  readonly moving: readonly string[];
}

const READERS: readonly Reader[] = [
  { type: 'image/jpeg', is: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff, parts: jpegParts, size: jpegSize, moving: [] },
  { type: 'image/png', is: isPng, parts: pngParts, size: pngSize, moving: ['acTL'] },
  { type: 'image/webp', is: isWebp, parts: webpParts, size: webpSize, moving: ['ANIM', 'ANMF'] },
];

const unknown = (bytes: Uint8Array): PhotoProblem => {
  if (ascii(bytes, 4, 4) === 'ftyp' && HEIC.test(ascii(bytes, 8, 4))) return 'heic';
  return ascii(bytes, 0, 4) === 'GIF8' ? 'animated' : 'not-a-photo';
};

/**
 * Looks at a file's bytes, whatever its name or sender says, and decodes nothing: type by its first bytes, size by its
 * header, whole or broken off by its parts. Never throws.
 */
export const readPhoto = (bytes: Uint8Array): PhotoRead => {
  if (bytes.length === 0) return { problem: 'empty' };
  if (bytes.length > MAX_PHOTO_FILE_BYTES) return { problem: 'too-large' };
  const reader = READERS.find(({ is }) => is(bytes));
  if (!reader) return { problem: unknown(bytes) };
  const parts = reader.parts(bytes);
  const size = parts && reader.size(bytes, parts);
  if (!parts || !size || size.width === 0 || size.height === 0) return { problem: 'damaged' };
  if (parts.some(({ name }) => reader.moving.includes(name))) return { problem: 'animated' };
  if (size.width * size.height > MAX_PHOTO_PIXELS) return { problem: 'too-many-pixels' };
  return { type: reader.type, ...size, parts };
};
