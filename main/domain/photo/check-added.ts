import { MAX_PHOTO_BYTES, MAX_THUMB_BYTES, PHOTO_SIDE, readPhoto, THUMB_SIDE, type PhotoProblem } from '../../../preload/contract';
import { isPicture } from './jpeg-segments';

interface Bounds {
  readonly bytes: number;
  /** Longer side, pixels. */
  readonly side: number;
}

const problemOf = (bytes: Uint8Array, bounds: Bounds): PhotoProblem | undefined => {
  if (bytes.length > bounds.bytes) return 'too-large';
  const photo = readPhoto(bytes);
  if ('problem' in photo) return photo.problem;
  if (photo.type !== 'image/jpeg') return 'not-a-photo';
  if (Math.max(photo.width, photo.height) > bounds.side) return 'too-many-pixels';
  const clean = photo.parts.every((part) => isPicture(bytes, part));
  return clean && photo.parts.at(-1)!.to === bytes.length ? undefined : 'metadata';
};

/**
 * What a window hands over as a photo made ready, looked at as if the window were hostile: a JPEG of the agreed size, with the
 * picture in it and nothing else, not even behind its end. Pure; never throws.
 * @returns what is wrong and with which of the two; undefined: nothing
 */
export const checkAdded = (added: {
  readonly photo: Uint8Array;
  readonly thumb: Uint8Array;
}): { readonly field: 'photo' | 'thumb'; readonly problem: PhotoProblem } | undefined => {
  const photo = problemOf(added.photo, { bytes: MAX_PHOTO_BYTES, side: PHOTO_SIDE });
  if (photo) return { field: 'photo', problem: photo };
  const thumb = problemOf(added.thumb, { bytes: MAX_THUMB_BYTES, side: THUMB_SIDE });
  return thumb && { field: 'thumb', problem: thumb };
};
