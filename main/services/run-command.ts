import {
  fail,
  ok,
  type AttentionRow,
  type CaseEvent,
  type Command,
  type DraftKey,
  type Output,
  type Result,
  type Seat,
} from '../../preload/contract';
import { decide, fold, refuseMergeTarget, type Refusal } from '../domain';
import type { Before, CaseRecord, StoreWrites } from '../ports';
import type { Context } from './context';
import { takeDraft } from './drafts';
import { mediaOf } from './media/named';
import { replyToMerged, touchMergeTarget } from './merged';
import { problemsFor, recordOf } from './project';
import { ownerOf } from './own';
import { countChoice } from './routing';
import { inScope } from './scope';
import { holdOf } from './waiting/held';

type Answer = Output<'cases.accept'>;

const refuse = (context: Context, seat: Seat, command: Command, refusal: Refusal): Result<never> => {
  context.store.write((tx) =>
    tx.audit({
      at: context.clock.now(),
      who: seat.operatorId,
      role: seat.role,
      kind: `case.${command.name}`,
      subject: command.caseId,
      result: 'refused',
      details: { code: refusal.code },
    }),
  );
  return fail(refusal.code, refusal.message, refusal.details ? { ...refusal.details } : undefined);
};

/** Where a command came from; what it was there is done with, in the same transaction. */
export interface Origin {
  /** The form it was typed into. */
  readonly draft?: DraftKey | undefined;
  /** The entry of the tray that it settles. */
  readonly attention?: string | undefined;
}

const unrevised = (row: AttentionRow): Omit<AttentionRow, 'rev'> => {
  const { rev: _, ...rest } = row;
  return rest;
};

/** Takes what the command came from away, and keeps it for the case that the command is taken back. */
const take = (tx: StoreWrites, seat: Seat, { draft: key, attention: id }: Origin): Pick<Before, 'draft' | 'attention'> => {
  const owner = ownerOf(seat);
  const document = key && takeDraft(tx, owner, key);
  const known = id === undefined ? undefined : tx.attention().find((one) => one.id === id);
  const kept = known && tx.attentionCommand(known.id);
  if (known) tx.removeAttention(known.id);
  return {
    ...(document ? { draft: { owner, document } } : {}),
    ...(known && kept ? { attention: { row: unrevised(known), ...kept } } : {}),
  };
};

/** Events, projection, outbox, remembered answer and audit in one transaction. */
const persist = (
  context: Context,
  seat: Seat,
  command: Command,
  record: CaseRecord | undefined,
  events: readonly CaseEvent[],
  origin: Origin,
): Answer =>
  context.store.write((tx) => {
    const { commandId, caseId } = command;
    const now = context.clock.now();
    const heldUntil = holdOf(context, command, now);
    const state = fold(events, record?.state);
    if (!state) throw new Error(`${command.name} was decided and leads to no case`);
    for (const event of events) {
      tx.appendPending(event);
      tx.referToMedia(mediaOf(event), heldUntil);
    }
    const eventIds = events.map((event) => event.id);
    const rev = tx.putCase(
      recordOf(context, state, {
        problems: record?.problems ?? problemsFor(context, state),
        unread: false,
        pending: (record?.pending ?? 0) + events.length,
      }),
    );
    const before = { unread: record?.unread ?? false, alert: record?.alert, ...take(tx, seat, origin) };
    const copies = replyToMerged(context, tx, seat, command, heldUntil);
    if (events.length > 0) tx.enqueue({ commandId, caseId, command, seat, eventIds, createdAt: now, heldUntil, before, copies });
    if (record) countChoice(context, tx, record.state, command);
    touchMergeTarget(tx, record?.state, state);
    tx.rememberCommand(commandId, { caseId, rev, eventIds });
    tx.audit({ at: now, who: seat.operatorId, role: seat.role, kind: `case.${command.name}`, subject: caseId, result: 'ok' });
    return { caseId, rev, eventIds };
  });

/** A case must not disappear into one that nobody works on or can see; only the store knows of other cases. */
const mergeRefusal = (context: Context, seat: Seat, command: Command): Refusal | undefined => {
  if (command.name !== 'merge' || command.into === command.caseId) return undefined;
  const target = context.store.read.case(command.into);
  return refuseMergeTarget(target && inScope(target.index, seat) ? target.state : undefined, command.into);
};

/**
 * Does what a person asked for, if the domain’s table allows it to this seat in this state. `ok` means that it is on
 * the disk and will be sent; the same command asked again gets the same answer and does nothing. Throws StorageError, and then nothing is stored.
 */
export const runCommand = (context: Context, command: Command, origin: Origin = {}): Result<Answer> => {
  const known = context.store.read.command(command.commandId);
  if (known)
    return known.caseId === command.caseId
      ? ok({ caseId: known.caseId, rev: known.rev, eventIds: [...known.eventIds] })
      : fail('bad-input', 'this command id was used for something else', { field: 'commandId' });
  const seat = context.getSeat();
  const record = context.store.read.case(command.caseId);
  const decision = decide(record?.state, command, context.decideAs(seat, context.clock.now()));
  if (!decision.ok) return refuse(context, seat, command, decision.refusal);
  const refusal = mergeRefusal(context, seat, command);
  if (refusal) return refuse(context, seat, command, refusal);
  return ok(persist(context, seat, command, record, decision.events, origin));
};
