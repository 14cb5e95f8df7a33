import {
  fail,
  ok,
  type BroadcastEnvelope,
  type BroadcastEventType,
  type ErrorCode,
  type MobiliseAction,
  type Result,
} from '../../../preload/contract';
import { mayMobilise, toTimestamp } from '../../domain';
import type { StoreWrites } from '../../ports';
import type { Context } from '../context';

export interface Said {
  readonly type: BroadcastEventType;
  readonly data: Record<string, unknown>;
}

interface Act {
  readonly commandId: string;
  readonly broadcastId: string;
  readonly action: MobiliseAction;
  readonly events: readonly Said[];
  /** The earliest that it leaves the house; absent: at once. */
  readonly notBefore?: number;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The same command asked again gets the same answer and does nothing. undefined: it is new. */
export const asked = (context: Context, commandId: string, broadcastId: string): Result<{ broadcastId: string }> | undefined => {
  const known = context.store.read.command(commandId);
  if (!known) return undefined;
  return known.caseId === broadcastId
    ? ok({ broadcastId })
    : fail('bad-input', 'this command id was used for something else', { field: 'commandId' });
};

/** Refused, and written down. */
export const refuse = (
  context: Context,
  action: MobiliseAction,
  broadcastId: string,
  code: ErrorCode,
  message: string,
  details?: Record<string, unknown>,
): Result<never> => {
  const { operatorId: who, role } = context.getSeat();
  const at = context.clock.now();
  context.store.write((tx) =>
    tx.audit({ at, who, role, kind: `mobilise.${action}`, subject: broadcastId, result: 'refused', details: { code } }),
  );
  return fail(code, message, details);
};

/** Why this seat may not; undefined: it may. */
export const refusedSeat = (context: Context, action: MobiliseAction, broadcastId: string): Result<never> | undefined => {
  const { role } = context.getSeat();
  if (mayMobilise({ role }, action)) return undefined;
  return refuse(context, action, broadcastId, 'not-allowed', `A ${role} seat may not ${action}.`, { action, role });
};

const envelopeOf = (context: Context, broadcastId: string, { type, data }: Said): BroadcastEnvelope => {
  const { area, role, operatorId, operatorName } = context.getSeat();
  return {
    v: 1,
    id: context.newId(),
    type,
    broadcastId,
    area,
    at: toTimestamp(context.clock.now()),
    actor: { kind: role === 'village' ? 'village' : 'operator', id: operatorId, name: operatorName },
    data,
  };
};

/** Keeps what an operator says, to be sent, with its audit, in one transaction. Throws StorageError, and then nothing is stored. */
export const say = (
  context: Context,
  { commandId, broadcastId, action, events, notBefore, details }: Act,
  also: (tx: StoreWrites) => void = () => undefined,
): void => {
  const { operatorId: who, role } = context.getSeat();
  const envelopes = events.map((event) => envelopeOf(context, broadcastId, event));
  context.store.write((tx) => {
    for (const envelope of envelopes) tx.appendAct(envelope, null, notBefore);
    // The table of answers serves both: what it calls a case is here a broadcast.
    tx.rememberCommand(commandId, { caseId: broadcastId, rev: tx.rev(), eventIds: envelopes.map(({ id }) => id) });
    tx.audit({
      at: context.clock.now(),
      who,
      role,
      kind: `mobilise.${action}`,
      subject: broadcastId,
      result: 'ok',
      ...(details ? { details } : {}),
    });
    also(tx);
  });
};
