import type { Inbox, PlatformEntry, PlatformLog, Position, RawDirectoryEntry } from '../../ports';
import { messageOf, type Timers } from './turn';

const EVENTS_A_BATCH = 200;
const ENTRIES_A_BATCH = 500;
/** After the console could not take a batch. */
const RETRY_MS = 1000;

export interface Delivery {
  /** Something new may be in the log. */
  poke(): void;
  /** Ends when the batch under way has been taken. */
  stop(): Promise<void>;
}

/**
 * Hands over everything after a position in order, then what comes; one batch at a time, none twice. `trouble` hears
 * why the next batch could not be read or taken, and undefined when it could again.
 */
export const deliver = (
  log: PlatformLog,
  from: Position,
  inbox: Inbox,
  timers: Timers,
  trouble: (reason: string | undefined) => void,
): Delivery => {
  let stopped = false;
  let wake: (() => void) | undefined;
  let { directoryRev, seq, careSeq, broadcastSeq = 0 } = from;
  let isDirectoryRead = false;

  const entry = ({ kind, key, value }: { kind: string; key: string; value: string | null }): RawDirectoryEntry => ({
    kind: kind as RawDirectoryEntry['kind'],
    key,
    value: value === null ? null : JSON.parse(value),
  });

  const message = ({ seq: number, subject, body }: PlatformEntry) => ({ seq: number, subject, body });

  /** True: there was something. The directory goes first, since events speak of what it holds. */
  const step = async (): Promise<boolean> => {
    const entries = log.directoryAfter(directoryRev, ENTRIES_A_BATCH);
    if (entries.length > 0) {
      const last = entries.at(-1)!.rev;
      await inbox.directory(entries.map(entry), last);
      directoryRev = last;
      return true;
    }
    if (!isDirectoryRead) await inbox.directoryRead();
    isDirectoryRead = true;
    const events = log.after(seq, EVENTS_A_BATCH);
    if (events.length > 0) {
      await inbox.events(events.map(message));
      seq = events.at(-1)!.seq;
      return true;
    }
    const care = log.care.after(careSeq, EVENTS_A_BATCH);
    if (care.length > 0) {
      await inbox.care(care.map(message));
      careSeq = care.at(-1)!.seq;
      return true;
    }
    const broadcasts = log.broadcasts.after(broadcastSeq, EVENTS_A_BATCH);
    if (broadcasts.length === 0) return false;
    await inbox.broadcasts(broadcasts.map(message));
    broadcastSeq = broadcasts.at(-1)!.seq;
    return true;
  };

  const pause = (ms?: number) =>
    new Promise<void>((resolve) => {
      const timer = ms === undefined ? undefined : timers.set(resolve, ms);
      wake = () => {
        if (timer !== undefined) timers.clear(timer);
        resolve();
      };
    });

  let poked = false;
  const run = async () => {
    while (!stopped) {
      poked = false;
      try {
        const more = await step();
        trouble(undefined);
        if (!more && !poked && !stopped) await pause();
      } catch (error) {
        // The batch stays ours until it is taken.
        trouble(messageOf(error));
        if (!stopped) await pause(RETRY_MS);
      }
    }
  };
  const running = run();

  return {
    poke: () => {
      poked = true;
      wake?.();
    },
    stop: async () => {
      stopped = true;
      wake?.();
      await running;
    },
  };
};
