/** The centre's zone keeps one offset all year (no summer time since 1991), so no calendar is needed. */
const OFFSET_MS = 8 * 3_600_000;

/** Instant to the value of a `datetime-local` field, in the centre's time: `2026-11-23T08:42`. */
export const toField = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 16);

/** Back again; undefined for a field that is empty or half typed. */
export const fromField = (value: string): number | undefined => {
  const at = Date.parse(`${value}:00.000Z`);
  return Number.isFinite(at) ? at - OFFSET_MS : undefined;
};
