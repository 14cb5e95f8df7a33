import * as v from 'valibot';
import { MAX_PHOTO_BYTES, MAX_THUMB_BYTES, PhotoProblem, PhotoRefusal } from '../photo';
import { Id, Millis } from '../scalars';
import { channel } from './channel';

/** Photos of one case: its report's and its tasks'. */
const Ids = v.pipe(v.array(Id), v.maxLength(500));

const jpeg = (max: number) => v.pipe(v.instance(Uint8Array), v.minLength(1), v.maxLength(max));

/** Photos taken in at this console and shown in it. 照片 */
export const mediaChannels = {
  /**
   * Keeps a photo that the window has made ready: JPEG with nothing but the picture in it, and a small one of it. It is sent once a
   * command names it; if none does within a day it is removed. Refused as `bad-input` with the `problem` in its details.
   */
  'media.add': channel(v.strictObject({ photo: jpeg(MAX_PHOTO_BYTES), thumb: jpeg(MAX_THUMB_BYTES) }), v.strictObject({ mediaId: Id })),
  /** Why a photo, or its `small` picture, is not to be seen: `unreachable` and `none` may pass; `here`: it is there, and cannot be decoded. */
  'media.state': channel(
    v.strictObject({ mediaId: Id, small: v.boolean() }),
    v.variant('state', [
      v.strictObject({ state: v.picklist(['here', 'none', 'unreachable']) }),
      v.strictObject({ state: v.literal('refused'), problem: PhotoProblem }),
    ]),
  ),
  /**
   * Of these photos those that commands of this console named and the platform has not got. A refused one stays on this machine with
   * what the platform `said`, in its own words, and is sent again by `media.retry` only, if this seat `mayRetry`.
   */
  'media.unsent': channel(
    v.strictObject({ mediaIds: Ids }),
    v.strictObject({
      mayRetry: v.boolean(),
      photos: v.array(
        v.variant('state', [
          v.strictObject({ mediaId: Id, state: v.literal('waiting') }),
          v.strictObject({ mediaId: Id, state: v.literal('refused'), why: PhotoRefusal, said: v.string(), at: Millis }),
        ]),
      ),
    }),
  ),
  /** Sends refused ones of these again. @returns how many they are */
  'media.retry': channel(v.strictObject({ mediaIds: Ids }), v.strictObject({ again: v.number() })),
} as const;
