import type { Of } from '../scalars';
import * as v from 'valibot';

/** What can be wrong with a file that somebody says is a photo. The interface has words for each. 照片问题 */
export const PHOTO_PROBLEMS = [
  'empty',
  'too-large',
  'not-a-photo',
  'heic',
  'animated',
  'too-many-pixels',
  'damaged',
  /** Carries more than the picture: place, device, comments. */
  'metadata',
] as const;
export const PhotoProblem = v.picklist(PHOTO_PROBLEMS);
export type PhotoProblem = Of<typeof PhotoProblem>;

/** Why a photo stays unsent until somebody does something about it. The interface has words for each. 未上传的原因 */
export const PHOTO_REFUSALS = [
  /** The login may not put photos there. */
  'permission',
  'too-large',
  /** What this console kept of it cannot be read any more. */
  'damaged',
] as const;
export const PhotoRefusal = v.picklist(PHOTO_REFUSALS);
export type PhotoRefusal = Of<typeof PhotoRefusal>;

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

/** What the header says, before anything is decoded. */
export interface PhotoFacts {
  readonly type: PhotoType;
  /** Pixels, as stored: a turn written in the metadata is not counted. */
  readonly width: number;
  readonly height: number;
}

/** One part of a file: a JPEG segment, a PNG or WebP chunk. */
export interface PhotoPart {
  /** JPEG: the marker as two hexadecimal digits, such as `e1`. Else the four letters of the chunk. */
  readonly name: string;
  /** Its first byte, and the one behind its last. */
  readonly from: number;
  readonly to: number;
}

/** More parts than this no camera writes; a file that has them is meant to be slow. */
export const MAX_PARTS = 20_000;

export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));
