import type { Envelope } from '../../preload/contract';
import { evolve, refuseMergeTarget, type AnyEvent, type CaseState } from '../domain';
import type { StoredEvent, StoreReads, StoreWrites } from '../ports';
import { putInTray } from './attention-row';
import type { Context } from './context';
import { readKept } from './kept-command';
import { touchMergeTarget } from './merged';
import { foldStored, recordOf } from './project';
import { rebase } from './rebase';

/** More cases than this have never gone into one while a desk was cut off. */
const MOST = 1000;

/** A case where the stream stood just before a sequence. */
const stateBefore = (read: StoreReads, caseId: string, seq: number): CaseState | undefined =>
  foldStored(read.events(caseId).filter((event) => event.seq !== null && event.seq < seq));

const takesIn = (target: CaseState | undefined, into: string): boolean => target === undefined || !refuseMergeTarget(target, into);

/**
 * Sets aside a merge of the stream whose target, where the merge stands in the stream, took no other in: two desks that
 * merged each other's case at the same moment would else have built a circle. The order is the stream's, so every
 * console judges alike; of a target that is not known here nothing is held against a merge. 并案冲突
 * @returns whether it came too late and nobody had seen that before
 */
export const setLateMergeAside = (tx: StoreWrites, seq: number, envelope: Envelope, event: AnyEvent): boolean => {
  const into = envelope.data['into'];
  if (event.type !== 'case.merged' || typeof into !== 'string' || takesIn(stateBefore(tx, into, seq), into)) return false;
  const before = stateBefore(tx, envelope.caseId, seq);
  return before !== undefined && evolve(before, event) !== before && tx.markLate(envelope.id);
};

const ends = ({ seq, late, envelope }: StoredEvent, before: number): boolean =>
  seq !== null && seq < before && late !== true && (envelope.type === 'case.merged' || envelope.type === 'case.rejected');

/** What had happened to the target of a late merge. */
export const insteadOf = (tx: StoreReads, seq: number, { data }: Envelope): Envelope | undefined =>
  tx.events(String(data['into'])).findLast((event) => ends(event, seq))?.envelope;

/** Tells the operator whose merge had been sent and came too late; it can be tried again when the target is free. */
export const tellLateMerge = (context: Context, tx: StoreWrites, merge: Envelope, instead: Envelope | undefined): void => {
  const { caseId, data } = merge;
  const command = { name: 'merge', commandId: context.newId(), caseId, into: data['into'] };
  const createdAt = Date.parse(merge.at);
  const entry = { id: 0, attempts: 0, commandId: command.commandId, caseId, command, seat: context.getSeat(), eventIds: [], createdAt };
  putInTray(context, tx, { entry, state: tx.case(caseId)?.state, reason: 'wrong-state', instead }, command);
};

const waitsToGoInto = (read: StoreReads, caseId: string, target: string): boolean =>
  read.outboxOfCase(caseId).some((entry) => {
    const command = readKept(entry)?.command;
    return command?.name === 'merge' && command.into === target;
  });

/**
 * Decides the unsent merges into a case once more, now that others have been at it. Part of the caller's transaction.
 * @returns the cases
 */
export const recheckMergesInto = (context: Context, tx: StoreWrites, target: string, instead: Envelope): readonly string[] => {
  const state = tx.case(target)?.state;
  if (takesIn(state, target)) return [];
  const waiting = tx.casesMergedInto(target, MOST).filter(({ id, pending }) => pending > 0 && waitsToGoInto(tx, id, target));
  for (const record of waiting) {
    const { state: decided, pending } = rebase(context, tx, record.id, instead);
    if (decided) tx.putCase(recordOf(context, decided, { ...record, pending }));
    touchMergeTarget(tx, record.state, decided);
  }
  return waiting.map(({ id }) => id);
};
