import * as v from 'valibot';
import { Code, Id, text } from './scalars';

/** Data of the events of a broadcast, on a stream of its own. Read is not acknowledged: only an answer by the person counts. 动员广播 */
const wire = v.looseObject;
const memberId = Code;

export const BROADCAST_KINDS = ['mobilise', 'notice', 'drill', 'lookout'] as const;

export const broadcastData = {
  'broadcast.sent': wire({
    title: text(120),
    text: text(4000),
    kind: v.picklist(BROADCAST_KINDS),
    /** Frozen when it is sent: whoever joins later was not asked. */
    audience: v.pipe(v.array(memberId), v.minLength(1)),
    windowMinutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  'broadcast.delivered': wire({ memberId }),
  'broadcast.read': wire({ memberId }),
  'broadcast.acknowledged': wire({ memberId }),
  'broadcast.replied': wire({ memberId, text: text(2000), media: v.optional(v.pipe(v.array(Id), v.maxLength(20))) }),
  'broadcast.closed': wire({ outcome: text(2000) }),
} as const;

export type BroadcastEventType = keyof typeof broadcastData;
