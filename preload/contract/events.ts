import * as v from 'valibot';
import { AreaCode, Code, Id, Latitude, Longitude, text, Timestamp, type Of } from './scalars';
import { ACTOR_KINDS, OUTCOMES, PRIORITIES, SOURCES, SUPERVISION_LEVELS } from './vocabulary';

/** The protocol version this console speaks; a larger `v` on the wire is quarantined. */
export const PROTOCOL_VERSION = 1;

/** Largest message accepted, in bytes of UTF-8. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

/** Unknown fields are kept and passed on, so every object of the wire is loose. */
const wire = v.looseObject;

export const Location = wire({
  lon: Longitude,
  lat: Latitude,
  crs: v.picklist(['WGS84', 'GCJ02', 'BD09']),
  address: v.optional(text(200)),
});

export const Reporter = wire({ id: Code, name: text(60), phone: text(32) });

const media = v.optional(v.pipe(v.array(Id), v.maxLength(20)));
const reason = text(1000);

/** Data of each event type. 事件 */
export const eventData = {
  'case.reported': wire({
    title: text(120),
    description: v.pipe(v.string(), v.maxLength(4000)),
    category: v.optional(Code),
    source: v.picklist(SOURCES),
    location: Location,
    gridCode: v.optional(Code),
    reporter: v.optional(Reporter),
    media,
    urgency: v.optional(v.picklist(['normal', 'urgent'])),
  }),
  'case.accepted': wire({ category: Code, priority: v.picklist(PRIORITIES), dueAt: Timestamp }),
  'case.rejected': wire({ reason }),
  'case.merged': wire({ into: Id }),
  'case.replied': wire({ text: text(2000) }),
  'case.noted': wire({ text: text(4000) }),
  'case.escalated': wire({ toArea: AreaCode, reason }),
  'case.supervised': wire({ level: v.picklist(SUPERVISION_LEVELS), text: text(2000) }),
  'case.extended': wire({ dueAt: Timestamp, reason }),
  'case.suspended': wire({ reason, until: v.optional(Timestamp) }),
  'case.resumed': wire({ reason: v.optional(reason) }),
  'task.dispatched': wire({
    taskId: Id,
    departmentId: Code,
    lead: v.boolean(),
    instructions: v.pipe(v.string(), v.maxLength(2000)),
    dueAt: Timestamp,
  }),
  'task.acknowledged': wire({ taskId: Id }),
  'task.arrived': wire({ taskId: Id }),
  'task.declined': wire({ taskId: Id, reason }),
  'task.recalled': wire({ taskId: Id, reason }),
  'task.completed': wire({ taskId: Id, feedback: text(4000), media }),
  'case.verified': wire({ result: v.picklist(['pass', 'fail']), text: v.optional(text(2000)), by: Code }),
  'case.closed': wire({ outcome: v.picklist(OUTCOMES), text: v.optional(text(2000)) }),
  'case.reopened': wire({ reason }),
} as const;

export type EventType = keyof typeof eventData;
export const EVENT_TYPES = Object.keys(eventData) as EventType[];
export const isEventType = (type: string): type is EventType => Object.hasOwn(eventData, type);

export const Actor = wire({ kind: v.picklist(ACTOR_KINDS), id: Code, name: v.optional(v.pipe(v.string(), v.maxLength(60))) });
export type Actor = Of<typeof Actor>;

/** What every event carries around its data. 信封 */
export const Envelope = wire({
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: Id,
  type: v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z]+)+$/), v.maxLength(64)),
  caseId: Id,
  area: AreaCode,
  at: Timestamp,
  actor: Actor,
  data: v.record(v.string(), v.unknown()),
});
export type Envelope = Of<typeof Envelope>;

/** The envelope's own fields; `Omit<Envelope, …>` would lose their types, because an envelope keeps unknown fields too. */
type EnvelopeHead = { [K in 'v' | 'id' | 'caseId' | 'area' | 'at' | 'actor']: Envelope[K] };

/** An envelope whose data has been parsed by the schema of its type. */
export type CaseEvent = { [T in EventType]: EnvelopeHead & { type: T; data: Of<(typeof eventData)[T]> } }[EventType];
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** An event of a type this version does not know: stored, shown in the history, changes no state. */
export type UnknownEvent = Envelope & { readonly unknown: true };
