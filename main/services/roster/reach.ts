import { fail, ok, type Input, type Result } from '../../../preload/contract';
import { areaUnder, cleanLine, mayReachMembers } from '../../domain';
import type { Context } from '../context';
import type { Drills } from './drills';
import type { Reached } from './reached';

/** So long the number stands on the screen, ms: as a reveal does. */
const SHOWN_MS = 60_000;

/** RFC 3966: a plus at most, then digits; separators go. Anything else might be a command to a phone. */
export const dialable = (phone: string): string | undefined => {
  const digits = phone.replace(/[\s\-().]/g, '');
  return /^\+?\d{3,20}$/.test(digits) ? digits : undefined;
};

/** Whom somebody calls or writes to is written down before the number is handed out. */
export const createReach =
  (context: Context, drills: Pick<Drills, 'begin'>) =>
  ({ memberId, how, caseId, drillId }: Input<'contact.reach'>): Result<Reached> => {
    const { operatorId, role, area } = context.getSeat();
    const member = context.names.member(memberId);
    const known = member !== undefined && areaUnder(member.area, area);
    const allowed = mayReachMembers(role);
    const now = context.clock.now();
    const drill = drillId === undefined || !allowed || !known ? undefined : drills.begin({ drillId, memberId, how }, now);
    context.store.write((tx) => {
      tx.audit({
        at: now,
        who: operatorId,
        role,
        kind: `member.${how}`,
        subject: memberId,
        result: known && allowed && drill?.ok !== false ? 'ok' : 'refused',
        ...(caseId === undefined && drillId === undefined ? {} : { details: { ...(caseId && { caseId }), ...(drillId && { drillId }) } }),
      });
      if (drill?.ok) drill.value(tx);
    });
    if (!allowed) return fail('not-allowed', 'this seat calls nobody of the roster', { role });
    if (!known) return fail('not-found', 'nobody of this seat’s roster has this id', { memberId });
    if (drill?.ok === false) return drill;
    const number = dialable(member.phone);
    return ok({
      memberId,
      name: cleanLine(member.name),
      phone: member.phone,
      until: now + SHOWN_MS,
      link: number === undefined ? undefined : `${how === 'call' ? 'tel' : 'sms'}:${number}`,
    });
  };
