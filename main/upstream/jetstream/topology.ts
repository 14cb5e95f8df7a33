import { MAX_MESSAGE_BYTES, type DirectoryEntry } from '../../../preload/contract';
import { districtOf, presenceSubjectOf, townshipOf } from '../../domain';

/**
 * What the protocol keeps in a NATS server, written down once: the adapter checks it on connecting, `npm run upstream`
 * creates it, the sample configurations and the AsyncAPI document are compared with it. Data only; no connection.
 */

/** Within this time the server knows a message id again, ms. */
export const DUPLICATE_WINDOW_MS = 120_000;

export interface StreamPlan {
  readonly name: string;
  readonly description: string;
  readonly subjects: readonly string[];
  readonly storage: 'file';
  readonly retention: 'limits';
  readonly duplicateWindowMs: number;
  /** Headers included, as the server counts. */
  readonly maxMessageBytes: number;
  readonly allowDirect: true;
  /** Whether a message may take the place of everything before it on its subject. */
  readonly allowRollup?: true;
}

const stream = (name: string, description: string, subject: string): StreamPlan => ({
  name,
  description,
  subjects: [subject],
  storage: 'file',
  retention: 'limits',
  duplicateWindowMs: DUPLICATE_WINDOW_MS,
  maxMessageBytes: MAX_MESSAGE_BYTES,
  allowDirect: true,
});

/** Durable streams, one event a message. */
export const STREAMS = {
  cases: stream('GRID_CASES', 'Events of cases: grid.v1.case.<district>.<township>.<caseId>', 'grid.v1.case.*.*.*'),
  broadcasts: stream('GRID_BROADCASTS', 'Mobilisations: grid.v1.broadcast.<district>.<broadcastId>', 'grid.v1.broadcast.*.*'),
} as const satisfies Record<string, StreamPlan>;

/**
 * What happens to people in care: a stream of its own, so that permissions on cases say nothing about people, and because
 * only here a subject may be rolled up: with `care.erased` a person's history ends, which no case's may. Seats that look
 * after nobody (departments, observers) have no permission for it.
 */
export const CARE = {
  ...stream('GRID_CARE', 'People in care: grid.v1.care.<district>.<township>.<personId>', 'grid.v1.care.*.*.*'),
  allowRollup: true,
} as const;

/** The stream in which a message on this subject is kept. */
export const streamOf = (subject: string): StreamPlan => {
  if (subject.startsWith('grid.v1.care.')) return CARE;
  return subject.startsWith('grid.v1.broadcast.') ? STREAMS.broadcasts : STREAMS.cases;
};

/** Subjects of the people an area's console reads: a district its own, a township or a village those of the township. */
export const careUnder = (area: string): string =>
  area.length >= 9 ? `grid.v1.care.${districtOf(area)}.${townshipOf(area)}.*` : `grid.v1.care.${districtOf(area)}.*.*`;

export interface BucketPlan {
  readonly name: string;
  readonly description: string;
}

/** Key-value buckets: the latest value of each key. */
export const BUCKETS = {
  org: { name: 'grid_org', description: 'area.<code>, grid.<gridCode>, department.<id>' },
  roster: { name: 'grid_roster', description: '<memberId>' },
  people: { name: 'grid_people', description: '<township>.<personId>' },
} as const satisfies Record<string, BucketPlan>;

/** Object store of photos, `<mediaId>`, and of their small pictures, `<mediaId>.thumb`. */
export const MEDIA = { name: 'grid_media', description: 'Photos of reports and answers, by media id' } as const satisfies BucketPlan;
/** Under this name an object's metadata says its MIME type. */
export const MEDIA_TYPE = 'type';

/** A stream's settings as the JetStream API takes them. */
export const streamConfig = (plan: StreamPlan, replicas: number, duplicateWindowMs: number = plan.duplicateWindowMs) => ({
  name: plan.name,
  description: plan.description,
  subjects: [...plan.subjects],
  storage: plan.storage,
  retention: plan.retention,
  duplicate_window: duplicateWindowMs * 1_000_000,
  max_msg_size: plan.maxMessageBytes,
  allow_direct: plan.allowDirect,
  allow_rollup_hdrs: plan.allowRollup ?? false,
  num_replicas: replicas,
});

/** Copies of each stream, bucket and object: three where there are three servers. */
export const replicasFor = (servers: number): 1 | 3 => (servers >= 3 ? 3 : 1);

/**
 * Subjects of the cases an area's console reads: a district its own, a township or a village those of the township. Token
 * by token, because a server takes no filter that could catch more than its stream listens to.
 */
export const casesUnder = (area: string): string =>
  area.length >= 9 ? `grid.v1.case.${districtOf(area)}.${townshipOf(area)}.*` : `grid.v1.case.${districtOf(area)}.*.*`;

/** Subjects of a district's broadcasts; consoles of every level read them. */
export const broadcastsOf = (area: string): string => `grid.v1.broadcast.${districtOf(area)}.*`;

/** Plain subjects on which seats say what they look at, for an area's console; nothing of it is in a stream. */
export const presenceUnder = (area: string): string =>
  area.length >= 9 ? presenceSubjectOf(area) : `grid.v1.presence.${districtOf(area)}.*`;

type ValueOf<K extends DirectoryEntry['kind']> = NonNullable<Extract<DirectoryEntry, { kind: K }>['value']>;

/** The bucket and key under which a directory entry stands. A person's key begins with the township, which permissions work on. */
export const keyOf = {
  area: (area) => ({ bucket: BUCKETS.org.name, key: `area.${area.code}` }),
  grid: (grid) => ({ bucket: BUCKETS.org.name, key: `grid.${grid.gridCode}` }),
  department: (department) => ({ bucket: BUCKETS.org.name, key: `department.${department.id}` }),
  member: (member) => ({ bucket: BUCKETS.roster.name, key: member.id }),
  person: (person) => ({ bucket: BUCKETS.people.name, key: `${townshipOf(person.gridCode)}.${person.id}` }),
} as const satisfies { [K in DirectoryEntry['kind']]: (value: ValueOf<K>) => { bucket: string; key: string } };

/** Keys of the people an area's console may see: a township or a village those of the township, a district all. */
export const peopleUnder = (area: string): string => (area.length >= 9 ? `${townshipOf(area)}.>` : '>');

/**
 * Where a seat's answers come in (the client's inbox prefix). Permissions let a seat listen there and nowhere else, so that
 * nobody hears what is delivered to another township.
 */
export const inboxOf = (area: string): string => `_INBOX.${townshipOf(area)}`;
