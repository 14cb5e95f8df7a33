import type { Envelope } from '../../preload/contract';
import { evolve, type AnyEvent, type CaseState } from '../domain';
import type { CaseRecord, StoreWrites } from '../ports';
import type { Context } from './context';
import { insteadOf, tellLateMerge } from './late-merges';
import { touchMergeTarget } from './merged';
import { foldStored, isPending, problemsFor, recordOf } from './project';
import { rebase } from './rebase';

/** A case while events are applied to it; its projection is stored once, at the end. */
export interface Draft {
  readonly before: CaseRecord | undefined;
  state: CaseState | undefined;
  problems: CaseRecord['problems'];
  unread: boolean;
  /** Events of ours came back. */
  confirmed: boolean;
  /** Something changed further back in its history than its end. */
  rewritten: boolean;
  /** The foreign event that changed the case's state last, or else the last one: what is named when a command fails. */
  cause: Envelope | undefined;
}

export const draftOf = (tx: StoreWrites, caseId: string): Draft => {
  const before = tx.case(caseId);
  return {
    before,
    state: before?.state,
    problems: before?.problems ?? [],
    unread: before?.unread ?? false,
    confirmed: false,
    rewritten: false,
    cause: undefined,
  };
};

export interface Arrival {
  readonly envelope: Envelope;
  readonly event: AnyEvent;
  /** The event's own time was not to be believed. */
  readonly retimed: boolean;
  /** As with its delivery. */
  readonly storedAt: number | undefined;
}

/** What is odd about a report, at the moment it was stored; a clock that was put right was off. */
const problemsAt = (context: Context, state: CaseState, { retimed, storedAt }: Arrival): CaseRecord['problems'] => {
  const problems = problemsFor(context, state, storedAt);
  return retimed && !problems.includes('clock-off') ? [...problems, 'clock-off'] : problems;
};

/** An event of somebody else at the end of the case's history. */
export const applyForeign = (context: Context, draft: Draft, arrival: Arrival, newsSince: number): void => {
  const { envelope, event } = arrival;
  const earlier = draft.state;
  draft.state = evolve(earlier, event);
  if (!earlier && draft.state) draft.problems = problemsAt(context, draft.state, arrival);
  if (!draft.cause || draft.state?.state !== earlier?.state) draft.cause = envelope;
  // What was settled in its grid and comes in closed is nobody's news.
  const isNews = Date.parse(envelope.at) >= newsSince && !(!earlier && draft.state?.report.settled);
  if (isNews && envelope.actor.id !== context.getSeat().operatorId) draft.unread = true;
};

/** An event of somebody else that belongs further back in the case's history, which is told anew with it. */
export const applyEarlier = (context: Context, tx: StoreWrites, draft: Draft, arrival: Arrival): void => {
  const { envelope } = arrival;
  draft.rewritten = true;
  draft.state = foldStored(tx.events(envelope.caseId));
  draft.cause = envelope;
  draft.unread ||= envelope.actor.id !== context.getSeat().operatorId;
  if (draft.state && (!draft.before || envelope.type === 'case.reported')) draft.problems = problemsAt(context, draft.state, arrival);
};

/** A merge that came too late changes nothing; where it was ours, it had, and whoever gave it is told. */
export const applyLateMerge = (context: Context, tx: StoreWrites, draft: Draft, seq: number, merge: Envelope, own: boolean): void => {
  const instead = insteadOf(tx, seq, merge);
  draft.state = foldStored(tx.events(merge.caseId));
  draft.cause = instead ?? merge;
  if (own) tellLateMerge(context, tx, merge, instead);
};

/** Stores a case's projection; its unsent commands are decided again when somebody else has been at it. */
export const settle = (context: Context, tx: StoreWrites, caseId: string, draft: Draft): void => {
  let pending = draft.before?.pending ?? 0;
  if (pending > 0 && draft.cause) ({ state: draft.state, pending } = rebase(context, tx, caseId, draft.cause));
  else if (draft.confirmed || draft.rewritten) {
    const events = tx.events(caseId);
    pending = events.filter(isPending).length;
    if (draft.rewritten) draft.state = foldStored(events);
  }
  if (draft.state)
    tx.putCase(recordOf(context, draft.state, { problems: draft.problems, unread: draft.unread, pending, alert: draft.before?.alert }));
  touchMergeTarget(tx, draft.before?.state, draft.state);
};
