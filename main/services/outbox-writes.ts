import type { Envelope } from '../../preload/contract';
import { baseOf, subjectOf, type CaseState } from '../domain';
import type { OutboxEntry, StoreWrites } from '../ports';
import { putInTray } from './attention-row';
import type { Context } from './context';
import { foldStored, isPending, recordOf } from './project';
import { rebase } from './rebase';

export interface NextEvent {
  readonly envelope: Envelope;
  /** Sequence of the last message about the case that this console has read; 0: a new case. */
  readonly expectedSeq: number;
}

/** Sequence of the last message on a case's subject that this console has read, be it in the case's history or not. */
export const seenSeq = ({ store }: Context, { area, caseId }: Envelope): number =>
  Math.max(store.read.caseSeq(caseId), store.read.passedOverSeq(subjectOf(area, caseId)));

/** The first event of an entry that the platform has not acknowledged; undefined: none is left. */
export const nextEvent = (context: Context, entry: OutboxEntry): NextEvent | undefined => {
  const pending = new Map(
    context.store.read
      .events(entry.caseId)
      .filter(isPending)
      .map((event) => [event.envelope.id, event.envelope]),
  );
  const id = entry.eventIds.find((eventId) => pending.has(eventId));
  const envelope = id === undefined ? undefined : pending.get(id);
  return envelope && { envelope, expectedSeq: seenSeq(context, envelope) };
};

const putPending = (context: Context, tx: StoreWrites, caseId: string, pending: number): void => {
  const record = tx.case(caseId);
  if (record) tx.putCase(recordOf(context, record.state, { ...record, pending }));
};

/** The entry as it is now: while an answer was awaited it may have been decided again with other events. */
const current = (tx: StoreWrites, { id, caseId }: OutboxEntry): OutboxEntry | undefined =>
  tx.outboxOfCase(caseId).find((entry) => entry.id === id);

/** The platform stored one event. The entry is done with when that was its last. */
export const markStored = (context: Context, asked: OutboxEntry, eventId: string, seq: number): void =>
  context.store.write((tx) => {
    const mine = tx.events(asked.caseId).find((event) => event.envelope.id === eventId);
    // Delivery may have been quicker than the answer.
    if (mine && isPending(mine)) tx.confirm(eventId, seq);
    const pending = tx.events(asked.caseId).filter(isPending);
    const entry = current(tx, asked);
    if (entry && !pending.some((event) => entry.eventIds.includes(event.envelope.id))) tx.dequeue(entry.id);
    putPending(context, tx, asked.caseId, pending.length);
  });

/** All events of the entry have come back through the stream. */
export const markDone = (context: Context, entry: OutboxEntry): void => context.store.write((tx) => tx.dequeue(entry.id));

/** A report the platform will never take has no case anywhere else: here it ends as not taken up, and can be read. */
const neverTaken = (context: Context, state: CaseState, reason: string): CaseState => ({
  ...baseOf(state),
  state: 'rejected',
  updatedAt: context.clock.now(),
  endedAt: context.clock.now(),
  reason,
});

/** The platform will never take this entry: to the tray, and what was built on it is decided again. */
export const setAside = (context: Context, asked: OutboxEntry, eventId: string, reason: string): void =>
  context.store.write((tx) => {
    const entry = current(tx, asked);
    // Decided again meanwhile: the answer was to an event that is no more.
    if (!entry?.eventIds.includes(eventId)) return;
    const record = tx.case(entry.caseId);
    const events = tx.events(entry.caseId);
    tx.removePending(
      events.filter((event) => isPending(event) && entry.eventIds.includes(event.envelope.id)).map((event) => event.envelope.id),
    );
    const confirmed = foldStored(events.filter((event) => !isPending(event)));
    putInTray(context, tx, { entry, state: confirmed ?? record?.state, reason: 'not-allowed' }, entry.command);
    const { state, pending } = rebase(context, tx, entry.caseId, undefined);
    const shown = state ?? (record && neverTaken(context, record.state, reason));
    if (record && shown) tx.putCase(recordOf(context, shown, { ...record, pending }));
  });
