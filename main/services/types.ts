import type { Observable } from 'rxjs';
import type {
  CareRules,
  Channel,
  ConnectionState,
  EvaluationRules,
  GridFile,
  Input,
  Output,
  Paper,
  PhotoProblem,
  PushValue,
  ReportOf,
  Result,
  RosterPreview,
  RosterRules,
  Rulebook,
  Seat,
  Term,
} from '../../preload/contract';
import type { Calendar } from '../domain';
import type { ReportsService } from './evaluation/reports-service';
import type { LoadedRouting } from './load-routing';
import type { Reached } from './roster/reached';
import type { ExportLanguage } from './trust/export-words';
import type { ExportFile } from './trust/types';
import type { Clock, Disk, Media, StorageError, Store, Timers, Upstream } from '../ports';

export type PhotoAnswer =
  | { readonly kind: 'photo'; readonly media: Media }
  | { readonly kind: 'refused'; readonly problem: PhotoProblem }
  /** The platform has none of that id (yet), or gives no answer. */
  | { readonly kind: 'none' | 'unreachable' };
export type ReadPhoto = (id: string, small: boolean) => Promise<PhotoAnswer>;

export interface PaperAsked {
  readonly paper: Paper;
  readonly caseId?: string | undefined;
  /** Of which figures it is. */
  readonly report?: ReportOf | undefined;
  /** What was asked of people, and how it went. */
  readonly broadcastId?: string | undefined;
  /** The village whose people stand on it. */
  readonly area?: string | undefined;
  readonly memberId?: string | undefined;
}

/** What the services are made of; the app wires it. */
export interface ServicesDeps {
  readonly store: Store;
  readonly upstream: Upstream;
  readonly clock: Clock;
  /** The disk under the store; absent: nobody looks at it. */
  readonly disk?: Disk | undefined;
  readonly rulebook: Rulebook;
  readonly care: CareRules;
  readonly evaluation: EvaluationRules;
  readonly roster: RosterRules;
  /** The customer's routing rules; absent: none. */
  readonly routing?: LoadedRouting | undefined;
  readonly calendar: Calendar;
  /** Absent: the system's. */
  readonly timers?: Timers | undefined;
  /** Fills the array with random bytes and returns it, as `crypto.getRandomValues` does. */
  readonly random: (bytes: Uint8Array) => Uint8Array;
  /** The seat as it is now; asked at every call. */
  readonly getSeat: () => Seat;
  /** How long what leaves the house waits, s; asked at every command. Absent: not at all. */
  readonly undoSeconds?: (() => number) | undefined;
  /** Told of what nobody waits for: a failed background write, a bug met while applying a message. */
  readonly log?: ((message: string, cause?: unknown) => void) | undefined;
  /** Told of damage met in the cache, by whoever met it: nothing more is to be built on it. */
  readonly damaged?: ((error: StorageError) => void) | undefined;
}

/** Channels that are the app's own: they work before there is a store. */
type AppChannel = Extract<
  Channel,
  | `boot.${string}`
  | `desk.${string}`
  | `upstream.${string}`
  | `baseMap.${string}`
  | `keys.${string}`
  | `app.${string}`
  | `settings.${string}`
  | `exports.${string}`
  | `paper.${string}`
  | `contact.${string}`
  | `reports.${string}`
  | `imports.${string}`
>;
export type ServiceChannel = Exclude<Channel, AppChannel>;

/** One function a channel; the router maps them 1:1. Input has been parsed by the router. */
export type Handlers = {
  readonly [C in ServiceChannel]: (input: Input<C>) => Result<Output<C>> | Promise<Result<Output<C>>>;
};

export interface Exports {
  audit(): Result<ExportFile>;
  cases(input: Input<'exports.cases'>, lang: ExportLanguage): Promise<Result<ExportFile>>;
  evaluation(input: ReportOf, lang: ExportLanguage): Promise<Result<ExportFile>>;
  people(input: Input<'exports.people'>, lang: ExportLanguage): Promise<Result<ExportFile>>;
  roster(input: Input<'exports.roster'>, lang: ExportLanguage): Promise<Result<ExportFile>>;
  /** What is wrong with which outline of the file that was checked last. */
  gridFaults(input: Input<'exports.gridFaults'>, lang: ExportLanguage): Promise<Result<ExportFile>>;
}

/** What a desktop notification may say of a case: no personal data. */
export interface Notice {
  readonly number: string;
  readonly villageName: string;
  readonly category?: Term | undefined;
}

export interface Services {
  readonly handlers: Handlers;
  /** After every commit that changed something a window shows. */
  readonly poke$: Observable<PushValue<'poke'>>;
  /** The current value is given at once to every subscriber. */
  readonly connection$: Observable<ConnectionState>;
  /** New urgent cases, limits near their end or past it, and new tasks of the seat's own, inside its scope. */
  readonly announce$: Observable<PushValue<'announce'>>;
  /** Cases open at other seats. The current value is given at once to every subscriber. */
  readonly presence$: Observable<PushValue<'presence'>>;
  /** What is typed in one window, for the others. */
  readonly draft$: Observable<PushValue<'draft'>>;
  /** What waits at this seat to leave the house. The current value is given at once to every subscriber. */
  readonly waiting$: Observable<PushValue<'waiting'>>;
  /** A visit to somebody in care, inside the seat's scope, has just become late. */
  readonly care$: Observable<PushValue<'care'>>;
  /** Looks at everybody in care now: hands out, warns, reports, erases. It does so by itself every few seconds. */
  lookAfter(): void;
  notice(caseId: string): Notice | undefined;
  /** The name of the village somebody in care lives in, which is what a notification may say of them; undefined: not shown to this seat. */
  villageOf(personId: string): string | undefined;
  /** Writes down what was done at this desk that is no command: locked, unlocked, a passphrase changed. */
  audit(kind: string, result?: 'ok' | 'refused'): void;
  /** Files for a person to save. Refusals are values; each is written down before it is handed out. */
  readonly exports: Exports;
  /** Whether this seat may print or save a paper; writes down that it asked. Throws StorageError, and then it may not. */
  leavePaper: (how: 'print' | 'save', asked: PaperAsked) => Result<{ number?: string }>;
  /** The number of somebody of the roster, to call or write to; written down before. Throws StorageError, and then there is none. */
  reach: (asked: Input<'contact.reach'>) => Result<Reached>;
  /** Reads a file of the roster and says what is in it; takes nothing. Throws StorageError. */
  readRosterFile: (fileName: string, bytes: Uint8Array) => Promise<Result<RosterPreview>>;
  /** Reads a file of grids' outlines piece by piece and says what is in it; takes nothing. Throws StorageError. */
  readGridFile: (fileName: string, open: () => AsyncIterable<Uint8Array>) => Promise<Result<GridFile>>;
  /** The reports that this console makes by itself. */
  readonly reports: ReportsService;
  /** A photo for a window: the small one where there is one and it is asked for. Never rejects. */
  photo: ReadPhoto;
  /** Begins delivery and sending. Resolves when the line has been asked, whether or not it is there. */
  start(): Promise<void>;
  /** Before a person's own closing: what waits to leave the house goes out now, as long as there is a line. Never fails. */
  readonly leave: () => Promise<void>;
  /** Ends delivery and sending; what was answered `ok` is on the disk. Calls from then on are refused with `closing`. */
  stop(): Promise<void>;
  /** The seat is another one now: the scope of everything shown changes. Windows reload on the `settings` push. */
  seatChanged(): void;
}
