import * as v from 'valibot';
import { AuditEnd, type Envelope } from '../../preload/contract';
import { evolve, type AnyEvent, type CaseState } from '../domain';
import { StorageError, type CaseRecord, type Delivery, type StoreWrites } from '../ports';
import type { Context } from './context';
import { insteadOf, recheckMergesInto, setLateMergeAside, tellLateMerge } from './late-merges';
import { touchMergeTarget } from './merged';
import { foldStored, isPending, problemsFor, recordOf } from './project';
import { quarantined } from './quarantine';
import { isCaseSubject, readDelivery } from './read-delivery';
import { rebase } from './rebase';

/** What a batch changed. */
export interface Applied {
  readonly caseIds: readonly string[];
  /** Cases this console learned of through this batch. */
  readonly newCases: readonly string[];
}

/** A case while a batch is applied; its projection is stored once, at the end. */
interface Draft {
  readonly before: CaseRecord | undefined;
  state: CaseState | undefined;
  problems: CaseRecord['problems'];
  unread: boolean;
  /** Events of ours came back. */
  confirmed: boolean;
  /** The foreign event that changed the case's state last, or else the last one: what is named when a command fails. */
  cause: Envelope | undefined;
}

const draftOf = (tx: StoreWrites, caseId: string): Draft => {
  const before = tx.case(caseId);
  return {
    before,
    state: before?.state,
    problems: before?.problems ?? [],
    unread: before?.unread ?? false,
    confirmed: false,
    cause: undefined,
  };
};

const applyForeign = (context: Context, draft: Draft, envelope: Envelope, event: AnyEvent, newsSince: number): void => {
  const earlier = draft.state;
  draft.state = evolve(earlier, event);
  if (!earlier && draft.state) draft.problems = problemsFor(context, draft.state);
  if (!draft.cause || draft.state?.state !== earlier?.state) draft.cause = envelope;
  const isNews = Date.parse(envelope.at) >= newsSince;
  if (isNews && envelope.actor.id !== context.getSeat().operatorId) draft.unread = true;
};

/** A merge that came too late changes nothing; where it was ours, it had, and whoever gave it is told. */
const applyLate = (context: Context, tx: StoreWrites, draft: Draft, { seq }: Delivery, envelope: Envelope, own: boolean): void => {
  const instead = insteadOf(tx, seq, envelope);
  draft.state = foldStored(tx.events(envelope.caseId));
  draft.cause = instead ?? envelope;
  if (own) tellLateMerge(context, tx, envelope, instead);
};

/** Stores a case's projection; its unsent commands are decided again when somebody else has been at it. */
const settle = (context: Context, tx: StoreWrites, caseId: string, draft: Draft): void => {
  let pending = draft.before?.pending ?? 0;
  if (pending > 0 && draft.cause) ({ state: draft.state, pending } = rebase(context, tx, caseId, draft.cause));
  else if (draft.confirmed) pending = tx.events(caseId).filter(isPending).length;
  if (draft.state)
    tx.putCase(recordOf(context, draft.state, { problems: draft.problems, unread: draft.unread, pending, alert: draft.before?.alert }));
  touchMergeTarget(tx, draft.before?.state, draft.state);
};

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

const applyIn = (context: Context, tx: StoreWrites, batch: readonly Delivery[]): Applied => {
  const drafts = new Map<string, Draft>();
  const known = tx.lastSeq();
  const newsSince = context.newsSince();
  for (const delivery of batch) {
    if (delivery.seq <= known) continue;
    const read = readDelivery(delivery);
    if (!read.ok) {
      quarantine(context, tx, delivery, read.reason);
      continue;
    }
    const { envelope, event } = read;
    const end = v.safeParse(AuditEnd, envelope['audit']);
    if (end.success) tx.seeAuditEnd(end.output);
    // Looked up before the append, so that the draft starts from what was there.
    const draft = drafts.get(envelope.caseId) ?? draftOf(tx, envelope.caseId);
    const answer = tx.appendConfirmed(delivery.seq, envelope);
    const late = setLateMergeAside(tx, delivery.seq, envelope, event);
    if (answer === 'known' && !late) {
      if (tx.caseSeq(envelope.caseId) < delivery.seq) passOver(tx, delivery);
      continue;
    }
    drafts.set(envelope.caseId, draft);
    if (answer !== 'new') draft.confirmed = true;
    if (late) applyLate(context, tx, draft, delivery, envelope, answer !== 'new' && envelope.actor.id === context.getSeat().operatorId);
    else if (answer === 'new') applyForeign(context, draft, envelope, event, newsSince);
  }
  for (const [caseId, draft] of drafts) settle(context, tx, caseId, draft);
  const rechecked = [...drafts].flatMap(([caseId, { cause }]) => (cause ? recheckMergesInto(context, tx, caseId, cause) : []));
  tx.setLastSeq(Math.max(known, ...batch.map((delivery) => delivery.seq)));
  const newCases = [...drafts].filter(([, draft]) => !draft.before && draft.state).map(([caseId]) => caseId);
  return { caseIds: [...new Set([...drafts.keys(), ...rechecked])], newCases };
};

/** One message that brought the rules down: set aside, so that it does not hold up everything behind it. */
const applyAlone = (context: Context, delivery: Delivery): Applied => {
  try {
    return context.store.write((tx) => applyIn(context, tx, [delivery]));
  } catch (error) {
    if (error instanceof StorageError) throw error;
    context.report(`message ${delivery.seq} could not be applied`, error);
    context.store.write((tx) => {
      quarantine(context, tx, delivery, 'message: the console failed on it');
      tx.setLastSeq(delivery.seq);
    });
    return { caseIds: [], newCases: [] };
  }
};

/**
 * Applies a batch of the case stream in one transaction. What does not parse goes to the quarantine with the field's
 * name, and the next is read. Throws StorageError, and then nothing of the batch is stored.
 */
export const applyEvents = (context: Context, batch: readonly Delivery[]): Applied => {
  try {
    return context.store.write((tx) => applyIn(context, tx, batch));
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const each = batch.map((delivery) => applyAlone(context, delivery));
    return { caseIds: [...new Set(each.flatMap((one) => one.caseIds))], newCases: each.flatMap((one) => one.newCases) };
  }
};
