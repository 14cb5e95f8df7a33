import { DAY_MS, toInstant, toTimestamp } from '../clock/local';

/** Ahead of the platform by more than a month no clock is that somebody works by. */
const AHEAD_MS = 31 * DAY_MS;
/** What was done offline comes late; later than a year it was not the line that was late. */
const BEHIND_MS = 366 * DAY_MS;

/** An envelope that counts from the time the platform stored it; `claimedAt` is what its sender's clock said. */
export type Retimed<E> = E & { readonly claimedAt?: string };

/**
 * An envelope whose own time is years away from the time at which the platform stored the message counts from the latter.
 * Both times are the stream's, so all consoles say the same. Any other is handed back as it is.
 * @param storedAt ms; undefined: the platform does not say
 */
export const atStoreTime = <E extends { readonly at: string }>(
  envelope: E,
  storedAt: number | undefined,
): { readonly envelope: Retimed<E>; readonly retimed: boolean } => {
  const at = toInstant(envelope.at);
  if (storedAt === undefined || at === undefined || (at <= storedAt + AHEAD_MS && at >= storedAt - BEHIND_MS))
    return { envelope, retimed: false };
  return { envelope: { ...envelope, at: toTimestamp(storedAt), claimedAt: envelope.at }, retimed: true };
};
