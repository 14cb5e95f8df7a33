import { fail, ok, type Input, type Output, type Result } from '../../../preload/contract';
import type { Context } from '../context';

/** Who adds photos may send them again; an observer does neither. */
const mayRetry = ({ getSeat }: Context): boolean => getSeat().role !== 'observer';

/** Which of these photos the platform has not got, and why. */
export const createReadUnsent =
  (context: Context) =>
  ({ mediaIds }: Input<'media.unsent'>): Result<Output<'media.unsent'>> =>
    ok({
      mayRetry: mayRetry(context),
      photos: context.store.read
        .unsentMedia(mediaIds)
        .map(({ id: mediaId, refused }) => (refused ? { mediaId, state: 'refused', ...refused } : { mediaId, state: 'waiting' })),
    });

/** Sends again what the platform refused: a permission may have been given meanwhile. */
export const createRetryPhotos =
  (context: Context, kick: () => void) =>
  ({ mediaIds }: Input<'media.retry'>): Result<Output<'media.retry'>> => {
    if (!mayRetry(context)) return fail('not-allowed', 'an observer sends nothing');
    const again = context.store.write((tx) => tx.retryMedia(mediaIds));
    if (again > 0) {
      context.changed$.next({ caseIds: [] });
      setImmediate(kick);
    }
    return ok({ again });
  };
