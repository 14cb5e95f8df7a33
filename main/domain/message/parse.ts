import * as v from 'valibot';
import { Envelope, eventData, isEventType, type CaseEvent } from '../../../preload/contract';
import { toInstant } from '../clock/local';
import type { AnyEvent } from '../types';
import { readEnvelope, type EnvelopeRead } from './envelope';
import { expectationOf, fieldOf } from './issue';

export type ParsedEnvelope = EnvelopeRead<Envelope>;
export type ParsedEvent =
  { readonly ok: true; readonly event: AnyEvent } | { readonly ok: false; readonly field: string; readonly message: string };

/** A message of the stream of cases as an envelope, or why it is none. */
export const parseEnvelope = (body: string): ParsedEnvelope => readEnvelope(Envelope, body);

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
