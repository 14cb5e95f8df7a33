import { ok, type Output, type Result } from '../../../preload/contract';
import type { ReadPhoto } from '../types';

/** Why a photo is not to be seen, for the words in its place. */
export const createPhotoState =
  (photo: ReadPhoto) =>
  async ({ mediaId }: { readonly mediaId: string }): Promise<Result<Output<'media.state'>>> => {
    const answer = await photo(mediaId, false);
    if (answer.kind === 'refused') return ok({ state: 'refused', problem: answer.problem });
    return ok({ state: answer.kind === 'photo' ? 'here' : answer.kind });
  };
