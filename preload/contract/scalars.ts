import * as v from 'valibot';

/** UUID version 7 in lower case (RFC 9562, section 5.7): case, task, event, command and media ids. */
export const Id = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'a UUIDv7 in lower case'),
);

/** Administrative code: district 6, township 9, village 12 digits (GB/T 2260, GB/T 10114). */
export const AreaCode = v.pipe(v.string(), v.regex(/^\d{6}(\d{3}(\d{3})?)?$/, 'an area code of 6, 9 or 12 digits'));

/** The code of a grid or any other short identifier given by the platform. */
export const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Instant inside the console: integer milliseconds since 1970-01-01T00:00:00Z. */
export const Millis = v.pipe(v.number(), v.safeInteger());

/** Instant on the wire: ISO 8601 with offset. */
export const Timestamp = v.pipe(v.string(), v.isoTimestamp('an ISO 8601 time with offset'));

/** Text a person typed: trimmed, 1 to `max` characters. */
export const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(max));

export const Longitude = v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180));
export const Latitude = v.pipe(v.number(), v.finite(), v.minValue(-90), v.maxValue(90));

export type LonLat = readonly [lon: number, lat: number];

/** Every value kept, read-only, in the shape the schema gives. */
export type Of<S extends v.GenericSchema> = v.InferOutput<S>;
