const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/** Wait before attempt `attempts` + 1, ms: doubles up to half a minute, with jitter so that consoles do not come in step. */
export const backoff = (attempts: number, random: (bytes: Uint8Array) => Uint8Array): number => {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 10));
  const [byte = 0] = random(new Uint8Array(1));
  return Math.round(whole * (0.5 + byte / 510));
};

/**
 * Whether something put off until `until` has to wait still. No wait is longer than the longest one: what lies further
 * ahead was put off by a clock that has been set back since.
 */
export const waits = (until: number, now: number): boolean => until > now && until - now <= LONGEST_MS;
