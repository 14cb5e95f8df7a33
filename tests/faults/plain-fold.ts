import { createHash } from 'node:crypto';
import { atStoreTime, canonical, evolve, parseEnvelope, parseEvent, type AnyEvent, type CaseState } from '../../main/domain';
import type { StreamMessage } from './stream';

/** An event of the stream that counts: it parses, fits its subject, and no earlier message had its id. */
export const eventsOf = (messages: readonly StreamMessage[]): readonly AnyEvent[] => {
  const seen = new Set<string>();
  return messages.flatMap(({ subject, body, storedAt }) => {
    const envelope = parseEnvelope(body);
    const event = envelope.ok ? parseEvent(atStoreTime(envelope.envelope, storedAt).envelope) : undefined;
    if (!event?.ok || seen.has(event.event.id) || !subject.endsWith(`.${event.event.caseId}`)) return [];
    seen.add(event.event.id);
    return [event.event];
  });
};

/** The digest that a console has to reach, from the stream alone: no store, no services, no line. */
export const plainHash = (events: readonly AnyEvent[]): string => {
  const cases = new Map<string, CaseState>();
  for (const event of events) {
    const state = evolve(cases.get(event.caseId), event);
    if (state) cases.set(event.caseId, state);
  }
  const hash = createHash('sha256');
  const lines = [...cases].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, state]) => `${id}:${sha256(canonical(state))}`);
  if (lines.length > 0) hash.update(`${lines.join('\n')}\n`);
  return hash.digest('hex');
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
