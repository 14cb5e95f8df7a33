import type { Envelope } from '../../preload/contract';
import { fold, indexOf, parseEvent, problemsOf, type AnyEvent, type CaseState } from '../domain';
import type { CaseRecord, StoredEvent } from '../ports';
import type { Context } from './context';

/** Stored events were parsed on their way in; one that no longer parses (an older version's) is passed over. */
export const parsed = (envelopes: readonly Envelope[]): AnyEvent[] =>
  envelopes.flatMap((envelope) => {
    const result = parseEvent(envelope);
    return result.ok ? [result.event] : [];
  });

export const isPending = (event: StoredEvent): boolean => event.seq === null;

/** The state that stored events lead to, in the order given; merges that came too late lead nowhere. */
export const foldStored = (events: readonly StoredEvent[], from?: CaseState): CaseState | undefined =>
  fold(parsed(events.filter(({ late }) => late !== true).map((event) => event.envelope)), from);

/** The projection to store for a state. */
export const recordOf = (
  context: Context,
  state: CaseState,
  { problems, unread, pending, alert }: Pick<CaseRecord, 'problems' | 'unread' | 'pending' | 'alert'>,
): Omit<CaseRecord, 'rev'> => {
  const index = indexOf(state, context.rulebook, context.calendar);
  // An ended case is nobody's to hurry about.
  return { id: state.id, state, index, problems, unread, pending, alert: index.open ? alert : undefined };
};

/**
 * What is missing or odd about a report, by what the directory and the rulebook know today.
 * @param storedAt when the platform stored it, ms; undefined: now
 */
export const problemsFor = (context: Context, state: CaseState, storedAt?: number) =>
  problemsOf(
    state.report,
    {
      grid: (code) => context.names.grid(code),
      category: (id) => context.rulebook.categories.find((category) => category.id === id),
      bounds: context.names.bounds(),
    },
    storedAt ?? context.clock.now(),
  );
