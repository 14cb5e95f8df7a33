import * as v from 'valibot';
import { MAX_PHOTO_BYTES, MAX_THUMB_BYTES, PhotoProblem } from '../photo';
import { Id } from '../scalars';
import { channel } from './channel';

const jpeg = (max: number) => v.pipe(v.instance(Uint8Array), v.minLength(1), v.maxLength(max));

/** Photos taken in at this console and shown in it. 照片 */
export const mediaChannels = {
  /**
   * Keeps a photo that the window has made ready: JPEG with nothing but the picture in it, and a small one of it. It is sent once a
   * command names it; if none does within a day it is removed. Refused as `bad-input` with the `problem` in its details.
   */
  'media.add': channel(v.strictObject({ photo: jpeg(MAX_PHOTO_BYTES), thumb: jpeg(MAX_THUMB_BYTES) }), v.strictObject({ mediaId: Id })),
  /** Why a photo is not to be seen: `unreachable` and `none` may pass; `here`: it is there, and cannot be decoded. */
  'media.state': channel(
    v.strictObject({ mediaId: Id }),
    v.variant('state', [
      v.strictObject({ state: v.picklist(['here', 'none', 'unreachable']) }),
      v.strictObject({ state: v.literal('refused'), problem: PhotoProblem }),
    ]),
  ),
} as const;
