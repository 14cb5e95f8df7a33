import { ok, type Input, type Output, type Result } from '../../../preload/contract';
import type { ReadPhoto } from '../types';

/** Why a photo, or its small picture, is not to be seen, for the words in its place. */
export const createPhotoState =
  (photo: ReadPhoto) =>
  async ({ mediaId, small }: Input<'media.state'>): Promise<Result<Output<'media.state'>>> => {
    const answer = await photo(mediaId, small);
    if (answer.kind === 'refused') return ok({ state: 'refused', problem: answer.problem });
    return ok({ state: answer.kind === 'photo' ? 'here' : answer.kind });
  };
