import { BehaviorSubject, filter, Subject } from 'rxjs';
import type {
  Delivery,
  Inbox,
  Line,
  Media,
  Outgoing,
  Position,
  PresenceNote,
  PublishAnswer,
  PutMediaAnswer,
  PutDirectoryAnswer,
  RawDirectoryEntry,
  GridWrite,
  RosterWrite,
  Upstream,
} from '../../main/ports';

/** One message as the platform keeps it. */
export interface Stored extends Delivery {
  readonly id: string;
}

/**
 * The platform's rules in memory: one stream with sequences, messages known by id, the expected last sequence of a
 * subject, a directory with revisions. Any number of consoles hang on it, each by a line that can be cut.
 */
export class MemoryPlatform {
  readonly stream: Stored[] = [];
  /** The care stream: sequences of its own; what a record leaves behind is rolled up. */
  care: Stored[] = [];
  #careSeq = 0;
  /** The stream of broadcasts, with sequences of its own. */
  readonly broadcasts: Stored[] = [];
  readonly #bySubject = new Map<string, number>();
  readonly #byId = new Map<string, number>();
  readonly #directory: (RawDirectoryEntry & { readonly rev: number })[] = [];
  readonly #lines = new Set<MemoryLine>();
  /** What seats say to each other; said to whoever listens, and gone. */
  readonly presence$ = new Subject<PresenceNote>();
  /** Ids in the order in which they were offered, with each repetition. */
  readonly offered: string[] = [];
  /** Messages of these subjects are never taken. */
  readonly forbidden = new Set<string>();
  /** Photos by id, as somebody put them there. */
  readonly media = new Map<string, Media | 'too-large'>();
  /** Ids of photos in the order in which they were offered, with each repetition. */
  readonly offeredMedia: string[] = [];
  /** Names of photos in the order in which they were asked for, with each repetition. */
  readonly askedMedia: string[] = [];
  /** Nobody but the platform writes its roster. */
  keepsRoster = false;
  /** Photos of these ids are never taken. */
  readonly forbiddenMedia = new Set<string>();

  get lastSeq(): number {
    return this.stream.length;
  }

  get careSeq(): number {
    return this.#careSeq;
  }

  get directoryRev(): number {
    return this.#directory.length;
  }

  /** As a publisher sees it. Expected sequences are looked at before ids are, as old servers do; then the retry trap is avoided as the protocol says. */
  publish({ subject, id, expectedSeq, body, erases }: Omit<Outgoing, 'expectedSeq'> & { expectedSeq?: number | undefined }): PublishAnswer {
    this.offered.push(id);
    if (this.forbidden.has(subject)) return { kind: 'refused', reason: 'permissions violation' };
    const known = this.#byId.get(id);
    if (known !== undefined) return { kind: 'stored', seq: known };
    if (expectedSeq !== undefined && expectedSeq !== (this.#bySubject.get(subject) ?? 0)) return { kind: 'conflict' };
    const seq = this.append(subject, body, id);
    if (erases !== undefined) {
      this.care = this.care.filter((message) => message.subject !== subject || message.seq >= seq);
      this.putDirectory({ kind: 'person', key: erases, value: null });
    }
    return { kind: 'stored', seq };
  }

  /** Puts a message on the stream, whatever is in it. */
  append(subject: string, body: string, id = `raw-${this.lastSeq + 1}`): number {
    const ofCare = subject.startsWith('grid.v1.care.');
    const ofBroadcast = subject.startsWith('grid.v1.broadcast.');
    const seq = ofCare ? (this.#careSeq += 1) : (ofBroadcast ? this.broadcasts : this.stream).length + 1;
    (ofCare ? this.care : ofBroadcast ? this.broadcasts : this.stream).push({ seq, subject, body, id });
    this.#bySubject.set(subject, seq);
    this.#byId.set(id, seq);
    this.wake();
    return seq;
  }

  putDirectory(...entries: RawDirectoryEntry[]): void {
    for (const entry of entries) this.#directory.push({ ...entry, rev: this.directoryRev + 1 });
    this.wake();
  }

  directoryAfter(rev: number): readonly RawDirectoryEntry[] {
    return this.#directory.slice(rev);
  }

  line(options?: LineOptions): MemoryLine {
    const line = new MemoryLine(this, options);
    this.#lines.add(line);
    return line;
  }

  wake(): void {
    for (const line of this.#lines) line.deliver();
  }
}

export interface LineOptions {
  /** Messages handed over at a time. */
  readonly batch?: number;
  /** Waits before a hand-over or an answer: gives races their chance. Default: one turn of the event loop. */
  readonly pause?: () => Promise<void>;
  /** Delivers everything from the first message, whatever was applied already. */
  readonly replay?: boolean;
  /** Starts without a connection. */
  readonly cut?: boolean;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One console's line to the platform. */
export class MemoryLine implements Upstream {
  readonly line$: BehaviorSubject<Line>;
  readonly #platform: MemoryPlatform;
  readonly #options: LineOptions;
  #inbox: Inbox | undefined;
  #position: Position = { seq: 0, directoryRev: 0, careSeq: 0 };
  #directoryRead = false;
  #delivering: Promise<void> | undefined;
  /** The platform stores, and its answer is lost: this many times. */
  loseAnswers = 0;
  /** The line breaks after so many batches of the roster; 0: it does not. */
  cutAfterRosters = 0;

  constructor(platform: MemoryPlatform, options: LineOptions = {}) {
    this.#platform = platform;
    this.#options = options;
    this.line$ = new BehaviorSubject<Line>(options.cut ? { kind: 'offline', reason: 'cut' } : { kind: 'online' });
  }

  get connected(): boolean {
    return this.line$.value.kind !== 'offline';
  }

  cut(): void {
    this.line$.next({ kind: 'offline', reason: 'cut' });
  }

  restore(): void {
    this.line$.next({ kind: 'online' });
    this.deliver();
  }

  async start(from: Position, inbox: Inbox): Promise<void> {
    this.#position = this.#options.replay ? { seq: 0, directoryRev: 0, careSeq: 0 } : from;
    this.#inbox = inbox;
    this.deliver();
    await this.settled();
  }

  async publish(message: Outgoing): Promise<PublishAnswer> {
    await (this.#options.pause ?? turn)();
    if (!this.connected) return { kind: 'unreachable', reason: 'cut' };
    const answer = this.#platform.publish(message);
    await (this.#options.pause ?? turn)();
    if (this.loseAnswers > 0 && answer.kind === 'stored') {
      this.loseAnswers -= 1;
      return { kind: 'unreachable', reason: 'no answer' };
    }
    return this.connected ? answer : { kind: 'unreachable', reason: 'cut while waiting' };
  }

  async media(name: string, most = Number.MAX_SAFE_INTEGER): Promise<Media | 'too-large' | undefined> {
    this.#platform.askedMedia.push(name);
    await (this.#options.pause ?? turn)();
    if (!this.connected) throw new Error('cut');
    const media = this.#platform.media.get(name);
    return typeof media === 'object' && media.bytes.length > most ? 'too-large' : media;
  }

  async putMedia(id: string, media: Media): Promise<PutMediaAnswer> {
    await (this.#options.pause ?? turn)();
    if (!this.connected) return { kind: 'unreachable', reason: 'cut' };
    if ([...this.#platform.forbiddenMedia].some((forbidden) => id.startsWith(forbidden)))
      return { kind: 'refused', why: 'permission', reason: 'permissions violation' };
    this.#platform.offeredMedia.push(id);
    if (!this.#platform.media.has(id)) this.#platform.media.set(id, media);
    await (this.#options.pause ?? turn)();
    return this.connected ? { kind: 'stored' } : { kind: 'unreachable', reason: 'cut while waiting' };
  }

  putRoster(entries: readonly RosterWrite[]): Promise<PutDirectoryAnswer> {
    return this.#putDirectory('member', entries);
  }

  putGrids(entries: readonly GridWrite[]): Promise<PutDirectoryAnswer> {
    return this.#putDirectory('grid', entries);
  }

  async #putDirectory(
    kind: 'member' | 'grid',
    entries: readonly { readonly id: string; readonly value: unknown }[],
  ): Promise<PutDirectoryAnswer> {
    await (this.#options.pause ?? turn)();
    if (!this.connected) return { kind: 'unreachable', reason: 'cut' };
    if (this.#platform.keepsRoster) return { kind: 'refused', reason: 'permissions violation' };
    this.#platform.putDirectory(...entries.map(({ id, value }) => ({ kind, key: id, value })));
    this.cutAfterRosters -= 1;
    if (this.cutAfterRosters === 0) this.cut();
    return { kind: 'stored' };
  }

  /** Comes back to the line that said it too, as a plain subscription does. */
  get presence$() {
    return this.#platform.presence$.pipe(filter(() => this.connected));
  }

  tellPresence(note: PresenceNote): void {
    if (this.connected) this.#platform.presence$.next(note);
  }

  retry(): void {
    this.restore();
  }

  async stop(): Promise<void> {
    this.#inbox = undefined;
    await this.#delivering;
  }

  /** Everything that the platform has now has been handed over, if the line is there. */
  async settled(): Promise<void> {
    while (this.#delivering) await this.#delivering;
  }

  deliver(): void {
    this.#delivering ??= this.#run().finally(() => {
      this.#delivering = undefined;
      // Something may have come between the last look and now.
      if (this.#behind()) this.deliver();
    });
  }

  #behind(): boolean {
    const { seq, directoryRev, careSeq, broadcastSeq = 0 } = this.#position;
    const { lastSeq, directoryRev: lastRev, careSeq: lastCare, broadcasts } = this.#platform;
    const isBehind = seq < lastSeq || directoryRev < lastRev || careSeq < lastCare || broadcastSeq < broadcasts.length;
    return this.#inbox !== undefined && this.connected && isBehind;
  }

  async #run(): Promise<void> {
    for (;;) {
      await (this.#options.pause ?? turn)();
      const inbox = this.#inbox;
      if (!inbox || !this.connected) return;
      // A batch that is not taken stays ours, and is offered again.
      if (!(await this.#handOver(inbox).catch(() => true))) return;
    }
  }

  /** One batch. False: there is none. */
  async #handOver(inbox: Inbox): Promise<boolean> {
    const { seq, directoryRev, careSeq, broadcastSeq = 0 } = this.#position;
    if (directoryRev < this.#platform.directoryRev) {
      const rev = this.#platform.directoryRev;
      await inbox.directory(this.#platform.directoryAfter(directoryRev), rev);
      this.#position = { ...this.#position, directoryRev: rev };
      return true;
    }
    if (!this.#directoryRead) await inbox.directoryRead();
    this.#directoryRead = true;
    if (careSeq < this.#platform.careSeq) {
      const last = this.#platform.careSeq;
      await inbox.care(this.#platform.care.filter((message) => message.seq > careSeq));
      this.#position = { ...this.#position, careSeq: last };
      return true;
    }
    if (broadcastSeq < this.#platform.broadcasts.length) {
      const batch = this.#platform.broadcasts.slice(broadcastSeq, broadcastSeq + (this.#options.batch ?? 200));
      await inbox.broadcasts(batch);
      this.#position = { ...this.#position, broadcastSeq: batch.at(-1)!.seq };
      return true;
    }
    if (seq >= this.#platform.lastSeq) return false;
    const batch = this.#platform.stream.slice(seq, seq + (this.#options.batch ?? 50));
    await inbox.events(batch);
    this.#position = { ...this.#position, seq: batch.at(-1)!.seq };
    return true;
  }
}
