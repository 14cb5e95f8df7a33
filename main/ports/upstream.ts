import type { Observable } from 'rxjs';
import type { DirectoryEntry } from '../../preload/contract';

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
  /** A photo's bytes; undefined: the platform has none of that id. */
  media(id: string): Promise<Media | undefined>;
  /** Ends delivery; what has been handed over stays handed over. */
  stop(): Promise<void>;
}

export interface Position {
  /** Stream sequence of the last case event applied; 0: none. */
  readonly seq: number;
  /** Revision of the last directory entry applied; 0: none. */
  readonly directoryRev: number;
}

/** Implemented by the services. A promise that resolves says: this has reached the disk. */
export interface Inbox {
  /** Events in stream order, as they came: not parsed yet. */
  events(batch: readonly Delivery[]): Promise<void>;
  /** Directory entries as they came, with the revision of the last one. */
  directory(batch: readonly RawDirectoryEntry[], rev: number): Promise<void>;
}

/** One message of the case stream. */
export interface Delivery {
  readonly seq: number;
  readonly subject: string;
  /** UTF-8 JSON of an envelope, if all is well with it. */
  readonly body: string;
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
  /** Stream sequence of the case's last event the sender had seen; 0: a new case. */
  readonly expectedSeq: number;
  readonly body: string;
}

export type PublishAnswer =
  | { readonly kind: 'stored'; readonly seq: number }
  /** The case has moved on; the newer events arrive through the inbox. */
  | { readonly kind: 'conflict' }
  /** The platform will never take this one. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No answer; try again later. */
  | { readonly kind: 'unreachable'; readonly reason: string };

export type Line =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'online' }
  | { readonly kind: 'catching-up'; readonly behind: number }
  | { readonly kind: 'offline'; readonly reason: string };

export interface Media {
  readonly bytes: Uint8Array;
  /** MIME type, one of image/png, image/jpeg, image/webp, image/svg+xml. */
  readonly type: string;
}
