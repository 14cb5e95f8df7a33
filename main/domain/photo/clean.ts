import { readPhoto, type PhotoPart, type PhotoProblem, type PhotoType } from '../../../preload/contract';
import { isPicture } from './jpeg-segments';

/** Chunks of PNG that say how the picture looks; of the others only those it cannot do without stay (capital first letter). */
const PNG_LOOKS: readonly string[] = ['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs'];
const WEBP_PICTURE: readonly string[] = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'];

/** Parts that stay: the picture and how to show it. */
const KEEP: Readonly<Record<PhotoType, (bytes: Uint8Array, part: PhotoPart) => boolean>> = {
  'image/jpeg': isPicture,
  'image/png': (_bytes, { name }) => /^[A-Z]/.test(name) || PNG_LOOKS.includes(name),
  'image/webp': (_bytes, { name }) => WEBP_PICTURE.includes(name),
};

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** What stands around the parts: PNG's signature; WebP's header with the new length, and no flags for what is gone. */
const assembled = (type: PhotoType, bytes: Uint8Array, kept: readonly PhotoPart[]): Uint8Array => {
  const pieces = kept.map(({ from, to }) => bytes.subarray(from, to));
  if (type === 'image/jpeg') return joined(pieces);
  if (type === 'image/png') return joined([bytes.subarray(0, 8), ...pieces]);
  const whole = joined([bytes.subarray(0, 12), ...pieces]);
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  // VP8X begins with its flags: bit 3 says EXIF, bit 2 XMP (RFC 9649, section 2.7).
  if (kept[0]?.name === 'VP8X') whole[20]! &= ~0x0c;
  return whole;
};

/**
 * A photo from outside, looked at and stripped without touching the picture: what says who took it, where and with what is gone, and so is
 * whatever was hidden behind its end. Pure; never throws.
 */
export const cleanPhoto = (
  bytes: Uint8Array,
): { readonly type: PhotoType; readonly bytes: Uint8Array } | { readonly problem: PhotoProblem } => {
  const photo = readPhoto(bytes);
  if ('problem' in photo) return photo;
  const kept = photo.parts.filter((part) => KEEP[photo.type](bytes, part));
  return { type: photo.type, bytes: assembled(photo.type, bytes, kept) };
};
