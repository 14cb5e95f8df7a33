import { createHash } from 'node:crypto';
import { fail, ok, type CallRow, type Input, type MyCall, type Output, type Result } from '../../../preload/contract';
import { answerStateOf, cleanLine, maskName, maskPhone, parseBroadcast } from '../../domain';
import type { AskedPerson } from '../../ports';
import type { Context } from '../context';
import { asked, refuse, refusedSeat, say } from './say';

type Recorded = NonNullable<MyCall['recorded']>;

/** What this console has said of a broadcast and the platform has not stored yet. */
const unsentOf = (context: Context, broadcastId: string) => {
  const recorded = new Map<string, Recorded>();
  const asking = new Set<string>();
  for (const { envelope, refused } of context.store.read.openActs()) {
    if (envelope.broadcastId !== broadcastId || refused !== undefined) continue;
    const event = parseBroadcast(envelope);
    if (typeof event !== 'object') continue;
    if (event.type === 'broadcast.claimed') for (const id of event.data.memberIds) asking.add(id);
    if (event.type === 'broadcast.acknowledged') recorded.set(event.data.memberId, 'answered');
    if (event.type === 'broadcast.called') recorded.set(event.data.memberId, event.data.result);
  }
  return { recorded, asking };
};

/** Operators who may ask at the same moment and each get people at once. */
const OPERATORS = 12;

/**
 * The people an operator asks for, of those who were phoned least: another part of the list for another operator, so that
 * several who ask at once do not all ask for the same, and all but one have to ask again.
 */
export const shareOf = (free: readonly AskedPerson[], people: number, operatorId: string): readonly AskedPerson[] => {
  const least = free.filter(({ calls }) => calls === free[0]?.calls);
  const shares = Math.max(1, Math.floor(least.length / people));
  const share = createHash('sha256').update(operatorId).digest().readUInt32BE() % shares;
  return [...least.slice(share * people), ...least.slice(0, share * people)].slice(0, people);
};

/**
 * The list of who has to be phoned, and how they are handed out. An operator asks for some; who asked first in the stream's
 * order phones them, and only once the stream has said so is anybody's number shown. So two operators never get the same person.
 */
export const createCalls = (context: Context) => {
  /** Numbers shown at this console since it started; each is written down once. */
  const shown = new Set<string>();

  const rowOf = (person: AskedPerson, inFull: boolean): CallRow => {
    const member = context.names.member(person.memberId);
    const name = cleanLine(member?.name ?? '');
    const phone = member?.phone ?? '';
    const { operatorId } = context.getSeat();
    return {
      memberId: person.memberId,
      name: inFull ? name : maskName(name),
      phone: inFull ? phone : maskPhone(phone),
      ...(member ? { role: member.role } : {}),
      village: context.names.area(person.village)?.name ?? person.village,
      state: answerStateOf(person),
      delivered: person.delivered !== undefined,
      reachable: person.reachable,
      ...(person.claim ? { claimedBy: person.claim.operatorName } : {}),
      mine: person.claim?.operatorId === operatorId,
      calls: person.calls,
      ...(person.lastResult ? { lastResult: person.lastResult } : {}),
    };
  };

  const calls = ({ broadcastId, skip, limit }: Input<'mobilise.calls'>): Result<Output<'mobilise.calls'>> => {
    const refused = refusedSeat(context, 'call', broadcastId);
    if (refused) return refused;
    const { read } = context.store;
    const { area } = context.getSeat();
    return ok({
      total: read.unanswered(broadcastId, area).all,
      rows: read.unansweredPage(broadcastId, area, skip, limit).map((person) => rowOf(person, false)),
    });
  };

  const claim = ({ commandId, broadcastId, people }: Input<'mobilise.claim'>): Result<Output<'mobilise.claim'>> => {
    const refused = refusedSeat(context, 'call', broadcastId);
    if (refused) return refused;
    const again = asked(context, commandId, broadcastId);
    if (again) return again.ok ? ok({ asked: 0 }) : again;
    const record = context.store.read.broadcast(broadcastId);
    if (!record) return fail('not-found', 'no broadcast has this id', { broadcastId });
    if (record.closed) return refuse(context, 'call', broadcastId, 'wrong-state', 'The broadcast has ended.', { state: 'closed' });
    const { asking } = unsentOf(context, broadcastId);
    const { area, operatorId } = context.getSeat();
    const free = context.store.read
      .toPhone(broadcastId, area, people * OPERATORS + asking.size)
      .filter(({ memberId }) => !asking.has(memberId));
    const memberIds = shareOf(free, people, operatorId).map(({ memberId }) => memberId);
    if (memberIds.length === 0) return ok({ asked: 0 });
    say(context, { commandId, broadcastId, action: 'call', events: [{ type: 'broadcast.claimed', data: { memberIds } }] });
    return ok({ asked: memberIds.length });
  };

  const mine = ({ broadcastId }: Input<'mobilise.mine'>): Result<Output<'mobilise.mine'>> => {
    const refused = refusedSeat(context, 'call', broadcastId);
    if (refused) return refused;
    const { operatorId: who, role } = context.getSeat();
    const people = context.store.read.claimsOf(broadcastId, who);
    const fresh = people.map(({ memberId }) => memberId).filter((id) => !shown.has(`${who} ${broadcastId} ${id}`));
    if (fresh.length > 0) {
      // Before they are shown: where the disk does not take it, nothing is.
      context.store.write((tx) =>
        tx.audit({
          at: context.clock.now(),
          who,
          role,
          kind: 'mobilise.numbers',
          subject: broadcastId,
          result: 'ok',
          details: { members: fresh },
        }),
      );
      for (const id of fresh) shown.add(`${who} ${broadcastId} ${id}`);
    }
    const { recorded, asking } = unsentOf(context, broadcastId);
    return ok({
      rows: people.map((person) => {
        const said = recorded.get(person.memberId);
        return { ...rowOf(person, true), ...(said ? { recorded: said } : {}) };
      }),
      asking: asking.size,
    });
  };

  const record = ({ commandId, broadcastId, memberId, result }: Input<'mobilise.record'>): Result<Output<'mobilise.record'>> => {
    const { operatorId } = context.getSeat();
    const person = context.store.read.askedPerson(broadcastId, memberId);
    const again = asked(context, commandId, broadcastId);
    if (again) return again;
    const isMine = person?.claim?.operatorId === operatorId;
    const refused = refusedSeat(context, isMine ? 'call' : 'release', broadcastId);
    if (refused) return refused;
    if (!person) return fail('not-found', 'nobody of this id was asked', { memberId });
    if (!isMine && (result !== 'released' || !person.claim))
      return refuse(context, 'call', broadcastId, 'wrong-state', 'Another operator phones this person.', { memberId });
    if (unsentOf(context, broadcastId).recorded.has(memberId))
      return refuse(context, 'call', broadcastId, 'duplicate', 'The result of this call is recorded already.', { memberId });
    say(context, {
      commandId,
      broadcastId,
      action: isMine ? 'call' : 'release',
      events: [
        result === 'answered'
          ? { type: 'broadcast.acknowledged', data: { memberId, channel: 'phone' } }
          : { type: 'broadcast.called', data: { memberId, result } },
      ],
      details: { memberId, result },
    });
    return ok({ broadcastId });
  };

  return { calls, claim, mine, record };
};
