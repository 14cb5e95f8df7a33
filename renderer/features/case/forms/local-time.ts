/** The centre's zone keeps one offset all year (no summer time since 1991), so no calendar is needed. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Instant to what stands in a time field, in the centre's time: `2026-11-23 23:42`. */
export const toField = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

const PATTERN = /^(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?\s+)?(\d{1,2})[:：](\d{2})$/;

/**
 * Back again, as people type it: `2026-11-23 23:42`, `11-23 23:42`, or `23:42` for the next time it is that late.
 * Undefined for anything else, and for days and hours that do not exist.
 */
export const fromField = (value: string, now = Date.now()): number | undefined => {
  const match = PATTERN.exec(value.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute] = match.map((part) => (part === undefined ? undefined : Number(part)));
  const today = new Date(now + OFFSET_MS);
  const [y, m, d] = [year ?? today.getUTCFullYear(), month ?? today.getUTCMonth() + 1, day ?? today.getUTCDate()];
  const local = new Date(Date.UTC(y, m - 1, d, hour, minute));
  if (local.getUTCMonth() !== m - 1 || local.getUTCDate() !== d || hour! > 23 || minute! > 59) return undefined;
  const at = local.getTime() - OFFSET_MS;
  return day === undefined && at <= now ? at + DAY_MS : at;
};
