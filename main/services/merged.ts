import type { CaseEvent, Command, Seat } from '../../preload/contract';
import { decide, fold, type CaseState } from '../domain';
import type { CaseRecord, StoreReads, StoreWrites } from '../ports';
import type { Context } from './context';
import { recordOf } from './project';
import { inScope } from './scope';

/** More reports of one matter than this are not read out one by one. */
const MOST = 100;

/** Cases that lead to this one: merged into it, or into one that was merged into it. */
const leadingTo = (read: StoreReads, caseId: string): readonly CaseRecord[] => {
  const found = new Map<string, CaseRecord>();
  const next = [caseId];
  for (let at = next.shift(); at !== undefined && found.size < MOST; at = next.shift())
    for (const record of read.casesMergedInto(at, MOST - found.size)) {
      if (record.id === caseId || found.has(record.id)) continue;
      found.set(record.id, record);
      next.push(record.id);
    }
  return [...found.values()];
};

/** Cases merged into this one, also by way of another, that the seat may see. */
export const mergedInto = (context: Context, caseId: string, read: StoreReads = context.store.read): readonly CaseRecord[] =>
  leadingTo(read, caseId).filter(({ index }) => inScope(index, context.getSeat()));

/**
 * What the reporter of the main case is told, everybody hears whose report was merged into it: the reply is said on each
 * of those cases too, in the transaction of the first, and sent by itself when the first is.
 * @returns the cases
 */
export const replyToMerged = (context: Context, tx: StoreWrites, seat: Seat, command: Command, heldUntil?: number): readonly string[] => {
  if (command.name !== 'reply') return [];
  const now = context.clock.now();
  return mergedInto(context, command.caseId, tx).flatMap((record) => {
    const own = { ...command, caseId: record.id, commandId: context.newId() };
    const decision = decide(record.state, own, context.decideAs(seat, now));
    // The table lets the centre reply in any state; who may not reply here has not been allowed to above either.
    if (!decision.ok) return [];
    say(context, tx, seat, { command: own, copyOf: command.commandId, heldUntil }, record, decision.events, now);
    return [record.id];
  });
};

interface Copy {
  readonly command: Command;
  readonly copyOf: string;
  readonly heldUntil: number | undefined;
}

const say = (
  context: Context,
  tx: StoreWrites,
  seat: Seat,
  { command, copyOf, heldUntil }: Copy,
  record: CaseRecord,
  events: readonly CaseEvent[],
  now: number,
): void => {
  const state = fold(events, record.state) ?? record.state;
  for (const event of events) tx.appendPending(event);
  const { problems, unread, pending } = record;
  tx.putCase(recordOf(context, state, { problems, unread, pending: pending + events.length }));
  const { commandId, caseId } = command;
  const before = { unread, alert: record.alert };
  tx.enqueue({ commandId, caseId, command, seat, eventIds: events.map(({ id }) => id), createdAt: now, heldUntil, before, copyOf });
  tx.audit({ at: now, who: seat.operatorId, role: seat.role, kind: `case.${command.name}`, subject: caseId, result: 'ok' });
};

const targetOf = (state: CaseState | undefined): string | undefined => (state?.state === 'merged' ? state.into : undefined);

/** A case that another has just gone into, or come out of, reads differently now, and so do those it leads to: they get new revisions. */
export const touchMergeTarget = (tx: StoreWrites, before: CaseState | undefined, after: CaseState | undefined): void => {
  const [was, is] = [targetOf(before), targetOf(after)];
  if (was === is) return;
  const touched = new Set<string>();
  for (const first of [was, is])
    for (let id = first; id !== undefined && !touched.has(id);) {
      touched.add(id);
      const record = tx.case(id);
      if (record) tx.putCase(record);
      id = targetOf(record?.state);
    }
};
