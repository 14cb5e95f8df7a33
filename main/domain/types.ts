import type {
  CaseAction,
  CaseEvent,
  ClockRow,
  Command,
  Department,
  ErrorCode,
  Member,
  Priority,
  DisputeKind,
  MediationMethod,
  PartySide,
  TransferTarget,
  RequestKind,
  Rulebook,
  Seat,
  Source,
  SupervisionLevel,
  Outcome,
  TaskStateName,
  UnknownEvent,
} from '../../preload/contract';

/** What was reported, the same in every state. */
export interface Report {
  readonly title: string;
  readonly description: string;
  readonly category?: string | undefined;
  readonly source: Source;
  /** As reported; see `crs`. */
  readonly location: {
    readonly lon: number;
    readonly lat: number;
    readonly crs: 'WGS84' | 'GCJ02' | 'BD09';
    readonly address?: string | undefined;
  };
  readonly gridCode?: string | undefined;
  readonly reporter?: { readonly id: string; readonly name: string; readonly phone: string } | undefined;
  readonly media: readonly string[];
  readonly urgent: boolean;
  readonly at: number;
  /** A grid member has settled it alone. */
  readonly settled?: { readonly at: number; readonly text: string; readonly media: readonly string[] } | undefined;
  /** The missed visit it is about. */
  readonly care?: { readonly personId: string; readonly departments: readonly string[] } | undefined;
}

interface TaskBase {
  readonly taskId: string;
  readonly departmentId: string;
  readonly lead: boolean;
  readonly instructions: string;
  readonly sentAt: number;
  /** As it was said at `dueSetAt`; a pause of the case since then moves it, see `clock/counted.ts`. */
  readonly dueAt: number;
  readonly dueSetAt: number;
  /** The case's `rework` when it was sent: tasks of earlier rounds are history. */
  readonly round: number;
}

/** A department's task; each state carries what only it knows. */
export type Task = TaskBase &
  (
    | { readonly state: 'sent' }
    | { readonly state: 'acknowledged'; readonly acknowledgedAt: number }
    | { readonly state: 'arrived'; readonly acknowledgedAt: number; readonly arrivedAt: number }
    | {
        readonly state: 'completed';
        readonly acknowledgedAt: number;
        readonly arrivedAt?: number | undefined;
        readonly endedAt: number;
        readonly feedback: string;
        readonly media: readonly string[];
      }
    | { readonly state: 'declined'; readonly endedAt: number; readonly reason: string }
    | { readonly state: 'recalled'; readonly endedAt: number; readonly reason: string }
  );
export type TaskOf<S extends TaskStateName> = Extract<Task, { state: S }>;

/** Something the shift lead is asked for; without an answer it is open. 申请 */
export interface CaseRequest {
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly reason: string;
  readonly byName: string;
  readonly at: number;
  readonly dueAt?: number | undefined;
  readonly until?: number | undefined;
  readonly outcome?: Outcome | undefined;
  readonly taskId?: string | undefined;
  readonly answer?: { readonly granted: boolean; readonly reason?: string | undefined; readonly at: number } | undefined;
}

/** 督办单 */
export interface Slip {
  readonly level: SupervisionLevel;
  readonly text: string;
  readonly at: number;
  readonly answer?: { readonly text: string; readonly byName: string; readonly at: number } | undefined;
}

/** 矛盾纠纷 */
export interface Dispute {
  readonly kind: DisputeKind;
  readonly people: number;
  readonly parties: readonly {
    readonly side: PartySide;
    readonly name: string;
    readonly phone?: string | undefined;
    readonly idNumber?: string | undefined;
  }[];
  readonly registeredAt: number;
  readonly method?: MediationMethod | undefined;
  readonly mediator?: string | undefined;
  readonly assignedAt?: number | undefined;
  /** Sessions held. */
  readonly sessions: number;
  readonly agreement?: { readonly text: string; readonly at: number } | undefined;
  readonly failedAt?: number | undefined;
  readonly visit?: { readonly text: string; readonly at: number; readonly kept: boolean } | undefined;
}

/** 移送 */
export interface Transfer {
  readonly to: TransferTarget;
  readonly office: string;
  readonly at: number;
  readonly receipt?: string | undefined;
  readonly text?: string | undefined;
}

/** A suspension that is over: time that does not count. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

/** What every case carries. */
export interface CaseBase {
  readonly id: string;
  readonly area: string;
  readonly report: Report;
  readonly tasks: readonly Task[];
  readonly updatedAt: number;
  /** Times it came back after a failed check or a reopening. */
  readonly rework: number;
  readonly reopenings: number;
  readonly extensions: number;
  readonly suspensions: number;
  /** Suspensions that are over, in order, none in another. Which limit each moves by how much, the clock says. */
  readonly pauses: readonly Pause[];
  /** The area above that is in charge; absent: the case's own. */
  readonly escalatedTo?: string | undefined;
  /** The highest slip given. */
  readonly supervision?: SupervisionLevel | undefined;
  readonly slips: readonly Slip[];
  /** Open and decided ones; those that lapsed with the end of the case are gone. */
  readonly requests: readonly CaseRequest[];
  readonly dispute?: Dispute | undefined;
  readonly transfer?: Transfer | undefined;
  /** Grid members asked to check on the spot in this round, and when and until when. */
  readonly offeredTo: readonly string[];
  readonly offeredAt?: number | undefined;
  readonly offerDueAt?: number | undefined;
  /** What the reporter was promised last. */
  readonly promisedAt?: number | undefined;
  /** Out of the statistics after an appeal; the facts stay. */
  readonly excluded: boolean;
}

/** What a filed case knows and a received one does not. */
export interface Filing {
  readonly category: string;
  readonly priority: Priority;
  readonly filedAt: number;
  /** The whole case is due then, as it was said at `dueSetAt`; a pause since then moves it. */
  readonly dueAt: number;
  readonly dueSetAt: number;
}

/**
 * The states between filing and closing. `handlingSince`: when its handling began, with the first task sent; who
 * declines or is called back later, and who is sent then, changes nothing about that.
 */
export type ActiveCase = CaseBase &
  Filing &
  (
    | { readonly state: 'filed'; readonly since: number }
    | { readonly state: 'dispatched' | 'handling'; readonly since: number; readonly handlingSince: number }
    | {
        readonly state: 'feedback';
        readonly since: number;
        readonly verifiedAt?: number | undefined;
        readonly verifiedBy?: string | undefined;
      }
  );

export type CaseState =
  | (CaseBase & { readonly state: 'received' })
  | ActiveCase
  | (CaseBase & {
      readonly state: 'suspended';
      readonly suspendedAt: number;
      readonly reason: string;
      readonly until?: number | undefined;
      readonly paused: ActiveCase;
    })
  /** With a filing: it was voided. */
  | (CaseBase & { readonly state: 'rejected'; readonly endedAt: number; readonly reason: string; readonly filing?: Filing | undefined })
  /** What it was `before` comes back when the merge is taken back. */
  | (CaseBase & { readonly state: 'merged'; readonly endedAt: number; readonly into: string; readonly before: CaseState })
  | (CaseBase &
      Filing & { readonly state: 'closed'; readonly endedAt: number; readonly outcome: Outcome; readonly text?: string | undefined });

export type AnyEvent = CaseEvent | UnknownEvent;

/** A working calendar in local (Asia/Shanghai) dates, public holidays and make-up days included. */
export interface Calendar {
  /** `date` as YYYY-MM-DD. */
  isWorkingDay(date: string): boolean;
}

export interface DecideContext {
  readonly now: number;
  readonly seat: Seat;
  readonly rulebook: Rulebook;
  readonly calendar: Calendar;
  readonly newId: () => string;
  readonly department: (id: string) => Department | undefined;
  readonly member: (id: string) => Member | undefined;
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

export type Decision = { readonly ok: true; readonly events: readonly CaseEvent[] } | { readonly ok: false; readonly refusal: Refusal };

/** A limit that runs, with the instants at which somebody is to be told. 在办时限 */
export interface RunningLimit {
  /** Stays the same as long as it is the same limit: through pauses, not through an extension. */
  readonly key: string;
  readonly warnAt: number;
  readonly dueAt: number;
}

/** What the store indexes of a case; made by the domain when the case changes. */
export interface CaseIndex {
  readonly state: CaseState['state'];
  readonly open: boolean;
  /** Sort key of the queue, smaller first; see CaseRow.order. */
  readonly order: number;
  readonly township: string;
  readonly village?: string | undefined;
  /** WGS84 after conversion; absent when not believable. */
  readonly lon?: number | undefined;
  readonly lat?: number | undefined;
  readonly reportedAt: number;
  readonly updatedAt: number;
  readonly endedAt?: number | undefined;
  readonly clock?: ClockRow | undefined;
  /** Warning and due instants of the open tasks, by task id. */
  readonly taskClocks: Readonly<Record<string, { warnAt: number; dueAt: number }>>;
  /** The limits that run now; what of them has been told stands with the notices. */
  readonly limits: readonly RunningLimit[];
  readonly departments: readonly string[];
  readonly taskStates: readonly TaskStateName[];
  /** Text that search finds: number, title, description, address. */
  readonly searchText: string;
}

export type { CaseAction, Command };
