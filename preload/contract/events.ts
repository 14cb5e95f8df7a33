import * as v from 'valibot';
import { AreaCode, Code, Id, Latitude, Longitude, text, Timestamp, type Of } from './scalars';
import {
  PARTY_SIDES,
  DISPUTE_KINDS,
  MEDIATION_METHODS,
  MEDIATION_STEPS,
  TRANSFER_TARGETS,
  ACTOR_KINDS,
  OUTCOMES,
  PRIORITIES,
  REQUEST_KINDS,
  SOURCES,
  SUPERVISION_LEVELS,
} from './vocabulary';

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

/** Somebody in a dispute. 当事人 */
export const Party = wire({
  side: v.picklist(PARTY_SIDES),
  name: text(60),
  phone: v.optional(text(32)),
  idNumber: v.optional(text(32)),
});
export const Parties = v.pipe(v.array(Party), v.minLength(1), v.maxLength(20));
/** People a dispute is about, its parties and others. 涉及人数 */
export const DisputeSize = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

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
    /** A visit to somebody in care did not happen; who it is, and which kinds of department are proposed. */
    care: v.optional(wire({ personId: Code, departments: v.pipe(v.array(Code), v.maxLength(10)) })),
    /** A grid member has settled it alone: the case is closed as it comes in. 格内即办 */
    settled: v.optional(wire({ at: Timestamp, text: text(2000), media })),
  }),
  /** Of a case that is filed already: filed anew under another category, in the state it is in. 改派类别 */
  'case.accepted': wire({ category: Code, priority: v.picklist(PRIORITIES), dueAt: Timestamp, reason: v.optional(reason) }),
  /** Of a filed case: voided. 作废 */
  'case.rejected': wire({ reason }),
  'case.merged': wire({ into: Id }),
  /** A merge taken back: the case is what it was before. 撤销并案 */
  'case.unmerged': wire({ reason: v.optional(reason) }),
  'case.replied': wire({ text: text(2000), promisedAt: v.optional(Timestamp) }),
  'case.noted': wire({ text: text(4000), duty: v.optional(wire({ to: Code, at: Timestamp })) }),
  /** Down again: `toArea` is the case's own. 上报、退回下级 */
  'case.escalated': wire({ toArea: AreaCode, reason }),
  'case.supervised': wire({ level: v.picklist(SUPERVISION_LEVELS), text: text(2000) }),
  'case.explained': wire({ level: v.picklist(SUPERVISION_LEVELS), text: text(2000) }),
  /** A dispute is registered, or put right: without `parties` they stay as they were. 纠纷登记 */
  'case.disputed': wire({ kind: v.picklist(DISPUTE_KINDS), people: DisputeSize, parties: v.optional(Parties) }),
  /** The next step of the mediation. 调解进展 */
  'case.mediated': wire({
    step: v.picklist(MEDIATION_STEPS),
    method: v.optional(v.picklist(MEDIATION_METHODS)),
    mediator: v.optional(text(60)),
    text: v.optional(text(2000)),
    kept: v.optional(v.boolean()),
  }),
  /** Handed over to another authority with its file; again, when the receipt has come. 移送 */
  'case.transferred': wire({
    to: v.picklist(TRANSFER_TARGETS),
    /** Who received it. */
    office: text(100),
    receipt: v.optional(text(60)),
    text: v.optional(text(2000)),
  }),
  /** Somebody asks the shift lead. 申请 */
  'case.requested': wire({
    requestId: Id,
    kind: v.picklist(REQUEST_KINDS),
    reason,
    dueAt: v.optional(Timestamp),
    until: v.optional(Timestamp),
    outcome: v.optional(v.picklist(OUTCOMES)),
    taskId: v.optional(Id),
  }),
  /** The lead decides; the act itself follows as an event of its own. 审批 */
  'case.answered': wire({ requestId: Id, granted: v.boolean(), reason: v.optional(reason) }),
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
  /** The check on the spot is offered to these grid members. 核查派发 */
  'case.offered': wire({ memberIds: v.pipe(v.array(Code), v.minLength(1), v.maxLength(5)), dueAt: v.optional(Timestamp) }),
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
