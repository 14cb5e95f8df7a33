import { fail, ok, type Input, type Output, type Result } from '../../../preload/contract';
import { checkAdded } from '../../domain';
import type { Context } from '../context';

/** Photos in forms that nobody has sent; more than a hand can add in a day would only fill the disk. */
const MOST_LOOSE = 100;
/** A photo that no command has named by then is removed, ms. */
export const LOOSE_FOR_MS = 24 * 60 * 60_000;

/** Keeps a photo made ready by a window, if it is what it must be. `ok` means that it is on the disk. */
export const createAddPhoto =
  (context: Context) =>
  (added: Input<'media.add'>): Result<Output<'media.add'>> => {
    const { store, clock } = context;
    if (context.getSeat().role === 'observer') return fail('not-allowed', 'an observer adds nothing');
    const wrong = checkAdded(added);
    if (wrong) return fail('bad-input', `the ${wrong.field} cannot be kept: ${wrong.problem}`, { ...wrong });
    if (store.read.mediaCounts().loose >= MOST_LOOSE) return fail('limit-reached', 'too many photos wait in forms', { limit: MOST_LOOSE });
    const mediaId = context.newId();
    store.write((tx) => tx.addPhoto(mediaId, { type: 'image/jpeg', bytes: added.photo }, added.thumb, clock.now()));
    return ok({ mediaId });
  };
