import * as v from 'valibot';
import type { Of } from './scalars';

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/**
 * How far a console's audit had come when it published an event: the envelope carries it as `audit`, so that the end of
 * the chain stands in the platform's stream, which no console can change. It tells nothing of what was looked at.
 */
export const AuditEnd = v.looseObject({
  /** Names the console: digest of the key by which it signs. */
  console: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** Names the chain: digest of its first record. */
  chain: digest,
  /** Number of its last record. */
  n: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Digest of that record, which is one of all before it. */
  hash: digest,
});
export type AuditEnd = Of<typeof AuditEnd>;
