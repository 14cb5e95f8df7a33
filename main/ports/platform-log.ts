/**
 * What the embedded platform needs of a disk: an append-only stream with JetStream's rules and a table of key-value
 * entries. Kept in an encrypted file of its own, because it plays another machine: the console's cache can be thrown
 * away and rebuilt from it.
 */
export interface PlatformLog {
  /** Appends if `expectedSeq` is the subject's last sequence (undefined: not checked); a known id is not stored again. */
  append(entry: { subject: string; id: string; body: string; expectedSeq?: number | undefined }): AppendAnswer;
  /** Entries after `seq`, oldest first. */
  after(seq: number, limit: number): readonly PlatformEntry[];
  lastSeq(): number;
  /** All entries of one subject, oldest first. */
  ofSubject(subject: string): readonly PlatformEntry[];
  /** The care stream: a stream of its own with the same rules. */
  readonly care: CareLog;
  /** The stream of broadcasts, the same. */
  readonly broadcasts: BroadcastLog;
  /** Key-value entries changed after `rev`, in order of revision. */
  directoryAfter(rev: number, limit: number): readonly { rev: number; kind: string; key: string; value: string | null }[];
  putDirectory(entries: readonly { kind: string; key: string; value: string | null }[]): void;
  /** A photo put there; undefined: none of that id. */
  media(id: string): { readonly type: string; readonly bytes: Uint8Array } | undefined;
  /** What is there already stays as it is. */
  putMedia(id: string, media: { readonly type: string; readonly bytes: Uint8Array }): void;
  /** Small facts of the player: what it has planned, how far it has come. */
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  /** All or nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

export interface CareLog extends Pick<PlatformLog, 'append' | 'after' | 'ofSubject'> {
  /** Removes everything on a subject before this sequence. */
  rollUp(subject: string, seq: number): void;
}

export type BroadcastLog = Pick<PlatformLog, 'append' | 'after' | 'ofSubject'>;

export interface PlatformEntry {
  readonly seq: number;
  readonly subject: string;
  readonly id: string;
  readonly body: string;
}

export type AppendAnswer = { kind: 'stored' | 'duplicate'; seq: number } | { kind: 'conflict'; lastSeq: number };
