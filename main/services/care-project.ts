import type { CareEnvelope, CareEvent } from '../../preload/contract';
import { careOf, evolveCare, parseCare, type CareState } from '../domain';
import type { PersonEntry, StoreWrites } from '../ports';
import type { Context } from './context';

/** Stored events were parsed on their way in; one that no longer parses is passed over. */
const eventOf = (envelope: CareEnvelope): CareEvent | undefined => {
  const event = parseCare(envelope);
  return typeof event === 'object' ? event : undefined;
};

/** The state of somebody in care: the record's own where nothing has happened yet. */
export const careState = ({ person, care }: PersonEntry): CareState => care ?? careOf(person);

/**
 * Folds a person's events anew, confirmed ones in the stream's order and unsent ones after them, and keeps the state. Events
 * that arrive before their person wait for the record. A refused one counts for nothing.
 */
export const refoldCare = (context: Context, tx: StoreWrites, personId: string): void => {
  const entry = tx.person(personId);
  if (!entry) return;
  const events = tx.careEvents(personId);
  if (events.length === 0) return;
  tx.putCare(
    events
      .filter(({ refused }) => refused === undefined)
      .reduce((state, { envelope }) => {
        const event = eventOf(envelope);
        return event ? evolveCare(state, event, context.care) : state;
      }, careOf(entry.person)),
  );
};
