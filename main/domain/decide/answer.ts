import type { CaseEvent, CommandName, CommandOf, ErrorCode, EventOf, EventType, Seat } from '../../../preload/contract';
import { toTimestamp } from '../clock/local';
import type { CaseState, DecideContext, Decision } from '../types';

/** What an event says, before it gets its envelope. */
export type Draft = { [T in EventType]: { readonly type: T; readonly data: EventOf<T>['data'] } }[EventType];

/** One command on a case that exists, after the table has allowed it: only its own input is left to check. */
export type Decider<N extends CommandName> = (state: CaseState, command: CommandOf<N>, context: DecideContext) => Decision;
export type Deciders<N extends CommandName> = { readonly [K in N]: Decider<K> };

const ACTOR_KIND = {
  dispatcher: 'operator',
  lead: 'operator',
  observer: 'operator',
  village: 'village',
  department: 'department',
} as const satisfies Record<Seat['role'], string>;

/** The drafts as events of this case, said by this seat now. */
export const accept = (
  target: { readonly id: string; readonly area: string },
  context: DecideContext,
  ...drafts: readonly Draft[]
): Decision => {
  const { seat, now, newId } = context;
  const head = {
    v: 1,
    caseId: target.id,
    area: target.area,
    at: toTimestamp(now),
    actor: { kind: ACTOR_KIND[seat.role], id: seat.operatorId, name: seat.operatorName },
  };
  // Spreading a union keeps `type` and `data` together, which the compiler cannot follow.
  return { ok: true, events: drafts.map((draft) => ({ ...head, id: newId(), ...draft }) as CaseEvent) };
};

/** `details` name the field, state or number concerned; never personal data. */
export const refuse = (code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>): Decision => ({
  ok: false,
  refusal: details ? { code, message, details } : { code, message },
});

export const badInput = (field: string, message: string): Decision => refuse('bad-input', message, { field });
