import * as v from 'valibot';
import type { Of } from './scalars';

/**
 * Codes an answer can carry instead of a value. The interface has words for each: what happened, what is safe, what
 * to do. `details` names the field, state or number concerned and never holds personal data.
 */
export const ERROR_CODES = [
  'bad-input',
  'not-found',
  'not-allowed',
  'wrong-state',
  'limit-reached',
  'duplicate',
  'disk-full',
  'storage-failed',
  'locked',
  'closing',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const CallError = v.strictObject({
  code: v.picklist(ERROR_CODES),
  message: v.string(),
  details: v.optional(v.record(v.string(), v.unknown())),
});
export type CallError = Of<typeof CallError>;

/** Every answer through the door. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (code: ErrorCode, message: string, details?: Record<string, unknown>): Result<never> => ({
  ok: false,
  error: details ? { code, message, details } : { code, message },
});
