import * as v from 'valibot';
import { Actor } from './events';
import { AreaCode, Code, Id, Latitude, Longitude, text, Timestamp, type Of } from './scalars';
import { BROADCAST_CHANNELS, BROADCAST_KINDS, CALL_RESULTS, CLUE_MARKS } from './broadcast-vocabulary';

/** The events of a broadcast, on a stream of its own. Read is not acknowledged: only an answer by the person counts. 动员广播 */
const wire = v.looseObject;
const memberId = Code;
/** Many thousand ids fit into no message: the rest of the audience follows in parts. */
const members = v.pipe(v.array(memberId), v.minLength(1));
/** By which way it reached the person or came from them; absent: the app. */
const channel = v.optional(v.picklist(BROADCAST_CHANNELS));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_080));

export const broadcastData = {
  'broadcast.sent': wire({
    title: text(120),
    text: text(4000),
    kind: v.picklist(BROADCAST_KINDS),
    /** Frozen when it is sent: whoever joins later was not asked. The first part of it, where there are several. */
    audience: members,
    /** Parts of the audience, this message's the first; absent: it is all here. */
    parts: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
    windowMinutes: minutes,
  }),
  /** A further part of the frozen audience, counted from 2. */
  'broadcast.addressed': wire({ part: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)), audience: members }),
  'broadcast.delivered': wire({ memberId, channel }),
  'broadcast.read': wire({ memberId, channel }),
  /** An answer. Of a `phone` channel an operator has heard it and says so. */
  'broadcast.acknowledged': wire({ memberId, channel }),
  /** An answer with words; a clue with photos and a place. */
  'broadcast.replied': wire({
    memberId,
    channel,
    text: text(2000),
    media: v.optional(v.pipe(v.array(Id), v.maxLength(20))),
    location: v.optional(wire({ lon: Longitude, lat: Latitude })),
  }),
  /** An operator asks to phone these people. Who asked first in the stream's order phones them; nobody else does. 认领 */
  'broadcast.claimed': wire({ memberIds: v.pipe(members, v.maxLength(50)) }),
  /** What came of a call that brought no answer, or that the person was given back uncalled. 通话结果 */
  'broadcast.called': wire({ memberId, result: v.picklist(CALL_RESULTS) }),
  /** What an operator makes of a reply, and the case it was joined to. 线索标记 */
  'broadcast.marked': wire({ replyId: Id, mark: v.picklist(CLUE_MARKS), caseId: v.optional(Id) }),
  'broadcast.closed': wire({ outcome: text(2000) }),
} as const;

export type BroadcastEventType = keyof typeof broadcastData;
export const isBroadcastEventType = (type: string): type is BroadcastEventType => Object.hasOwn(broadcastData, type);

export const BroadcastEnvelope = wire({
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: Id,
  type: v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z]+)+$/), v.maxLength(64)),
  broadcastId: Id,
  area: AreaCode,
  at: Timestamp,
  actor: Actor,
  data: v.record(v.string(), v.unknown()),
});
export type BroadcastEnvelope = Of<typeof BroadcastEnvelope>;

type Head = { [K in 'v' | 'id' | 'broadcastId' | 'area' | 'at' | 'actor']: BroadcastEnvelope[K] };
export type BroadcastEvent = {
  [T in BroadcastEventType]: Head & { type: T; data: Of<(typeof broadcastData)[T]> };
}[BroadcastEventType];
export type BroadcastEventOf<T extends BroadcastEventType> = Extract<BroadcastEvent, { type: T }>;
