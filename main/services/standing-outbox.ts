import type { Subscription } from 'rxjs';
import type { Outgoing } from '../ports';
import { backoff } from './backoff';
import type { Context } from './context';

const TICK_MS = 1000;
/** Heads taken at a time. */
const HEADS = 50;
const ALL = Number.MAX_SAFE_INTEGER;

/** What waits to be sent and stands for itself: an event that is not decided again when its subject has moved on. */
export interface StandingQueue<T extends { readonly attempts: number }> {
  /** What it is called in the log. */
  readonly name: string;
  /** The oldest of each subject, due at or before `now`. */
  heads(now: number, limit: number): readonly T[];
  /** Whether it still waits: while others were sent it may have come back through the stream. */
  isUnsent(one: T): boolean;
  messageOf(one: T): Outgoing;
  stored(one: T, seq: number): void;
  refused(one: T, reason: string): void;
  postpone(one: T, notBefore: number): void;
}

export interface StandingOutbox<T> {
  start(): void;
  kick(): void;
  /** Whether it is under way at this moment: it cannot be taken back any more. */
  isUnderWay(is: (one: T) => boolean): boolean;
  /** Lets what is under way finish. */
  stop(): Promise<void>;
}

/**
 * Sends events that stand for themselves, one at a time, in order within a subject. When the subject has moved on, the same
 * event goes again behind what came first.
 */
export const createStandingOutbox = <T extends { readonly attempts: number }>(
  context: Context,
  queue: StandingQueue<T>,
): StandingOutbox<T> => {
  const { upstream, clock } = context;
  let up = false;
  /** Whether what was put off waits until its time. */
  let putOff = true;
  let started = false;
  let underWay: T | undefined;
  let sending: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let line: Subscription | undefined;

  /** False: nothing more can be done for now. */
  const send = async (one: T): Promise<boolean> => {
    underWay = one;
    try {
      const answer = await upstream.publish(queue.messageOf(one));
      if (answer.kind === 'stored') queue.stored(one, answer.seq);
      else if (answer.kind === 'refused') {
        context.report(`${queue.name}: the platform refused an event`);
        queue.refused(one, answer.reason);
      } else queue.postpone(one, clock.now() + backoff(one.attempts, context.random));
      return answer.kind !== 'unreachable';
    } finally {
      underWay = undefined;
    }
  };

  const run = async (): Promise<void> => {
    try {
      for (let more = true; more && started && up;) {
        const heads = queue.heads(putOff ? clock.now() : ALL, HEADS);
        putOff = true;
        more = heads.length > 0;
        // Sent once more, what has come back meanwhile would be stored twice.
        for (const head of heads) if (!started || !up || (queue.isUnsent(head) && !(await send(head)))) more = false;
      }
    } catch (error) {
      // The disk does not take the answer. The platform knows the event by its id when asked again.
      context.report(`${queue.name}: what is unsent could not be sent`, error);
    }
  };

  const kick = (): void => {
    if (!started || !up) return;
    sending ??= run().finally(() => {
      sending = undefined;
      clearTimeout(timer);
      if (started && queue.heads(ALL, 1).length > 0) timer = setTimeout(kick, TICK_MS);
    });
  };

  return {
    start: () => {
      started = true;
      line = upstream.line$.subscribe(({ kind }) => {
        const isUp = kind === 'online' || kind === 'catching-up' || kind === 'embedded';
        // What was put off while there was no line does not wait for the rest of its time.
        if (isUp && !up) putOff = false;
        up = isUp;
        kick();
      });
    },
    kick,
    isUnderWay: (is) => underWay !== undefined && is(underWay),
    stop: async () => {
      started = false;
      line?.unsubscribe();
      clearTimeout(timer);
      await sending;
    },
  };
};
