const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** A clock that runs a little ahead of ours is not yesterday. */
const AHEAD_MS = 5 * 60_000;

/** `08:05` as the last time the centre's clocks said so; undefined: no time of day. */
export const lastTimeOf = (typed: string, now = Date.now()): number | undefined => {
  const [, hour, minute] = (/^(\d{1,2})[:：](\d{2})$/.exec(typed.trim()) ?? []).map(Number);
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59) return undefined;
  const midnight = Math.floor((now + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  const at = midnight + (hour * 60 + minute) * 60_000;
  return at > now + AHEAD_MS ? at - DAY_MS : at;
};
