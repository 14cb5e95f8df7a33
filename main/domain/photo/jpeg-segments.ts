import type { PhotoPart } from '../../../preload/contract';

/** What the picture itself needs (ITU-T T.81, table B.1): begin, frames, tables, restart interval, scan, end. */
const PICTURE: ReadonlySet<string> = new Set(['d8', 'c0', 'c1', 'c2', 'c4', 'db', 'dd', 'da', 'd9']);

const startsWith = (bytes: Uint8Array, part: PhotoPart, text: string): boolean =>
  [...text].every((letter, at) => bytes[part.from + 4 + at] === letter.codePointAt(0));

/** Whether a segment of a JPEG is the picture, or says how to show it, and tells nothing of who took it where. */
export const isPicture = (bytes: Uint8Array, part: PhotoPart): boolean => {
  const length = part.to - part.from;
  switch (part.name) {
    case 'e0':
      // 18 bytes: a JFIF header with a small picture of its own in it is longer.
      return length === 18 && startsWith(bytes, part, 'JFIF\0');
    case 'e2':
      return startsWith(bytes, part, 'ICC_PROFILE\0');
    case 'ee':
      return length === 16 && startsWith(bytes, part, 'Adobe');
    default:
      return PICTURE.has(part.name);
  }
};
