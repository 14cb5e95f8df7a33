/** Kinds of tiles a map can be drawn from. */
export const PICTURE_TYPES = ['png', 'jpg', 'webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** A larger tile is none, bytes: those of both services and of the usual files are below a tenth of it. */
export const LARGEST_TILE = 2 * 1024 * 1024;

const begins = (bytes: Uint8Array, at: number, ...signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[at + i] === byte);

/** What a picture is by its first bytes; what the sender calls it does not count. undefined: none of ours. */
export const pictureType = (bytes: Uint8Array): PictureType | undefined => {
  if (begins(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return 'jpg';
  if (begins(bytes, 0, 0x52, 0x49, 0x46, 0x46) && begins(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return 'webp';
  return undefined;
};
