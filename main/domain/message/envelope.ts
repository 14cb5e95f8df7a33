import * as v from 'valibot';
import { MAX_MESSAGE_BYTES, PROTOCOL_VERSION } from '../../../preload/contract';
import { toInstant } from '../clock/local';
import { isDeeper } from './depth';
import { expectationOf, fieldOf } from './issue';

/** What the envelopes of all streams have. */
interface Common {
  readonly at: string;
}
export type EnvelopeRead<E> = { readonly ok: true; readonly envelope: E } | { readonly ok: false; readonly reason: string };

const fieldIn = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** Length in UTF-8. No character takes more than three bytes for each unit it has here: a short text is not too long. */
const bytesOf = (body: string): number => (body.length * 3 <= MAX_MESSAGE_BYTES ? body.length * 3 : new TextEncoder().encode(body).length);

/**
 * A message of a stream as an envelope of that stream's schema, or why it is none; the reason holds nothing of the message's
 * content. Checks size, JSON, nesting, version and schema. Whether it fits its subject is for the caller to check.
 */
export const readEnvelope = <E extends Common>(schema: v.GenericSchema<unknown, E>, body: string): EnvelopeRead<E> => {
  const unusable = (reason: string): EnvelopeRead<E> => ({ ok: false, reason });
  const bytes = bytesOf(body);
  if (bytes > MAX_MESSAGE_BYTES) return unusable(`too large: ${bytes} bytes, at most ${MAX_MESSAGE_BYTES}`);
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return unusable('not JSON');
  }
  if (isDeeper(value)) return unusable('nested too deep');
  const version = fieldIn(value, 'v');
  if (typeof version === 'number' && version > PROTOCOL_VERSION)
    return unusable(`protocol version ${version}; this console knows ${PROTOCOL_VERSION}`);
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (!parsed.success) return unusable(`not an envelope: ${fieldOf(parsed.issues[0])} ${expectationOf(parsed.issues[0])}`);
  // The schema of a record takes an array for one.
  if (Array.isArray(fieldIn(value, 'data'))) return unusable('not an envelope: data expected Object');
  if (toInstant(parsed.output.at) === undefined) return unusable('not an envelope: at names no instant');
  return { ok: true, envelope: parsed.output };
};
