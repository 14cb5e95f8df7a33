import type { CareEnvelope, Person } from '../../preload/contract';
import type { CareState } from '../domain';

/**
 * What the store keeps of people in care. Every personal field lies sealed under a key of the person's own, besides the
 * encryption of the file: with the key gone, what is left of it in the file or in a copy tells nothing.
 */
export interface PersonEntry {
  readonly rev: number;
  readonly person: Person;
  /** Folded from the events known here; undefined: none yet. */
  readonly care: CareState | undefined;
  /** Events the platform has not acknowledged. */
  readonly pending: number;
}

export interface StoredCareEvent {
  /** Sequence in the care stream; null while the platform has not acknowledged it. */
  readonly seq: number | null;
  readonly envelope: CareEnvelope;
  /** Why the platform will never take it. */
  readonly refused?: string | undefined;
}

/** The oldest unsent event of a person. */
export interface UnsentCare {
  readonly id: string;
  readonly personId: string;
  readonly township: string;
  readonly attempts: number;
  /** Undefined: the record was erased, which is what is left to be said. */
  readonly envelope: CareEnvelope | undefined;
}

export interface CareReads {
  /** Sequence of the last message of the care stream applied or quarantined. */
  careSeq(): number;
  /** When the care stream that this cache reads was made, ms; 0: none has been read. */
  careBegun(): number;
  /** When this console first watched over visits; 0: not yet. */
  careSince(): number;
  person(id: string): PersonEntry | undefined;
  people(area: string): readonly PersonEntry[];
  peopleSince(rev: number, limit: number): { rows: readonly PersonEntry[]; gone: readonly { id: string; rev: number }[] };
  /** In stream order, then the unsent ones in the order they were made. */
  careEvents(personId: string): readonly StoredCareEvent[];
  /** Sequence of the last message on the person's subject that is known here; 0: none. */
  careSubjectSeq(personId: string): number;
  /** Whom unsent events are about, the oldest event of each, due at or before `now`. */
  unsentCare(now: number, limit: number): readonly UnsentCare[];
  /** Reveals of a local day, YYYY-MM-DD, by operator. */
  revealsOn(day: string): readonly { operatorId: string; count: number }[];
}

export interface CareWrites {
  /** `seq` null: ours, not sent yet. `confirmed`: it was an unsent event of ours; `known`: already there. */
  appendCare(envelope: CareEnvelope, seq: number | null): 'new' | 'confirmed' | 'known';
  /** The platform stored this event. */
  confirmCare(eventId: string, seq: number): void;
  /** A message on a person's subject that is in no history. */
  passOverCare(personId: string, seq: number): void;
  postponeCare(eventId: string, notBefore: number): void;
  /** The platform will never take it: kept and shown as such, and not sent again. */
  refuseCare(eventId: string, reason: string): void;
  /** It is to be sent again after all. False: there is no such event. */
  retryCare(eventId: string): boolean;
  /** A stranded event has found its end: it was sent long ago. */
  settleStrandedCare(eventId: string): void;
  /** Keeps the state and gives the person the next revision. */
  putCare(state: CareState): void;
  /** A new revision: the row reads differently by the time alone. */
  touchPerson(personId: string): void;
  setCareSeq(seq: number): void;
  setCareSince(at: number): void;
  setCareBegun(at: number): void;
  /**
   * Destroys the person's key and removes everything sealed under it. `announce`: an event that says so, which waits to be
   * sent; undefined: the platform said it.
   */
  erasePerson(personId: string, announce: CareEnvelope | undefined): void;
  countReveal(day: string, operatorId: string): void;
}
