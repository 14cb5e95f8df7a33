import { MAX_PHOTO_FILE_BYTES, type PhotoProblem } from '../../../preload/contract';
import { cleanPhoto } from '../../domain';
import { StorageError, type Media } from '../../ports';
import type { Context } from '../context';
import type { PhotoAnswer, ReadPhoto } from '../types';

/** Copies of the platform's photos take at most this many bytes of the cache. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Which photo was looked at when is known to the day. */
const SAME_LOOK_MS = 24 * 60 * 60_000;
/** A platform full of bad files must not fill the memory with their names. */
const MOST_REMEMBERED = 10_000;

/**
 * Photos for the windows: from the cache if they are there, else from the platform, looked at, stripped and kept. What was refused once
 * is not fetched again.
 */
export const createReadPhoto = (context: Context): ReadPhoto => {
  const { store, upstream, clock } = context;
  const refused = new Map<string, PhotoProblem>();
  const looked = new Map<string, number>();
  const fetching = new Map<string, Promise<PhotoAnswer>>();

  /** The copies looked at least lately go first; a look that could not be written down does no harm. */
  const touch = (id: string): void => {
    const now = clock.now();
    if (now - (looked.get(id) ?? Number.NEGATIVE_INFINITY) < SAME_LOOK_MS) return;
    if (looked.size >= MOST_REMEMBERED) looked.clear();
    looked.set(id, now);
    try {
      store.write((tx) => tx.touchPhoto(id, now));
    } catch (error) {
      context.report('photos: a look could not be written down', error);
    }
  };

  const refuse = (id: string, problem: PhotoProblem): PhotoAnswer => {
    if (refused.size >= MOST_REMEMBERED) refused.clear();
    refused.set(id, problem);
    return { kind: 'refused', problem };
  };

  const taken = (id: string, media: Media): PhotoAnswer => {
    if (media.own) return { kind: 'photo', media };
    const clean = cleanPhoto(media.bytes);
    if ('problem' in clean) return refuse(id, clean.problem);
    try {
      store.write((tx) => tx.cachePhoto(id, clean, clock.now(), MOST_BYTES));
    } catch (error) {
      // A full disk: it is shown all the same, and fetched again the next time.
      context.report('photos: a copy could not be kept', error);
    }
    return { kind: 'photo', media: clean };
  };

  const fetch = async (id: string): Promise<PhotoAnswer> => {
    try {
      const media = await upstream.media(id);
      if (media === undefined) return { kind: 'none' };
      if (media === 'too-large' || media.bytes.length > MAX_PHOTO_FILE_BYTES) return refuse(id, 'too-large');
      return taken(id, media);
    } catch (error) {
      context.report(`photo ${id} could not be fetched`, error);
      return { kind: 'unreachable' };
    }
  };

  return async (id, small) => {
    const problem = refused.get(id);
    if (problem) return { kind: 'refused', problem };
    try {
      const here = store.read.photo(id, small);
      if (here) {
        touch(id);
        return { kind: 'photo', media: here };
      }
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      context.fault(error);
      return { kind: 'unreachable' };
    }
    const already = fetching.get(id);
    if (already) return already;
    const asked = fetch(id).finally(() => fetching.delete(id));
    fetching.set(id, asked);
    return asked;
  };
};
