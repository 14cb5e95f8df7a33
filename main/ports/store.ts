import type {
  ArchiveCursor,
  ArchiveQuery,
  Area,
  AttentionRow,
  BroadcastEnvelope,
  CareEnvelope,
  AuditEnd,
  CaseStateName,
  Department,
  DirectoryEntry,
  Envelope,
  Grid,
  Member,
  TaskStateName,
} from '../../preload/contract';
import type { CaseIndex, RoutingChoice } from '../domain';
import type { BroadcastReads, BroadcastWrites } from './broadcast-store';
import type { CareReads, CareWrites } from './care-store';
import type { EvaluationReads, EvaluationWrites } from './evaluation-store';
import type { MediaReads, MediaWrites } from './media-store';
import type { ReportedReads, ReportedWrites } from './reported-store';
import type {
  Appended,
  ArchivePage,
  AuditEntry,
  CaseRecord,
  Notice,
  OutboxEntry,
  OwnDocument,
  PlatformFacts,
  QuarantineEntry,
  Scope,
  SetAsideEvents,
  Signature,
  StoredEvent,
  StrandedCommand,
} from './records';

/**
 * When a commit reaches the disk. `now`: before `write` returns; this is what a person is told of. `later`: with the next
 * commit that does, or in some seconds by itself; for what can be had again, events that the stream delivers and what is
 * derived of cases. A power cut takes away the last such commits, never one before another; the end of the program none.
 */
export type Reach = 'now' | 'later';

/**
 * The cache of this console: one encrypted SQLite file, one connection. Everything is synchronous; when `write`
 * returns, the commit has reached the disk, unless it was asked to do so later. Throws StorageError and nothing else.
 */
export interface Store {
  readonly read: StoreReads;
  /** Commands of a cache before this one that were never acknowledged; this one was made without them. */
  readonly stranded: readonly StrandedCommand[];
  /** The same of what was said of people in care. */
  readonly strandedCare: readonly CareEnvelope[];
  /** The same of what was said of broadcasts. */
  readonly strandedActs: readonly BroadcastEnvelope[];
  /** So many documents of this console alone were lost with a cache before this one, and have been put into this one. */
  readonly givenBack: number;
  /** One transaction, all or nothing; what `work` throws is thrown again after the rollback. */
  write<T>(work: (tx: StoreWrites) => T, reach?: Reach): T;
  /** Signs for this console; the same console always signs with the same key. */
  sign(bytes: Uint8Array): Signature;
  close(): void;
}
export interface StoreReads extends BroadcastReads, CareReads, EvaluationReads, MediaReads, ReportedReads {
  /** Latest revision of any row. */
  rev(): number;
  directoryRev(): number;
  /** When this cache was made. */
  createdAt(): number;
  /** Which version of the projection the cases are of; 0: the first, or none yet. */
  projection(): number;
  /** Sequence of the last stream message applied or quarantined. */
  lastSeq(): number;
  /** Directory revision of the platform last applied. */
  platformDirectoryRev(): number;
  /** The same of one of several buckets. */
  bucketRev(bucket: string): number;
  /** Whose events these are; undefined: nobody that can be told apart. */
  platform(): PlatformFacts | undefined;
  /** The directory of this platform and scope has been read to its end at least once. */
  rosterWhole(): boolean;

  case(id: string): CaseRecord | undefined;
  events(caseId: string): readonly StoredEvent[];
  /** Sequence of the case's last confirmed event; 0: none. */
  caseSeq(caseId: string): number;
  /** The highest place in the stream that an event of any case has. */
  confirmedSeq(): number;
  /** Sequence of the last message on a subject that is in no history: quarantined, or a second copy; 0: none. */
  passedOverSeq(subject: string): number;
  /** Open cases in the queue's order (`index.order`, then id), after the cursor. */
  openCases(scope: Scope, limit: number, after?: { order: number; id: string }): readonly CaseRecord[];
  /** Ended cases, the latest first, that ended at or after `since`. */
  endedCases(scope: Scope, since: number, limit: number): readonly CaseRecord[];
  /**
   * A page of the ended cases of these scopes, the latest ended first, with words the latest reported first. Looks through so
   * many that it takes no longer than a moment: `next` says where to go on, also when the page is not full.
   */
  archive(scopes: readonly Scope[], query: ArchiveQuery, limit: number, after?: ArchiveCursor): ArchivePage;
  /** Cases that were merged into this one and still are, in order of arrival. */
  casesMergedInto(id: string, limit: number): readonly CaseRecord[];
  /** Cases with a revision above `rev`, ascending. */
  casesSince(rev: number, limit: number): readonly CaseRecord[];
  /** Ids of cases whose text holds all the words: by bigrams for Chinese, by prefix for the rest; the latest first. */
  search(text: string, scope: Scope, limit: number): readonly CaseRecord[];
  /** Open cases whose text shares words with this one, the closest first by bm25. */
  openCasesAlike(text: string, scope: Scope, limit: number): readonly CaseRecord[];
  /** Open cases in a box, degrees WGS84. */
  openCasesIn(box: { west: number; south: number; east: number; north: number }, limit: number): readonly CaseRecord[];

  /** Open cases of which somebody is to be told something at or before `now`, the longest waiting first. */
  noticeDue(scope: Scope, now: number, limit: number): readonly CaseRecord[];
  /** When somebody is to be told something next; undefined: no limit runs that has not been told of. */
  nextNotice(scope: Scope): number | undefined;
  /** Of what of a case somebody has been told, oldest first. */
  notices(caseId: string): readonly Notice[];
  /** Cases with notices that were given and not shown yet, in the queue's order. */
  unannounced(limit: number): readonly CaseRecord[];

  /** The answer given to a command earlier; undefined: not seen yet. */
  command(commandId: string): { caseId: string; rev: number; eventIds: string[] } | undefined;
  /** The oldest entry of each case, oldest first, due at or before `now`. */
  outboxHeads(now: number, limit: number): readonly OutboxEntry[];
  outboxOfCase(caseId: string): readonly OutboxEntry[];
  /** Which of these cases have an entry. */
  casesInOutbox(caseIds: readonly string[]): readonly string[];
  /** Entries that wait to leave the house, in the order they were given. */
  outboxHeld(now: number): readonly OutboxEntry[];
  /** Unsent events. */
  pendingCount(): number;
  attention(): readonly AttentionRow[];
  attentionSince(rev: number, limit: number): { rows: readonly AttentionRow[]; gone: readonly { id: string; rev: number }[] };
  attentionCommand(id: string): { command: unknown; seat: unknown } | undefined;
  /** By the ids of events of commands in the tray: in which entry they are. */
  attentionEvents(): ReadonlyMap<string, SetAsideEvents & { readonly id: string }>;
  quarantine(limit: number): readonly QuarantineEntry[];
  /** Whether the message on this subject, at this place of its stream, has been set aside already. */
  isQuarantined(seq: number, subject: string): boolean;
  /** Messages set aside so long ago that only their number is known. */
  quarantineForgotten(): number;
  /** Messages that count from the time the platform stored them. */
  retimed(): number;

  /** Keys of a kind of entry, as the platform's bucket has them. */
  directoryKeys(kind: DirectoryEntry['kind']): readonly string[];
  areas(): readonly Area[];
  departments(): readonly Department[];
  grid(gridCode: string): Grid | undefined;
  /** Grids under an area's code. */
  grids(area: string): readonly Grid[];
  member(id: string): Member | undefined;
  members(area: string): readonly Member[];

  /** What operators made of the suggestions at or after an instant, oldest first. */
  routingChoices(since: number): readonly RoutingChoice[];

  /** A seat's documents of a kind, the oldest first. */
  ownDocuments(kind: string, owner: string): readonly OwnDocument[];
  ownDocument(kind: string, owner: string, key: string): OwnDocument | undefined;

  /**
   * Checks the audit chain from its first record, and its end against what the platform was told of it; the number of the
   * first record that does not fit or is missing, or null.
   */
  verifyAudit(): number | null;
  /** Where this console's audit ends now; undefined: nothing is in it yet. */
  auditEnd(): AuditEnd | undefined;
  /** Ends that the platform's stream told of, this console's among them. */
  auditEnds(): readonly AuditEnd[];
  auditLength(): number;
  /** Records with a number below `n`, the latest first. */
  auditBefore(n: number, limit: number): readonly (AuditEntry & { readonly n: number })[];
  /** Records from number `n` on as they are kept, with the digest of each: what a chain is checked by. */
  auditFrom(n: number, limit: number): readonly { readonly n: number; readonly doc: string; readonly hash: string }[];
  counts(): {
    cases: Record<CaseStateName, number>;
    tasks: Record<TaskStateName, number>;
    events: number;
    quarantined: number;
    pending: number;
    attention: number;
  };
  /** Digest over all case projections (SHA-256, hex), independent of order of arrival, unread marks and revisions. */
  stateHash(): string;
  /** Every case has its digest, so that `stateHash` has none to make first. */
  isDigested(): boolean;
}

export interface StoreWrites extends StoreReads, BroadcastWrites, CareWrites, EvaluationWrites, MediaWrites, ReportedWrites {
  appendConfirmed(seq: number, envelope: Envelope): Appended;
  /** Another text of an event that is there already. */
  replaceEvent(envelope: Envelope): void;
  countRetimed(): void;
  appendPending(envelope: Envelope): void;
  /** Takes back events that the platform never stored. */
  removePending(eventIds: readonly string[]): void;
  /** The platform stored this event under `seq`. */
  confirm(eventId: string, seq: number): void;
  /** A merge came too late. False: that was known. */
  markLate(eventId: string): boolean;
  /** Stores the projection, indexes its text for search, and gives it the next revision. */
  putCase(record: Omit<CaseRecord, 'rev'>): number;
  /** Makes digests that `stateHash` is made of, of so many cases at most that changed since. @returns of how many */
  digestCases(limit: number): number;
  /** @throws StorageError when one of them was given already */
  addNotices(caseId: string, limits: CaseIndex['limits'], notices: readonly Notice[]): void;
  /** What was given of a case has been shown. */
  markAnnounced(caseId: string, kinds: readonly Notice['kind'][]): void;
  /** Forgets what was told since an instant of limits that are not among these: they never ran. */
  dropNotices(caseId: string, since: number, limits: CaseIndex['limits']): boolean;
  setProjection(version: number): void;
  setLastSeq(seq: number): void;
  /** This message was read and is in no history; whoever publishes on its subject has seen it. */
  passOver(subject: string, seq: number): void;

  rememberCommand(commandId: string, answer: { caseId: string; rev: number; eventIds: readonly string[] }): void;
  enqueue(entry: Omit<OutboxEntry, 'id' | 'attempts'>): void;
  dequeue(id: number): void;
  /** A stranded command has found its end: given again, in the tray, or sent long ago. */
  settleStranded(commandId: string): void;
  /** Counts an attempt and waits until `notBefore`. */
  postpone(id: number, notBefore: number): void;
  /** It need not wait any longer. */
  release(id: number): void;
  /** The command was decided again: these events instead. */
  replaceEvents(id: number, eventIds: readonly string[]): void;
  addAttention(row: Omit<AttentionRow, 'rev'>, command: unknown, seat: unknown, events?: SetAsideEvents): number;
  removeAttention(id: string): void;
  /**
   * Sets a message aside. Of what did not come from a stream (seq 0) the latest of a subject takes the place of the one
   * before. Beyond its limits the store lets go of texts and then of entries, the oldest first; they stay counted.
   */
  addQuarantine(entry: Omit<QuarantineEntry, 'id'>): void;
  removeQuarantine(id: number): void;
  /** It has been put right since. `seq`: its place in the subject's stream; absent: it came from no stream. */
  dropQuarantineOf(subject: string, seq?: number): void;
  addRoutingChoice(commandId: string, at: number, choice: RoutingChoice): void;
  /** The command was taken back or came to nothing: it is not to be learned from. */
  dropRoutingChoice(commandId: string): void;
  dropRoutingChoicesBefore(instant: number): void;
  putDirectory(entries: readonly DirectoryEntry[], platformRev: number, bucket?: string): void;
  /** Remembers whose events come from here on. Another scope than before is read from its beginning. */
  beginPlatform(facts: PlatformFacts): void;
  setRosterWhole(): void;
  /** In place of the one with the same key. */
  putOwnDocument(kind: string, owner: string, document: OwnDocument): void;
  /** False: there was none. */
  dropOwnDocument(kind: string, owner: string, key: string): boolean;
  /** Of all seats. */
  dropOwnDocumentsBefore(kind: string, instant: number): void;
  /** Appends to the hash chain. */
  audit(entry: AuditEntry): void;
  /** The stream tells how far an audit had come; of each chain the furthest is kept. */
  seeAuditEnd(end: AuditEnd): void;
}
