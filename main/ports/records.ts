import type { ArchiveCursor, AttentionRow, Envelope } from '../../preload/contract';
import type { ProjectedCase } from '../domain';

/** Ed25519 (RFC 8032); both base64, the public key as SubjectPublicKeyInfo. */
export interface Signature {
  readonly signature: string;
  readonly publicKey: string;
}

export type StorageFault = 'disk-full' | 'read-only' | 'damaged' | 'failed';

export class StorageError extends Error {
  constructor(
    readonly fault: StorageFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StorageError';
  }
}

/** A case as the store keeps it. */
export interface CaseRecord extends ProjectedCase {
  readonly id: string;
}

/** That somebody was told of a limit, of a task or of a case that came in as urgent: once in its life. */
export interface Notice {
  /** Which limit: `RunningLimit.key`; of a call to a new task: which task; of urgent news: `urgent`. */
  readonly key: string;
  readonly kind: 'warning' | 'overdue' | 'task' | 'urgent';
  /** The instant it was about. */
  readonly at: number;
  readonly givenAt: number;
  /** It has been shown, or was never news. */
  readonly announced: boolean;
}

export interface StoredEvent {
  /** Stream sequence; null while the platform has not acknowledged it. */
  readonly seq: number | null;
  readonly envelope: Envelope;
  /** A merge that came too late: it stands in the history and has no effect. */
  readonly late?: boolean | undefined;
}

/** What taking a command back gives back besides the events of the case. */
export interface Before {
  readonly unread: boolean;
  readonly alert?: CaseRecord['alert'];
  /** What had been typed into the form it came from. */
  readonly draft?: { readonly owner: string; readonly document: OwnDocument } | undefined;
  /** The entry of the tray that it settled. */
  readonly attention?: { readonly row: Omit<AttentionRow, 'rev'>; readonly command: unknown; readonly seat: unknown } | undefined;
}

export interface OutboxEntry {
  readonly id: number;
  readonly commandId: string;
  readonly caseId: string;
  /** Name and input of the command, for deciding it again. */
  readonly command: unknown;
  /** The seat that gave it, for deciding it again. */
  readonly seat: unknown;
  /** Ids of its events, in order; all are pending events of the case. */
  readonly eventIds: readonly string[];
  /** Ids of the events that these took the place of: the platform may have been asked to take them, and may have done so. */
  readonly formerIds?: readonly string[] | undefined;
  readonly attempts: number;
  readonly createdAt: number;
  /** Not sent before, ms, and to be taken back till then; absent: it need not wait. */
  readonly heldUntil?: number | undefined;
  readonly before?: Before | undefined;
  /** The command whose copy on another case this is. */
  readonly copyOf?: string | undefined;
  /** Cases that hold copies of this one. */
  readonly copies?: readonly string[] | undefined;
}

/** The events of a command in the tray. */
export interface SetAsideEvents {
  /** All that the platform may have been asked to take. */
  readonly eventIds: readonly string[];
  /** How many of them are the whole command; the others had been replaced. */
  readonly whole: number;
}

export interface StrandedCommand {
  readonly commandId: string;
  readonly caseId: string;
  readonly command: unknown;
  readonly seat: unknown;
  /** Every id its events ever had. */
  readonly eventIds: readonly string[];
  readonly createdAt: number;
}

export interface QuarantineEntry {
  readonly id: number;
  readonly at: number;
  /** Stream sequence, 0 for what did not come from the stream. */
  readonly seq: number;
  readonly subject: string;
  readonly reason: string;
  /** Of a long message the beginning; empty: it was not to be kept, or was let go for newer ones. */
  readonly body: string;
  /** Of the message as it came. */
  readonly bytes: number;
  /** As with its delivery. */
  readonly storedAt?: number | undefined;
}

/** What became of an event on its way into a case's history. */
export type Appended =
  /** `confirmed`: it was a pending event of ours. */
  | { readonly kind: 'new' | 'confirmed' }
  /** Already there, under this sequence. */
  | { readonly kind: 'known'; readonly seq: number };

/** One look or act worth answering for. 审计记录 */
export interface AuditEntry {
  readonly at: number;
  readonly who: string;
  readonly role: string;
  readonly kind: string;
  readonly subject: string;
  readonly result: 'ok' | 'refused';
  /** No personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Where this cache's events come from. */
export interface PlatformFacts {
  /** Names the platform for good. */
  readonly identity: string;
  /** The part of it that is read. */
  readonly scope: string;
  /** When it was first read, ms; what happened before is history, not news. */
  readonly begun: number;
}

/** Something a seat keeps for itself, such as a draft. */
export interface OwnDocument {
  /** Its name; unique among the seat's documents of one kind. */
  readonly key: string;
  readonly at: number;
  /** As it was put there: JSON. */
  readonly value: unknown;
}

/** Ended cases, and where the next page begins; undefined: there is nothing more. */
export interface ArchivePage {
  readonly records: readonly CaseRecord[];
  readonly next: ArchiveCursor | undefined;
}

export interface Scope {
  /** District 6, township 9, village 12 digits. */
  readonly area: string;
  /** Department desks see cases that hold a task of theirs. */
  readonly departmentId?: string | undefined;
}
