import * as v from 'valibot';
import { Envelope, eventData, isEventType, MAX_MESSAGE_BYTES, PROTOCOL_VERSION, type CaseEvent } from '../../../preload/contract';
import { toInstant } from '../clock/local';
import type { AnyEvent } from '../types';
import { isDeeper } from './depth';
import { expectationOf, fieldOf } from './issue';

export type ParsedEnvelope = { readonly ok: true; readonly envelope: Envelope } | { readonly ok: false; readonly reason: string };
export type ParsedEvent =
  { readonly ok: true; readonly event: AnyEvent } | { readonly ok: false; readonly field: string; readonly message: string };

const unusable = (reason: string): ParsedEnvelope => ({ ok: false, reason });

const fieldIn = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/**
 * A message of the stream as an envelope, or why it is none; the reason holds nothing of the message's content.
 * Checks size, JSON, nesting, version and schema. Whether its area fits its subject is for the caller to check.
 */
export const parseEnvelope = (body: string): ParsedEnvelope => {
  const bytes = new TextEncoder().encode(body).length;
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
  const parsed = v.safeParse(Envelope, value, { abortEarly: true });
  if (!parsed.success) return unusable(`not an envelope: ${fieldOf(parsed.issues[0])} ${expectationOf(parsed.issues[0])}`);
  // The schema of a record takes an array for one.
  if (Array.isArray(fieldIn(value, 'data'))) return unusable('not an envelope: data expected Object');
  if (toInstant(parsed.output.at) === undefined) return unusable('not an envelope: at names no instant');
  return { ok: true, envelope: parsed.output };
};

/** Fields of an event's data that hold a time. */
const TIMES = ['dueAt', 'until', 'promisedAt'] as const;

/** The event in an envelope. A type this version does not know is an event too, marked `unknown`. */
export const parseEvent = (envelope: Envelope): ParsedEvent => {
  if (!isEventType(envelope.type)) return { ok: true, event: { ...envelope, unknown: true } };
  const parsed = v.safeParse(eventData[envelope.type], envelope.data, { abortEarly: true });
  if (!parsed.success) return { ok: false, field: `data.${fieldOf(parsed.issues[0])}`, message: expectationOf(parsed.issues[0]) };
  const data: Record<string, unknown> = parsed.output;
  const field = TIMES.find(
    (name) =>
      Object.hasOwn(eventData[envelope.type as keyof typeof eventData].entries, name) &&
      typeof data[name] === 'string' &&
      toInstant(data[name]) === undefined,
  );
  if (field !== undefined) return { ok: false, field: `data.${field}`, message: 'names no instant' };
  // The schema of this very type has parsed the data; the compiler cannot follow the lookup.
  return { ok: true, event: { ...envelope, data } as unknown as CaseEvent };
};
