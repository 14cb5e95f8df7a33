import type { Observable } from 'rxjs';
import type { DirectoryEntry, Grid, Link, Member, PhotoRefusal } from '../../preload/contract';

/**
 * The platform above this console: the embedded one or JetStream. It delivers what happened, in order, and takes what
 * this console says. It knows nothing of the cache.
 */
export interface Upstream {
  /** What the line is doing; the current value is given at once to every subscriber. */
  readonly line$: Observable<Line>;
  /** Begins delivering. `from` is what has been applied already; delivery continues after it. */
  start(from: Position, inbox: Inbox): Promise<void>;
  /** Offers one event. Never throws for a reason that lies in the line or in the case: those are answers. */
  publish(message: Outgoing): Promise<PublishAnswer>;
  /**
   * A photo as the platform holds it under a name (its id; `smallNameOf` its id: the small picture): somebody's file, which
   * nobody has looked at yet. undefined: it has none of that name; `too-large`: its file has more than `most` bytes (default and
   * at most MAX_MEDIA_BYTES) and was not fetched. Rejects when no answer came.
   */
  media(name: string, most?: number): Promise<Media | 'too-large' | undefined>;
  /**
   * Offers one photo, to be kept under a name; the same one offered again is `stored` too, and one that was broken off goes on where it
   * was. `go` is asked between its pieces, where it has any. Never throws for a reason that lies in the line.
   */
  putMedia(name: string, media: Media, go?: () => boolean): Promise<PutMediaAnswer>;
  /**
   * Writes people of the roster, or removes them (null), under their ids: the platform's roster, which comes back to every console
   * through the inbox. The same ones again are `stored` too; after any other answer some of them may be. Never throws for a reason
   * that lies in the line.
   */
  putRoster(entries: readonly RosterWrite[]): Promise<PutDirectoryAnswer>;
  /** The same of grids with their outlines, under their codes. */
  putGrids(entries: readonly GridWrite[]): Promise<PutDirectoryAnswer>;
  /**
   * What other seats say they look at in this console's area, as it came: not parsed yet. Only what is said while the line
   * is up; nothing is kept or said again by the platform. Our own words may come back.
   */
  readonly presence$: Observable<PresenceNote>;
  /** Says to the other seats what this one looks at. Lost where nobody listens or the line is down. Never throws. */
  tellPresence(note: PresenceNote): void;
  /** Tries the line again now instead of when its time comes; nothing, if it is up. */
  retry(): void;
  /** Ends delivery; what has been handed over stays handed over. */
  stop(): Promise<void>;
}

/** Said now and gone: neither stored nor acknowledged. On NATS a plain message, not one of a stream. */
export interface PresenceNote {
  /** `grid.v1.presence.<district>.<township>`. */
  readonly subject: string;
  /** UTF-8 JSON of a PresenceMessage, if all is well with it. */
  readonly body: string;
}

export interface Position {
  /** Stream sequence of the last case event applied; 0: none. */
  readonly seq: number;
  /** Revision of the last directory entry applied; 0: none. */
  readonly directoryRev: number;
  /** Sequence of the last message of the care stream applied; 0: none. */
  readonly careSeq: number;
  /** The same of the stream of broadcasts; absent: nothing. */
  readonly broadcastSeq?: number | undefined;
}

/** Implemented by the services. A promise that resolves says: this has reached the disk. */
export interface Inbox {
  /** Events in stream order, as they came: not parsed yet. */
  events(batch: readonly Delivery[]): Promise<void>;
  /**
   * Messages of the care stream (`grid.v1.care.<district>.<township>.<personId>`) in its order. Only to seats that look
   * after people: the platform lets no other read that stream, and one that is refused it delivers none.
   */
  care(batch: readonly Delivery[]): Promise<void>;
  /** Messages of the stream of broadcasts (`grid.v1.broadcast.<district>.<broadcastId>`) in its order. */
  broadcasts(batch: readonly Delivery[]): Promise<void>;
  /** Directory entries as they came, with the revision of the last one; `bucket`: whose revisions these are, if there are several. */
  directory(batch: readonly RawDirectoryEntry[], rev: number, bucket?: string): Promise<void>;
  /**
   * All that the platform has of the directory has been handed over, the roster with it. Said on every connection, before the
   * first event.
   */
  directoryRead(): Promise<void>;
  /**
   * All there is of these kinds within what is read, as the platform says now: what else is kept has been removed, and the
   * mark that said so is gone. Delivery of these kinds goes on after it.
   */
  present(kinds: readonly RawDirectoryEntry['kind'][], entries: readonly Pick<RawDirectoryEntry, 'kind' | 'key'>[]): Promise<void>;
  /** What comes next is from this platform and for this scope: where to go on. Asked on every connection of a platform that can be told apart. */
  resume(source: Source): Promise<Resume>;
}

/** What is about to be delivered. */
export interface Source {
  /** Names the platform for good: a stream that was made anew under the same name has another. */
  readonly identity: string;
  /** Which part of it, as the filter it is read with. How far one part was read says nothing about another. */
  readonly scope: string;
  /** The stream of people in care and when it was made, ms; absent: it is not read. */
  readonly care?: { readonly stream: string; readonly begun: number } | undefined;
  /** The same of the stream of broadcasts. */
  readonly broadcasts?: { readonly stream: string; readonly begun: number } | undefined;
}

export type Resume =
  | {
      readonly kind: 'from';
      /** Stream sequence of the last message applied; 0: none. */
      readonly seq: number;
      /** Sequence of the last message of the care stream applied; 0: none. */
      readonly careSeq: number;
      /** The same of the stream of broadcasts. */
      readonly broadcastSeq: number;
      /** Revision of the last entry of a bucket applied; 0: none. */
      readonly bucketRev: (bucket: string) => number;
    }
  /** What this console keeps is another platform's; mixing the two would tell of cases that never were. */
  | { readonly kind: 'other-platform'; readonly known: string; readonly here: string };

/** One message of a stream. */
export interface Delivery {
  readonly seq: number;
  readonly subject: string;
  /** UTF-8 JSON of an envelope, if all is well with it. */
  readonly body: string;
  /** When the platform stored it, by the platform's clock, ms; absent: it does not say. */
  readonly storedAt?: number | undefined;
}

export interface RawDirectoryEntry {
  readonly kind: DirectoryEntry['kind'];
  readonly key: string;
  /** null: removed. */
  readonly value: unknown;
}

export interface Outgoing {
  readonly subject: string;
  /** The event's id; the platform stores it at most once. */
  readonly id: string;
  /** Stream sequence of the last event on the subject that the sender had seen; 0: a new case; undefined: whatever came before, it stands for itself. */
  readonly expectedSeq: number | undefined;
  readonly body: string;
  /**
   * A record ends with this message: the bucket key of a person, `<township>.<personId>`. The platform purges the key, and
   * with the message everything that stood on its subject before (JetStream: `Nats-Rollup: sub`). Done twice, done once.
   */
  readonly erases?: string | undefined;
}

export type PublishAnswer =
  | { readonly kind: 'stored'; readonly seq: number }
  /** The case has moved on; the newer events arrive through the inbox. */
  | { readonly kind: 'conflict' }
  /** The platform will never take this one. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No answer; try again later. */
  | { readonly kind: 'unreachable'; readonly reason: string };

export type PutMediaAnswer =
  | { readonly kind: 'stored' }
  /** `go` said no; what was stored of it stays, and the next offer goes on from there. */
  | { readonly kind: 'paused' }
  /** The platform will not take this one as things are. */
  | { readonly kind: 'refused'; readonly why: PhotoRefusal; readonly reason: string }
  | Extract<PublishAnswer, { kind: 'unreachable' }>;

export interface RosterWrite {
  readonly id: string;
  /** null: nobody any more. */
  readonly value: Member | null;
}

export interface GridWrite {
  readonly id: string;
  /** null: no such grid any more. */
  readonly value: Grid | null;
}

export type PutDirectoryAnswer = { readonly kind: 'stored' } | Extract<PublishAnswer, { kind: 'refused' | 'unreachable' }>;

/** What the line is doing, each state with its own data. */
export type Line = Link;

/** Larger files are nobody's photo of a dead tree. 20 MiB, what the console itself takes in. */
export const MAX_MEDIA_BYTES = 20 * 1024 * 1024;

export interface Media {
  readonly bytes: Uint8Array;
  /** What the sender says it is, a MIME type; what it is, its bytes say. */
  readonly type: string;
  /** A picture that ships with this console, such as the demo's drawings. Set by the embedded platform only: nothing from outside may be SVG. */
  readonly own?: true;
}
