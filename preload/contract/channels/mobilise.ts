import * as v from 'valibot';
import { ANSWER_STATES, BROADCAST_CHANNELS, BROADCAST_KINDS, CALL_RESULTS, CLUE_MARKS, MOBILISE_ACTIONS } from '../broadcast-vocabulary';
import { AreaCode, Code, Id, Latitude, Longitude, Millis, text, type Of } from '../scalars';
import { MEMBER_ROLES } from '../vocabulary';
import { channel, nothing } from './channel';

/** Mobilisation: written once, sent to a frozen audience, judged by answers. 动员 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const minute = count;
const windowMinutes = v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(1440));

/** Whom to ask: everybody of the roster for whom all of it holds. 受众 */
export const Audience = v.strictObject({
  /** Under any of these; empty: all of the seat's own area. */
  areas: v.pipe(v.array(AreaCode), v.maxLength(200)),
  /** Of any of these; empty: all. */
  roles: v.array(v.picklist(MEMBER_ROLES)),
  /** Only who is on duty now. */
  onDuty: v.boolean(),
  /** Whose grids, or whose village, lie within so many metres of a point. */
  near: v.optional(v.strictObject({ lon: Longitude, lat: Latitude, metres: v.pipe(v.number(), v.minValue(50), v.maxValue(100_000)) })),
});
export type Audience = Of<typeof Audience>;

/** An audience under a name. 常用分组 */
export const AudienceGroup = v.strictObject({ id: Code, name: text(40), audience: Audience });
export type AudienceGroup = Of<typeof AudienceGroup>;
const Groups = v.pipe(v.array(AudienceGroup), v.maxLength(30));

/** People in each stage; a stage counts those of whom the platform has said so. */
const counts = { sent: count, delivered: count, read: count, answered: count };
export const BroadcastCounts = v.strictObject(counts);
export type BroadcastCounts = Of<typeof BroadcastCounts>;

export const BroadcastVillage = v.strictObject({
  /** Of the village, or of the township of whom no village is known; empty: of neither. */
  code: v.string(),
  name: v.string(),
  ...counts,
});
export type BroadcastVillage = Of<typeof BroadcastVillage>;

/** What each whole minute since the sending brought, not summed up. Minutes without anything are left out. */
export const BroadcastMinute = v.strictObject({ minute, delivered: count, read: count, answered: count });
export type BroadcastMinute = Of<typeof BroadcastMinute>;

export const BroadcastRow = v.strictObject({
  id: Id,
  kind: v.picklist(BROADCAST_KINDS),
  title: v.string(),
  sentAt: Millis,
  sentBy: v.string(),
  windowMinutes: minute,
  /** `held`: can be taken back until `heldUntil`; `waiting`: in the outbox; `refused`: the platform never takes it. */
  state: v.picklist(['held', 'waiting', 'refused', 'running', 'closed']),
  heldUntil: v.optional(Millis),
  closedAt: v.optional(Millis),
  ...counts,
  /** Of the answers, those within the window. */
  inTime: count,
});
export type BroadcastRow = Of<typeof BroadcastRow>;

/** A running mobilisation as everybody may see it: neither words nor names. */
export const WallBroadcast = v.strictObject({
  id: Id,
  kind: v.picklist(BROADCAST_KINDS),
  sentAt: Millis,
  windowMinutes: minute,
  closedAt: v.optional(Millis),
  ...counts,
  inTime: count,
  /** Of a district its townships. */
  villages: v.array(BroadcastVillage),
  minutes: v.array(BroadcastMinute),
});
export type WallBroadcast = Of<typeof WallBroadcast>;

export const BroadcastBoard = v.strictObject({
  row: BroadcastRow,
  text: v.string(),
  /** The end's words. */
  outcome: v.optional(v.string()),
  villages: v.array(BroadcastVillage),
  minutes: v.array(BroadcastMinute),
  /** Of who has not answered. */
  silent: count,
  readOnly: count,
  replies: count,
  /** Acts of this console that wait in the outbox. */
  unsent: count,
  actions: v.array(v.picklist(MOBILISE_ACTIONS)),
});
export type BroadcastBoard = Of<typeof BroadcastBoard>;

/** Somebody who has not answered; name and number masked. */
export const CallRow = v.strictObject({
  memberId: Code,
  name: v.string(),
  phone: v.string(),
  role: v.optional(v.picklist(MEMBER_ROLES)),
  village: v.string(),
  state: v.picklist(ANSWER_STATES),
  delivered: v.boolean(),
  /** There is a number to call. */
  reachable: v.boolean(),
  /** Who phones them now: an operator's name; `mine`: this one. */
  claimedBy: v.optional(v.string()),
  mine: v.boolean(),
  /** Calls that brought no answer, and what came of the last. */
  calls: count,
  lastResult: v.optional(v.picklist(CALL_RESULTS)),
});
export type CallRow = Of<typeof CallRow>;

/** Somebody handed out to this operator, with name and number in full. */
export const MyCall = v.strictObject({
  ...CallRow.entries,
  /** What was recorded here and is not sent yet. */
  recorded: v.optional(v.picklist(['answered', ...CALL_RESULTS])),
});
export type MyCall = Of<typeof MyCall>;

export const ReplyRow = v.strictObject({
  id: Id,
  at: Millis,
  /** Masked. */
  name: v.string(),
  village: v.string(),
  channel: v.picklist(BROADCAST_CHANNELS),
  text: v.string(),
  media: v.array(Id),
  location: v.optional(v.strictObject({ lon: Longitude, lat: Latitude })),
  mark: v.optional(v.picklist(CLUE_MARKS)),
  caseId: v.optional(Id),
});
export type ReplyRow = Of<typeof ReplyRow>;

/** One line of the report: what happened in which minute. */
export const ReportLine = v.strictObject({
  minute,
  delivered: count,
  read: count,
  answered: count,
  /** Answers so far. */
  sum: count,
  calls: count,
  /** Clues that came in, each as the operator marked it. */
  clues: v.array(v.strictObject({ text: v.string(), village: v.string(), mark: v.picklist(CLUE_MARKS), caseId: v.optional(Id) })),
  closed: v.boolean(),
});
export type ReportLine = Of<typeof ReportLine>;

const of = v.strictObject({ broadcastId: Id });
const page = { skip: count, limit: v.pipe(count, v.minValue(1), v.maxValue(200)) };
const act = <E extends v.ObjectEntries>(entries: E) => v.strictObject({ commandId: Id, broadcastId: Id, ...entries });
const Done = v.strictObject({ broadcastId: Id });

export const mobiliseChannels = {
  /** How many an audience is, and who of them has no number to call. */
  'mobilise.preview': channel(
    v.strictObject({ audience: Audience }),
    v.strictObject({
      /** False: the roster is still coming from the platform, and these are not all of them; nothing is sent yet. */
      whole: v.boolean(),
      people: count,
      villages: count,
      unreachable: count,
      /** The first of them, masked. */
      without: v.array(v.strictObject({ memberId: Code, name: v.string(), village: v.string() })),
    }),
  ),
  'mobilise.groups': channel(nothing, Groups),
  'mobilise.keepGroups': channel(v.strictObject({ groups: Groups }), nothing),
  /** Freezes the audience as the roster says now. */
  'mobilise.send': channel(
    act({ kind: v.picklist(BROADCAST_KINDS), title: text(120), text: text(4000), windowMinutes, audience: Audience }),
    v.strictObject({ broadcastId: Id, people: count }),
  ),
  /** Before it leaves the house, as if it had never been. */
  'mobilise.takeBack': channel(of, nothing),
  /** The latest first. */
  'mobilise.list': channel(nothing, v.strictObject({ rows: v.array(BroadcastRow), maySend: v.boolean() })),
  'mobilise.board': channel(of, BroadcastBoard),
  /** Who has not answered, village by village. */
  'mobilise.calls': channel(v.strictObject({ broadcastId: Id, ...page }), v.strictObject({ total: count, rows: v.array(CallRow) })),
  /** Asks to phone the next so many. Whom this operator got, `mobilise.mine` says once the platform has said who was first. */
  'mobilise.claim': channel(act({ people: v.pipe(count, v.minValue(1), v.maxValue(50)) }), v.strictObject({ asked: count })),
  'mobilise.mine': channel(of, v.strictObject({ rows: v.array(MyCall), asking: count })),
  'mobilise.record': channel(act({ memberId: Code, result: v.picklist(['answered', ...CALL_RESULTS]) }), Done),
  'mobilise.replies': channel(
    v.strictObject({ broadcastId: Id, only: v.picklist(['all', 'new', 'clue']), ...page }),
    v.strictObject({ total: count, rows: v.array(ReplyRow) }),
  ),
  'mobilise.mark': channel(act({ replyId: Id, mark: v.picklist(CLUE_MARKS), caseId: v.optional(Id) }), Done),
  /** Makes a case of a reply, with what was asked and what was answered, and hands it to a department. */
  'mobilise.handOver': channel(
    act({ replyId: Id, caseId: Id, departmentId: v.optional(Code), category: Code }),
    v.strictObject({ broadcastId: Id, caseId: Id }),
  ),
  'mobilise.close': channel(act({ outcome: text(2000) }), Done),
  'mobilise.report': channel(of, v.strictObject({ row: BroadcastRow, outcome: v.optional(v.string()), lines: v.array(ReportLine) })),
  /** Broadcasts that run, and the last that has ended; counts only. */
  'mobilise.wall': channel(nothing, v.array(WallBroadcast)),
} as const;
