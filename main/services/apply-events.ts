import * as v from 'valibot';
import { AuditEnd, type Envelope } from '../../preload/contract';
import { StorageError, type Delivery, type StoreWrites } from '../ports';
import { noteUrgent } from './announce-urgent';
import { applyEarlier, applyForeign, applyLateMerge, draftOf, settle, type Draft } from './case-draft';
import type { Context } from './context';
import { recheckMergesInto, setLateMergeAside } from './late-merges';
import { quarantined } from './quarantine';
import { isCaseSubject, readDelivery } from './read-delivery';

/** What a batch changed. */
export interface Applied {
  readonly caseIds: readonly string[];
  /** Cases this console learned of through this batch. */
  readonly newCases: readonly string[];
  /** Those of them that are to be called out; that they are is written down. */
  readonly urgent: readonly string[];
}

/** The platform counts a message that is in no history all the same: the case's next command has to name it as seen. */
const passOver = (tx: StoreWrites, { subject, seq }: Delivery): void => {
  if (isCaseSubject(subject)) tx.passOver(subject, seq);
};

const quarantine = (context: Context, tx: StoreWrites, delivery: Delivery, reason: string): void => {
  // What is read a second time, for another scope, was set aside the first time.
  const entry = quarantined(context, delivery, reason);
  if (!tx.isQuarantined(entry.seq, entry.subject)) tx.addQuarantine(entry);
  passOver(tx, delivery);
};

/** Why an id that is in a history already is not to be there a second time. */
export const replayOf = (seq: number): string => `id: the event of message ${seq}, replayed`;

/** Our own event, confirmed by an answer that does not say when it was stored: the stream's text is the one that counts. */
const retime = (tx: StoreWrites, envelope: Envelope): boolean => {
  const kept = tx.events(envelope.caseId).find((event) => event.envelope.id === envelope.id);
  if (!kept || 'claimedAt' in kept.envelope) return false;
  tx.replaceEvent(envelope);
  return true;
};

type Aside = ReturnType<StoreWrites['attentionEvents']>;

/** What the messages of a batch share. */
interface Batch {
  readonly drafts: Map<string, Draft>;
  /** What was in the tray before. */
  readonly aside: Aside;
}

/**
 * A command was set aside, and the platform had stored it all the same: of two messages that reach it at once with the same
 * expectation a cluster of 2.9 stores both (0031). Nothing of it is left for anybody to see to.
 */
const settleStored = (context: Context, tx: StoreWrites, aside: Aside, { id: eventId, caseId }: Envelope): void => {
  const entry = aside.get(eventId);
  if (!entry || tx.events(caseId).filter(({ envelope }) => entry.eventIds.includes(envelope.id)).length < entry.whole) return;
  tx.removeAttention(entry.id);
  tx.audit({ at: context.clock.now(), who: 'platform', role: 'platform', kind: 'outbox.stored', subject: caseId, result: 'ok' });
};

/** What came of one message. */
type Taken = 'applied' | 'known' | 'set-aside';

/** Something that happened to the case later is here already. Of what comes in the stream's order that is known without a look. */
const isEarlier = (tx: StoreWrites, caseId: string, seq: number): boolean => tx.confirmedSeq() > seq && tx.caseSeq(caseId) > seq;

/** Puts one message into the history of its case, or sets it aside. */
const take = (context: Context, tx: StoreWrites, { drafts, aside }: Batch, delivery: Delivery, newsSince: number): Taken => {
  const { seq, subject, storedAt } = delivery;
  const setAside = (reason: string): Taken => {
    quarantine(context, tx, delivery, reason);
    return 'set-aside';
  };
  const read = readDelivery(delivery);
  if (!read.ok) return setAside(read.reason);
  const { envelope, event, retimed } = read;
  const end = v.safeParse(AuditEnd, envelope['audit']);
  if (end.success) tx.seeAuditEnd(end.output);
  // Looked up before the append, so that the draft starts from what was there.
  const draft = drafts.get(envelope.caseId) ?? draftOf(tx, envelope.caseId);
  const answer = tx.appendConfirmed(seq, envelope);
  if (answer.kind === 'known' && answer.seq !== seq) return setAside(replayOf(answer.seq));
  const late = setLateMergeAside(tx, seq, envelope, event);
  const changed = answer.kind !== 'known' ? retimed : retimed && retime(tx, envelope);
  if (answer.kind === 'known' && !late && !changed) return 'known';
  drafts.set(envelope.caseId, draft);
  if (changed) tx.countRetimed();
  const ours = answer.kind !== 'new';
  if (!ours && !late) settleStored(context, tx, aside, envelope);
  if (ours) {
    draft.confirmed = true;
    draft.rewritten ||= changed;
  }
  if (late) applyLateMerge(context, tx, draft, seq, envelope, ours && envelope.actor.id === context.getSeat().operatorId);
  else if (!ours && isEarlier(tx, envelope.caseId, seq)) {
    // It was set aside when its turn was, and later ones have been applied.
    applyEarlier(context, tx, draft, { ...read, storedAt });
    tx.dropQuarantineOf(subject, seq);
  } else if (!ours) applyForeign(context, draft, { ...read, storedAt }, newsSince);
  return 'applied';
};

/** Takes messages in order, each at its own place of its case's history. `left`: how many were set aside. Part of the caller's transaction. */
export const takeAll = (context: Context, tx: StoreWrites, batch: readonly Delivery[]): Applied & { readonly left: number } => {
  const drafts = new Map<string, Draft>();
  const aside = tx.attentionEvents();
  const newsSince = context.newsSince();
  let left = 0;
  for (const delivery of batch) if (take(context, tx, { drafts, aside }, delivery, newsSince) === 'set-aside') left += 1;
  for (const [caseId, draft] of drafts) settle(context, tx, caseId, draft);
  const rechecked = [...drafts].flatMap(([caseId, { cause }]) => (cause ? recheckMergesInto(context, tx, caseId, cause) : []));
  const newCases = [...drafts].filter(([, draft]) => !draft.before && draft.state).map(([caseId]) => caseId);
  const urgent = noteUrgent(context, tx, newCases);
  return { caseIds: [...new Set([...drafts.keys(), ...rechecked])], newCases, urgent, left };
};

const applyIn = (context: Context, tx: StoreWrites, batch: readonly Delivery[]): Applied => {
  const known = tx.lastSeq();
  const applied = takeAll(
    context,
    tx,
    batch.filter(({ seq }) => seq > known),
  );
  tx.setLastSeq(Math.max(known, ...batch.map((delivery) => delivery.seq)));
  return applied;
};

/** One message that brought the rules down: set aside, so that it does not hold up everything behind it. */
const applyAlone = (context: Context, delivery: Delivery): Applied => {
  try {
    return context.store.write((tx) => applyIn(context, tx, [delivery]), 'later');
  } catch (error) {
    if (error instanceof StorageError) throw error;
    context.report(`message ${delivery.seq} could not be applied`, error);
    context.store.write((tx) => {
      quarantine(context, tx, delivery, 'message: the console failed on it');
      tx.setLastSeq(delivery.seq);
    });
    return { caseIds: [], newCases: [], urgent: [] };
  }
};

/**
 * Applies a batch of the case stream in one transaction. What does not parse goes to the quarantine with the field's
 * name, and the next is read. What a power cut takes away of it the stream delivers again, from where the cache then stands.
 * Throws StorageError, and then nothing of the batch is stored.
 */
export const applyEvents = (context: Context, batch: readonly Delivery[]): Applied => {
  try {
    return context.store.write((tx) => applyIn(context, tx, batch), 'later');
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const each = batch.map((delivery) => applyAlone(context, delivery));
    return {
      caseIds: [...new Set(each.flatMap((one) => one.caseIds))],
      newCases: each.flatMap((one) => one.newCases),
      urgent: each.flatMap((one) => one.urgent),
    };
  }
};
