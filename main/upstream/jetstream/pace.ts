/** A transaction while others wait for nothing but this: the console is behind and says so; ms. */
const CATCHING_UP_MS = 100;
/** A transaction while people work: a question or a click that comes meanwhile waits no longer than this; ms. */
const WORKING_MS = 5;
/** More messages than these that the server has not sent yet when a line comes up are not the day's traffic: whoever waits, waits for them. */
const BEHIND = 500;
/** So many once it had caught up are a storm in which somebody works: some seconds late, but his questions are answered. */
const STORM = 5000;
/** Bounds of a batch: fewer would make every message pay for a commit, more would be fetched ahead for nothing. */
const CATCHING_UP = { least: 100, most: 2000, ms: CATCHING_UP_MS };
const WORKING = { least: 10, most: 500, ms: WORKING_MS };
/** Before anything has been measured: what a slow machine takes in, messages a ms. */
const FIRST_GUESS = 2;

/** How many messages go into one transaction: as many as are taken in within a time that nobody notices. */
export interface Pace {
  /**
   * Behind by so many messages, waiting a moment for more of them costs nobody anything. Asked before each batch: whoever was
   * once told of few has caught up from then on, and it takes more to be behind.
   */
  isBehind(unsent: number): boolean;
  most(unsent: number): number;
  /** So many messages took `ms`. */
  took(count: number, ms: number): void;
}

export const createPace = (): Pace => {
  let perMs = FIRST_GUESS;
  let hadCaughtUp = false;
  const isBehind = (unsent: number): boolean => {
    hadCaughtUp ||= unsent <= BEHIND;
    return unsent > (hadCaughtUp ? STORM : BEHIND);
  };
  return {
    isBehind,
    most: (unsent) => {
      const { least, most, ms } = isBehind(unsent) ? CATCHING_UP : WORKING;
      return Math.min(most, Math.max(least, Math.round(perMs * ms)));
    },
    took: (count, ms) => {
      // Of a few messages the commit is most of the time; the more there are, the more their time says.
      const weight = Math.min(0.5, count / 100);
      perMs += weight * (count / Math.max(ms, 0.1) - perMs);
    },
  };
};
