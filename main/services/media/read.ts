import { MAX_PHOTO_FILE_BYTES, MAX_THUMB_BYTES, type PhotoProblem } from '../../../preload/contract';
import { cleanPhoto, smallNameOf } from '../../domain';
import { StorageError, type KeptPhoto, type Media } from '../../ports';
import type { Context } from '../context';
import type { PhotoAnswer, ReadPhoto } from '../types';

/** Copies of the platform's photos, and of small pictures, take at most this many bytes of the cache. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_SMALL_BYTES = 64 * 1024 * 1024;
/** Which photo was looked at when is known to the day. */
const SAME_LOOK_MS = 24 * 60 * 60_000;
/** A platform full of bad files must not fill the memory with their names. */
const MOST_REMEMBERED = 10_000;

export interface PhotoReader {
  readonly read: ReadPhoto;
  /** Fetches a small picture and keeps it; never the whole photo. Never rejects. */
  readonly fetchSmall: ReadOne;
}
type ReadOne = (id: string) => Promise<PhotoAnswer>;

/**
 * Photos for the windows: from the cache if they are there, else from the platform, looked at, stripped and kept. Who asks for a small
 * one is given the small picture that the sender put beside it, and the whole photo only where there is none. What was refused once
 * is not fetched again.
 */
export const createReadPhoto = (context: Context): PhotoReader => {
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

  const refuse = (name: string, problem: PhotoProblem): PhotoAnswer => {
    if (refused.size >= MOST_REMEMBERED) refused.clear();
    refused.set(name, problem);
    return { kind: 'refused', problem };
  };

  const taken = (name: string, media: Media, keep: (clean: KeptPhoto) => void): PhotoAnswer => {
    if (media.own) return { kind: 'photo', media };
    const clean = cleanPhoto(media.bytes);
    if ('problem' in clean) return refuse(name, clean.problem);
    try {
      keep(clean);
    } catch (error) {
      // A full disk: it is shown all the same, and fetched again the next time.
      context.report('photos: a copy could not be kept', error);
    }
    return { kind: 'photo', media: clean };
  };

  const fetch = async (name: string, most: number, keep: (clean: KeptPhoto) => void): Promise<PhotoAnswer> => {
    try {
      const media = await upstream.media(name, most);
      if (media === undefined) return { kind: 'none' };
      if (media === 'too-large' || media.bytes.length > most) return refuse(name, 'too-large');
      return taken(name, media, keep);
    } catch (error) {
      context.report(`photo ${name} could not be fetched`, error);
      return { kind: 'unreachable' };
    }
  };

  /** Whoever asks for what is on its way waits for that. */
  const once = (name: string, most: number, keep: (clean: KeptPhoto) => void): Promise<PhotoAnswer> => {
    const problem = refused.get(name);
    if (problem) return Promise.resolve({ kind: 'refused', problem });
    const already = fetching.get(name);
    if (already) return already;
    const asked = fetch(name, most, keep).finally(() => fetching.delete(name));
    fetching.set(name, asked);
    return asked;
  };

  const fetchSmall: ReadOne = (id) =>
    once(smallNameOf(id), MAX_THUMB_BYTES, (clean) => store.write((tx) => tx.cacheThumb(id, clean, clock.now(), MOST_SMALL_BYTES)));
  const fetchWhole: ReadOne = (id) =>
    once(id, MAX_PHOTO_FILE_BYTES, (clean) => store.write((tx) => tx.cachePhoto(id, clean, clock.now(), MOST_BYTES)));

  const read: ReadPhoto = async (id, small) => {
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
    if (!small) return fetchWhole(id);
    const answer = await fetchSmall(id);
    // A sender that puts no small picture beside its photos, or one that is no picture.
    return answer.kind === 'none' || answer.kind === 'refused' ? fetchWhole(id) : answer;
  };
  return { read, fetchSmall };
};
