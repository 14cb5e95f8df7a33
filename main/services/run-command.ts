import { fail, ok, type CaseEvent, type Command, type Output, type Result, type Seat } from '../../preload/contract';
import { decide, fold, type Refusal } from '../domain';
import type { CaseRecord } from '../ports';
import type { Context } from './context';
import { replyToMerged, touchMergeTarget } from './merged';
import { problemsFor, recordOf } from './project';
import { countChoice } from './routing';
import { inScope } from './scope';

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

/** Photos that an event names. */
const mediaOf = ({ data }: CaseEvent): readonly string[] => ('media' in data ? ((data.media as readonly string[] | undefined) ?? []) : []);

/** Events, projection, outbox, remembered answer and audit in one transaction. */
const persist = (context: Context, seat: Seat, command: Command, record: CaseRecord | undefined, events: readonly CaseEvent[]): Answer =>
  context.store.write((tx) => {
    const { commandId, caseId } = command;
    const now = context.clock.now();
    const state = fold(events, record?.state);
    if (!state) throw new Error(`${command.name} was decided and leads to no case`);
    for (const event of events) {
      tx.appendPending(event);
      tx.referToMedia(mediaOf(event));
    }
    const eventIds = events.map((event) => event.id);
    const rev = tx.putCase(
      recordOf(context, state, {
        problems: record?.problems ?? problemsFor(context, state),
        unread: false,
        pending: (record?.pending ?? 0) + events.length,
      }),
    );
    if (events.length > 0) tx.enqueue({ commandId, caseId, command, seat, eventIds, createdAt: now });
    if (record) countChoice(context, tx, record.state, command);
    replyToMerged(context, tx, seat, command);
    touchMergeTarget(tx, record?.state, state);
    tx.rememberCommand(commandId, { caseId, rev, eventIds });
    tx.audit({ at: now, who: seat.operatorId, role: seat.role, kind: `case.${command.name}`, subject: caseId, result: 'ok' });
    return { caseId, rev, eventIds };
  });

/** A case must not disappear into one that nobody works on or can see; only the store knows of other cases. */
const mergeRefusal = (context: Context, seat: Seat, command: Command): Refusal | undefined => {
  if (command.name !== 'merge' || command.into === command.caseId) return undefined;
  const target = context.store.read.case(command.into);
  if (!target || !inScope(target.index, seat)) {
    return { code: 'not-found', message: 'There is no such case to merge into.', details: { field: 'into', caseId: command.into } };
  }
  const { state } = target.state;
  if (state !== 'merged' && state !== 'rejected') return undefined;
  return { code: 'wrong-state', message: `A ${state} case takes no other in.`, details: { field: 'into', state } };
};

/**
 * Does what a person asked for, if the domain’s table allows it to this seat in this state. `ok` means that it is on
 * the disk and will be sent; the same command asked again gets the same answer and does nothing. Throws StorageError, and then nothing is stored.
 */
export const runCommand = (context: Context, command: Command): Result<Answer> => {
  const known = context.store.read.command(command.commandId);
  if (known) return ok({ caseId: known.caseId, rev: known.rev, eventIds: [...known.eventIds] });
  const seat = context.getSeat();
  const record = context.store.read.case(command.caseId);
  const decision = decide(record?.state, command, context.decideAs(seat, context.clock.now()));
  if (!decision.ok) return refuse(context, seat, command, decision.refusal);
  const refusal = mergeRefusal(context, seat, command);
  if (refusal) return refuse(context, seat, command, refusal);
  return ok(persist(context, seat, command, record, decision.events));
};
