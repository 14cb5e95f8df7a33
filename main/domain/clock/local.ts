/**
 * Local time of the place: China standard time, UTC+8, no summer time since 1991. A fixed offset keeps the rules
 * independent of the machine's time zone and of its time-zone data.
 */
export const OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** Days since 1970-01-01 of the local date that holds this instant. */
export const localDay = (instant: number): number => Math.floor((instant + OFFSET_MS) / DAY_MS);

/** Instant at which that local day begins. */
export const startOfDay = (day: number): number => day * DAY_MS - OFFSET_MS;

/** Local date as YYYY-MM-DD. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Instant at which the local date YYYY-MM-DD begins; undefined: not a date. */
export const startOfDate = (date: string): number | undefined => {
  const utc = Date.parse(`${date}T00:00:00.000Z`);
  return Number.isFinite(utc) ? utc - OFFSET_MS : undefined;
};

/** ISO 8601 with the local offset, as the wire has it. */
export const toTimestamp = (instant: number): string => `${new Date(instant + OFFSET_MS).toISOString().slice(0, -1)}+08:00`;

/** The year 9999 ends here; nothing this console handles lies beyond, and `Date` prints nothing odd before it. */
const LAST = Date.UTC(9999, 11, 30);

/** `Date` takes February 31st for a day in March. */
const isDate = (date: string, dayOfMonth: number): boolean => new Date(`${date}T00:00:00.000Z`).getUTCDate() === dayOfMonth;

/** Milliseconds of a wire timestamp; undefined when no calendar has it (February 31st) or it lies beyond year 1 to 9999. */
export const toInstant = (timestamp: string): number | undefined => {
  const parts = /^(\d{4}-\d{2}-(\d{2}))[T ](\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}(?::?\d{2})?)$/.exec(timestamp);
  if (!parts) return undefined;
  const [, date = '', dayOfMonth = '', time = '', fraction = '.', zone = 'Z'] = parts;
  if (Number(dayOfMonth) > 28 && !isDate(date, Number(dayOfMonth))) return undefined;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const offset = zone === 'Z' ? 'Z' : `${zone[0] ?? '+'}${digits.slice(0, 2)}:${digits.slice(2)}`;
  const instant = Date.parse(`${date}T${time}.${fraction.slice(1, 4).padEnd(3, '0')}${offset}`);
  return Number.isFinite(instant) && instant >= 0 && instant <= LAST ? instant : undefined;
};
