import { fail, ok, type Command, type Input, type LonLat, type Output, type ReplyRow, type Result } from '../../../preload/contract';
import { cleanLine, maskName, mayMobilise, toTimestamp, villageOfMember } from '../../domain';
import type { BroadcastRecord, BroadcastReply } from '../../ports';
import type { Context } from '../context';
import { derivedId } from '../derived-id';
import type { runCommand } from '../run-command';
import { asked, refuse, refusedSeat, say } from './say';

/** A description holds no more. */
const MOST_TEXT = 4000;
const MOST_TITLE = 120;

/** The file that goes with a clue: what was asked, who answered from where, and in which words. In the language of the place. */
const fileOf = (record: BroadcastRecord, reply: BroadcastReply, from: { readonly name: string; readonly village: string }): string =>
  [
    `【协查动员】${record.title}`,
    record.text,
    `发布:${record.sentBy} ${toTimestamp(record.sentAt).slice(0, 16).replace('T', ' ')},受众 ${record.people} 人`,
    `【线索】${from.village} ${from.name} ${toTimestamp(reply.at).slice(0, 16).replace('T', ' ')}`,
    reply.text,
  ]
    .join('\n')
    .slice(0, MOST_TEXT);

/** What members wrote back: read, marked, made into a case that is handed over. */
export const createReplies = (context: Context, run: typeof runCommand) => {
  const villageOf = (memberId: string): string => {
    const member = context.names.member(memberId);
    const code = member && villageOfMember(member);
    return code === undefined ? '' : (context.names.area(code)?.name ?? code);
  };

  const rowOf = (reply: BroadcastReply): ReplyRow => ({
    id: reply.id,
    at: reply.at,
    name: maskName(cleanLine(context.names.member(reply.memberId)?.name ?? '')),
    village: villageOf(reply.memberId),
    channel: reply.channel,
    text: reply.text,
    media: [...reply.media],
    ...(reply.location ? { location: { lon: reply.location[0], lat: reply.location[1] } } : {}),
    ...(reply.mark ? { mark: reply.mark.mark } : {}),
    ...(reply.mark?.caseId ? { caseId: reply.mark.caseId } : {}),
  });

  /** Words name people: for who works with them. */
  const replies = ({ broadcastId, only, skip, limit }: Input<'mobilise.replies'>): Result<Output<'mobilise.replies'>> => {
    const { role } = context.getSeat();
    if (!mayMobilise({ role }, 'call')) return fail('not-allowed', `A ${role} seat is not shown what members wrote.`, { role });
    const { read } = context.store;
    return ok({ total: read.replyCount(broadcastId, only), rows: read.replies(broadcastId, only, skip, limit).map(rowOf) });
  };

  const mark = ({ commandId, broadcastId, replyId, mark: what, caseId }: Input<'mobilise.mark'>): Result<Output<'mobilise.mark'>> => {
    const refused = refusedSeat(context, 'mark', broadcastId) ?? asked(context, commandId, broadcastId);
    if (refused) return refused;
    if (!context.store.read.reply(replyId)) return fail('not-found', 'no reply has this id', { replyId });
    if (caseId !== undefined && !context.store.read.case(caseId)) return fail('not-found', 'no case has this id', { caseId });
    say(context, {
      commandId,
      broadcastId,
      action: 'mark',
      events: [{ type: 'broadcast.marked', data: { replyId, mark: what, ...(caseId === undefined ? {} : { caseId }) } }],
      details: { mark: what },
    });
    return ok({ broadcastId });
  };

  /** Where it is: as the member said, else the middle of their village. */
  const placeOf = (reply: BroadcastReply): LonLat | undefined => {
    if (reply.location) return reply.location;
    const member = context.names.member(reply.memberId);
    return member && (context.names.area(villageOfMember(member))?.center ?? context.names.area(member.area.slice(0, 9))?.center);
  };

  /** The grid that says which township the case belongs to. */
  const gridOf = (reply: BroadcastReply): string | undefined => {
    const member = context.names.member(reply.memberId);
    if (!member) return undefined;
    return member.grids[0] ?? context.store.read.grids(villageOfMember(member))[0]?.gridCode;
  };

  const handOver = (input: Input<'mobilise.handOver'>): Result<Output<'mobilise.handOver'>> => {
    const { commandId, broadcastId, replyId, caseId, departmentId, category } = input;
    const refused = refusedSeat(context, 'handOver', broadcastId);
    if (refused) return refused;
    const known = asked(context, commandId, broadcastId);
    if (known) return known.ok ? ok({ broadcastId, caseId }) : known;
    const { read } = context.store;
    const reply = read.reply(replyId);
    const record = read.broadcast(broadcastId);
    if (!reply || !record) return fail('not-found', 'no reply has this id', { replyId });
    if (reply.mark?.caseId !== undefined)
      return refuse(context, 'handOver', broadcastId, 'duplicate', 'This clue is in a case already.', { caseId: reply.mark.caseId });
    const place = placeOf(reply);
    if (!place) return fail('bad-input', 'the clue has no place, and its sender no village', { field: 'location' });
    const grid = gridOf(reply);
    const member = context.names.member(reply.memberId);
    const description = fileOf(record, reply, { name: cleanLine(member?.name ?? ''), village: villageOf(reply.memberId) });
    // Ids that follow from the command's: given again after a lost answer, each step is known.
    const step = (name: string): { commandId: string; caseId: string } => ({ commandId: derivedId(reply.at, commandId, name), caseId });
    const commands: Command[] = [
      {
        name: 'report',
        ...step('report'),
        title: `${record.title}:${reply.text.split('\n')[0] ?? ''}`.slice(0, MOST_TITLE),
        description,
        category,
        source: 'operator',
        location: { lon: place[0], lat: place[1], crs: 'WGS84' },
        urgency: 'urgent',
        ...(grid === undefined ? {} : { gridCode: grid }),
        ...(member ? { reporterId: member.id } : {}),
        ...(reply.media.length > 0 ? { media: [...reply.media] } : {}),
      },
      { name: 'accept', ...step('accept'), category, priority: 'urgent' },
      ...(departmentId === undefined
        ? []
        : [
            {
              name: 'dispatch' as const,
              ...step('dispatch'),
              tasks: [{ departmentId, lead: true, instructions: reply.text.slice(0, 2000) }],
            },
          ]),
    ];
    for (const command of commands) {
      const done = run(context, command);
      if (!done.ok) return done;
    }
    say(context, {
      commandId,
      broadcastId,
      action: 'handOver',
      events: [{ type: 'broadcast.marked', data: { replyId, mark: departmentId === undefined ? 'joined' : 'handed', caseId } }],
      details: { caseId, ...(departmentId === undefined ? {} : { departmentId }) },
    });
    return ok({ broadcastId, caseId });
  };

  return { replies, mark, handOver };
};
