import * as v from 'valibot';
import { channels, fail, ok, type Audience, type Input, type Member, type Output, type Result } from '../../../preload/contract';
import { areaUnder, audienceOf, cleanLine, isReachable, maskName, partsOf, villageOfMember } from '../../domain';
import type { Context } from '../context';
import { ownerOf } from '../own';
import { remembered } from '../remembered';
import type { ActOutbox } from './outbox';
import { isRosterWhole } from './roster-whole';
import { isHeld, unsentBroadcasts } from './rows';
import { asked, refuse, refusedSeat, say } from './say';

/** Of who has no number so many are named; the rest are counted. */
const NAMED = 100;
/** Ids to a part: a message holds 256 KiB, and a console that reads a part must not keep its windows waiting. */
const PART_BYTES = 80 * 1024;
const GROUPS = 'mobilise-groups';
const KEY = 'all';

/** Choosing an audience, sending to it, and taking it back before it leaves. */
export const createSend = (context: Context, outbox: ActOutbox) => {
  const roster = remembered(context, () => context.names.membersIn(context.getSeat().area));

  const choose = (audience: Audience): readonly Member[] =>
    audienceOf(roster(), audience, { grid: (code) => context.names.grid(code), center: (code) => context.names.area(code)?.center });

  const outside = ({ areas }: Audience): string | undefined => areas.find((area) => !areaUnder(area, context.getSeat().area));

  const preview = ({ audience }: Input<'mobilise.preview'>): Result<Output<'mobilise.preview'>> => {
    const refused = refusedSeat(context, 'send', '');
    if (refused) return refused;
    const people = choose(audience);
    const without = people.filter((member) => !isReachable(member));
    const villageName = (member: Member): string => {
      const code = villageOfMember(member);
      return context.names.area(code)?.name ?? code;
    };
    return ok({
      whole: isRosterWhole(context),
      people: people.length,
      villages: new Set(people.map(villageOfMember)).size,
      unreachable: without.length,
      without: without
        .slice(0, NAMED)
        .map((member) => ({ memberId: member.id, name: maskName(cleanLine(member.name)), village: villageName(member) })),
    });
  };

  const send = (input: Input<'mobilise.send'>): Result<Output<'mobilise.send'>> => {
    const { commandId, broadcastId, kind, title, text, windowMinutes, audience } = input;
    const refused = refusedSeat(context, 'send', broadcastId);
    if (refused) return refused;
    const again = asked(context, commandId, broadcastId);
    if (again) {
      const people =
        unsentBroadcasts(context).find(({ event }) => event.broadcastId === broadcastId)?.people ??
        context.store.read.broadcast(broadcastId)?.people ??
        0;
      return again.ok ? ok({ broadcastId, people }) : again;
    }
    const foreign = outside(audience);
    if (foreign !== undefined)
      return refuse(context, 'send', broadcastId, 'not-allowed', 'The area is not under this seat’s.', { field: 'audience.areas' });
    if (!isRosterWhole(context))
      return refuse(context, 'send', broadcastId, 'wrong-state', 'The roster is still coming from the platform.', {
        state: 'roster-coming',
      });
    const memberIds = choose(audience).map(({ id }) => id);
    const [first, ...rest] = partsOf(memberIds, PART_BYTES);
    if (!first) return refuse(context, 'send', broadcastId, 'bad-input', 'Nobody is in this audience.', { field: 'audience' });
    const seconds = context.undoSeconds?.() ?? 0;
    say(context, {
      commandId,
      broadcastId,
      action: 'send',
      events: [
        {
          type: 'broadcast.sent',
          data: { title, text, kind, windowMinutes, audience: first, ...(rest.length > 0 ? { parts: rest.length + 1 } : {}) },
        },
        ...rest.map((part, i) => ({ type: 'broadcast.addressed' as const, data: { part: i + 2, audience: part } })),
      ],
      ...(seconds > 0 ? { notBefore: context.clock.now() + seconds * 1000 } : {}),
      details: { kind, people: memberIds.length, windowMinutes },
    });
    return ok({ broadcastId, people: memberIds.length });
  };

  const takeBack = ({ broadcastId }: Input<'mobilise.takeBack'>): Result<undefined> => {
    const refused = refusedSeat(context, 'send', broadcastId);
    if (refused) return refused;
    const acts = context.store.read.openActs().filter(({ envelope }) => envelope.broadcastId === broadcastId);
    const first = acts.find(({ envelope }) => envelope.type === 'broadcast.sent');
    if (!first) return fail('not-found', 'no broadcast of this id waits here', { broadcastId });
    const now = context.clock.now();
    const mayGo = isHeld(first, now) || first.refused !== undefined;
    // Offered once, the platform may have it already.
    if (!mayGo || outbox.isUnderWay(({ envelope }) => envelope.broadcastId === broadcastId))
      return fail('wrong-state', 'it has left the house', { broadcastId });
    const { operatorId: who, role } = context.getSeat();
    context.store.write((tx) => {
      tx.dropActs(acts.map(({ envelope }) => envelope.id));
      tx.audit({ at: now, who, role, kind: 'mobilise.takeBack', subject: broadcastId, result: 'ok' });
    });
    return ok(undefined);
  };

  const groups = (): Result<Output<'mobilise.groups'>> => {
    const kept = context.store.read.ownDocuments(GROUPS, ownerOf(context.getSeat())).find(({ key }) => key === KEY);
    const read = v.safeParse(channels['mobilise.groups'].output, kept?.value);
    return ok(read.success ? read.output : []);
  };

  const keepGroups = ({ groups: kept }: Input<'mobilise.keepGroups'>): Result<undefined> => {
    const at = context.clock.now();
    context.store.write((tx) => tx.putOwnDocument(GROUPS, ownerOf(context.getSeat()), { key: KEY, at, value: kept }));
    return ok(undefined);
  };

  return { preview, send, takeBack, groups, keepGroups };
};
