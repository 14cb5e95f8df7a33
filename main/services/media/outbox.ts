import type { Subscription } from 'rxjs';
import { smallNameOf } from '../../domain';
import { StorageError, type KeptPhoto, type Line, type PutMediaAnswer } from '../../ports';
import { backoff } from '../backoff';
import type { Context } from '../context';
import { LOOSE_FOR_MS } from './add';

/** How often what was put off is looked at, and how often loose photos are, ms. */
const TICK_MS = 1000;
const SWEEP_MS = 60 * 60_000;

const refusedAs = (reason: string): PutMediaAnswer => ({ kind: 'refused', why: 'damaged', reason });

export interface MediaOutbox {
  start(): void;
  /** A command may have named a photo. */
  kick(): void;
  /** Lets the piece of a photo that is under way finish. */
  stop(): Promise<void>;
}

/**
 * Sends photos that commands named, one at a time and beside the commands, which never wait for them: an answer from the
 * field must not be held up by its picture. All small pictures go before all whole ones, so that the other seats soon see something
 * of each. Keeps nothing of its own that a restart could lose.
 */
export const createMediaOutbox = (context: Context): MediaOutbox => {
  const { store, upstream, clock } = context;
  let line: Line['kind'] = 'offline';
  let started = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let subscription: Subscription | undefined;

  const tick = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      pump();
    }, TICK_MS);
  };

  /** One that cannot be read must not keep the others from being sent. */
  const kept = (id: string, small: boolean): KeptPhoto | { readonly damaged: string } => {
    try {
      return store.read.photo(id, small) ?? { damaged: 'its bytes are gone' };
    } catch (error) {
      if (error instanceof StorageError && error.fault === 'damaged') return { damaged: error.message };
      throw error;
    }
  };

  /** Whether what is under way is still first: a small picture goes before the rest of a whole one, and so does the end. */
  const goesOn = (small: boolean): boolean =>
    started && line !== 'offline' && (small || store.read.mediaToSend(clock.now(), 1)[0]?.small !== true);

  /** One photo. False: there is none to be sent now. */
  const step = async (): Promise<boolean> => {
    const [next] = store.read.mediaToSend(clock.now(), 1);
    if (!next) return false;
    const { id, small } = next;
    const photo = kept(id, small);
    const answer =
      'damaged' in photo ? refusedAs(photo.damaged) : await upstream.putMedia(small ? smallNameOf(id) : id, photo, () => goesOn(small));
    if (answer.kind === 'paused') return true;
    if (answer.kind === 'refused') context.report(`photo ${id} will not be sent: ${answer.reason}`);
    store.write((tx) => {
      if (answer.kind === 'unreachable') tx.postponeMedia(id, clock.now() + backoff(next.attempts, context.random));
      else if (answer.kind === 'refused') tx.refuseMedia(id, { why: answer.why, said: answer.reason, at: clock.now() });
      else if (small) tx.thumbSent(id);
      else tx.mediaSent(id);
    });
    // The windows say so beside the photo.
    if (answer.kind !== 'unreachable') context.changed$.next({ caseIds: [] });
    return true;
  };

  const run = async (): Promise<void> => {
    try {
      while (started && line !== 'offline' && (await step()));
      if (started && line !== 'offline' && store.read.mediaCounts().waiting > 0) tick();
    } catch (error) {
      // The disk does not take the answer. The platform knows the photo by its id when it is offered again.
      context.report('photos: what is unsent could not be read or marked', error);
      if (started) tick();
    }
  };

  const pump = (): void => {
    if (!started || line === 'offline') return;
    running ??= run().finally(() => {
      running = undefined;
    });
  };

  const sweep = (): void => {
    try {
      store.write((tx) => tx.dropLooseMedia(clock.now() - LOOSE_FOR_MS));
    } catch (error) {
      context.report('photos: loose ones could not be removed', error);
    }
  };

  return {
    start: () => {
      started = true;
      sweep();
      sweeping = setInterval(sweep, SWEEP_MS);
      subscription = upstream.line$.subscribe((now) => {
        line = now.kind;
        pump();
      });
    },
    kick: pump,
    stop: async () => {
      started = false;
      subscription?.unsubscribe();
      clearTimeout(timer);
      clearInterval(sweeping);
      await running;
    },
  };
};
