import type { CareAction, CareCommand, CareEvent, CareEventType, CareRules, Seat } from '../../../preload/contract';
import { DAY_MS, dateOf, localDay, MINUTE_MS, toTimestamp } from '../clock/local';
import type { Refusal } from '../types';
import { evolveCare, movesPlan } from './evolve';
import { CARE_TABLE } from './seats';
import { reasonOf, type CareState } from './state';

export interface CareContext {
  readonly now: number;
  readonly seat: Seat;
  readonly rules: CareRules;
  readonly newId: () => string;
  /** Village or township (12 or 9 digits) the person lives in. */
  readonly area: string;
  /** Whether the roster has this member. */
  readonly knowsMember: (id: string) => boolean;
  /** Whether the law protects the person as a minor. */
  readonly minor: boolean;
  /** Who is to make the next visit, if nobody else is named. */
  readonly visitor: string;
}

export type CareDecision = { readonly ok: true; readonly events: readonly CareEvent[] } | { readonly ok: false; readonly refusal: Refusal };

type Draft = { [T in CareEventType]: { readonly type: T; readonly data: Extract<CareEvent, { type: T }>['data'] } }[CareEventType];

const refuse = (code: Refusal['code'], message: string, details: Readonly<Record<string, unknown>>): CareDecision => ({
  ok: false,
  refusal: { code, message, details },
});
const badInput = (field: string, message: string): CareDecision => refuse('bad-input', message, { field });

/** A clock may be this much ahead of ours; and a visit is written down within a fortnight, or it is another's memory. */
const AHEAD_MS = 5 * MINUTE_MS;
const BACK_MS = 14 * DAY_MS;

/** Why the seat may not do this to the person now; undefined: it may. */
export const refuseCare = (state: CareState, action: CareAction, { role }: Seat): Refusal | undefined => {
  const { roles, inCare } = CARE_TABLE[action];
  if (!roles.includes(role)) return { code: 'not-allowed', message: `A ${role} seat may not ${action}.`, details: { action, role } };
  if (inCare === (state.left === undefined)) return undefined;
  const message = inCare ? 'The person has left care.' : 'The person is in care.';
  return { code: 'wrong-state', message, details: { action } };
};

/** The event of a command, said by this seat now. */
const said = (personId: string, context: CareContext, draft: Draft): CareEvent =>
  ({
    v: 1,
    id: context.newId(),
    personId,
    area: context.area,
    at: toTimestamp(context.now),
    actor: {
      kind: context.seat.role === 'village' ? 'village' : 'operator',
      id: context.seat.operatorId,
      name: context.seat.operatorName,
    },
    // Spreading a union keeps `type` and `data` together, which the compiler cannot follow.
    ...draft,
  }) as CareEvent;

const visit = (state: CareState, command: CareCommand & { name: 'visit' }, context: CareContext): Draft | CareDecision => {
  const { visitedAt, by = context.visitor, result, text, next, assessment, checkUp } = command;
  if (visitedAt > context.now + AHEAD_MS || visitedAt < context.now - BACK_MS)
    return badInput('visitedAt', 'A visit lies in the last fortnight.');
  if (!context.knowsMember(by)) return badInput('by', 'The roster has no such member.');
  const ill = reasonOf(state, 'mental-health');
  if (assessment && !ill) return badInput('assessment', 'Only severe mental disorders are assessed at a visit.');
  return {
    type: 'care.visited',
    data: {
      visitedAt: toTimestamp(visitedAt),
      by,
      result,
      ...(text === undefined ? {} : { text }),
      ...(next === undefined ? {} : { next }),
      ...(assessment ? { assessment } : {}),
      ...(checkUp ? { checkUp } : {}),
    },
  };
};

const assess = (state: CareState, command: CareCommand & { name: 'assess' }): Draft | CareDecision => {
  const reason = reasonOf(state, command.kind);
  if (!reason) return badInput('kind', 'The person is not in care for this.');
  const { kind, level, condition } = command;
  if (condition !== undefined && kind !== 'mental-health') return badInput('condition', 'Only severe mental disorders have a condition.');
  return {
    type: 'care.assessed',
    data: { kind, level, ...(condition === undefined ? {} : { condition }), reason: command.reason },
  };
};

const draftOf = (state: CareState, command: CareCommand, context: CareContext): Draft | CareDecision => {
  switch (command.name) {
    case 'visit':
      return visit(state, command, context);
    case 'assess':
      return assess(state, command);
    case 'plan': {
      const { lookIns, due, reason } = command;
      if (due !== undefined && due < dateOf(localDay(context.now))) return badInput('due', 'The next visit cannot lie in the past.');
      return { type: 'care.planned', data: { lookIns, ...(due === undefined ? {} : { due }), reason } };
    }
    case 'hand':
      if (!context.knowsMember(command.memberId)) return badInput('memberId', 'The roster has no such member.');
      return { type: 'care.handed', data: { memberId: command.memberId, key: `visit ${state.due}`, reason: 'chosen' } };
    case 'duty': {
      const { to, reportedAt, words } = command;
      if (!context.minor) return refuse('wrong-state', 'The duty to report is about minors.', { action: 'duty' });
      if (!context.rules.childProtection.bodies.includes(to)) return badInput('to', 'It is not reported to this kind of department.');
      if (reportedAt > context.now + AHEAD_MS || reportedAt < context.now - BACK_MS)
        return badInput('reportedAt', 'It was reported in the last fortnight.');
      const told = { to, reportedAt: toTimestamp(reportedAt), ...(words === undefined ? {} : { words }), caseId: context.newId() };
      return { type: 'care.reported', data: told };
    }
    case 'leave': {
      const eraseAt = toTimestamp(context.now + context.rules.eraseAfterDays * DAY_MS);
      return { type: 'care.left', data: { reason: command.reason, eraseAt } };
    }
    case 'restore':
      return { type: 'care.restored', data: { reason: command.reason } };
  }
};

/** What happens, if this seat may do it now. The next visit is worked out here once, so that every console has the same date. */
export const decideCare = (state: CareState, command: CareCommand, context: CareContext): CareDecision => {
  const refusal = refuseCare(state, command.name, context.seat);
  if (refusal) return { ok: false, refusal };
  const draft = draftOf(state, command, context);
  if ('ok' in draft) return draft;
  const event = said(state.personId, context, draft);
  if (!movesPlan(state, event)) return { ok: true, events: [event] };
  const { due } = evolveCare(state, event, context.rules);
  return { ok: true, events: [{ ...event, data: { ...event.data, due } } as CareEvent] };
};
