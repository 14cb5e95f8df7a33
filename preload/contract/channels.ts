import * as v from 'valibot';
import { DraftChange, DraftKey, draftChannels } from './channels/drafts';
import { archiveChannels } from './channels/archive';
import { evaluationChannels } from './channels/evaluation';
import { mobiliseChannels } from './channels/mobilise';
import { presenceChannels } from './channels/presence';
import { checkerChannels } from './channels/checkers';
import { intakeChannels } from './channels/intake';
import { Waiting, waitingChannels } from './channels/waiting';
import { upstreamChannels } from './channels/upstream';
import { routingChannels } from './channels/routing';
import { auditChannels, exportChannels } from './channels/audit';
import { channel, nothing } from './channels/channel';
import { mediaChannels } from './channels/media';
import { paperChannels, PaperOf } from './channels/paper';
import { peopleChannels } from './channels/people';
import { contactChannels, rosterChannels } from './channels/roster';
import { drillChannels } from './channels/drills';
import { selectionChannels } from './channels/selection';
import { rosterImportChannels } from './channels/roster-import';
import { gridImportChannels } from './channels/grid-import';
import { reportChannels } from './channels/reports';
import { viewChannels } from './channels/views';
import { mapChannels } from './channels/map';
import { baseMapChannels, BaseMapState } from './channels/base-map';
import { wallChannels } from './channels/wall';
import { commands, type CommandName } from './commands';
import { ConnectionState } from './connection';
import { Area, Department, Grid, Rulebook } from './directory';
import { Presence } from './presence';
import { AttentionRow, CaseDetail, CaseRow, PersonRow } from './rows';
import { AreaCode, Code, Id, Millis, type Of } from './scalars';
import { Settings, SettingsPatch, Seat } from './settings';
import { CASE_STATES, TASK_STATES } from './vocabulary';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Answer to a command: the commit has reached the disk. */
export const Done = v.strictObject({ caseId: Id, rev: v.number(), eventIds: v.array(Id) });

export const Page = v.strictObject({
  /** Everything up to and including this revision is in the replica after this page. */
  rev: v.number(),
  cases: v.array(CaseRow),
  /** Cases that left the working set. */
  gone: v.array(Id),
  people: v.array(PersonRow),
  peopleGone: v.array(Code),
  attention: v.array(AttentionRow),
  attentionGone: v.array(Id),
  /** More changes wait beyond this page. */
  more: v.boolean(),
});
export type Page = Of<typeof Page>;

export const SnapshotPage = v.strictObject({
  /** The revision the whole snapshot is at least as new as; ask for changes since the first page's. */
  rev: v.number(),
  cases: v.array(CaseRow),
  people: v.array(PersonRow),
  attention: v.array(AttentionRow),
  /** Hand back to get the next page; null: that was the last. */
  next: v.nullable(v.string()),
});
export type SnapshotPage = Of<typeof SnapshotPage>;

export const Directory = v.strictObject({
  rev: v.number(),
  areas: v.array(Area),
  departments: v.array(Department),
  rulebook: Rulebook,
});
export type Directory = Of<typeof Directory>;

export const Diagnostics = v.strictObject({
  cases: v.record(v.picklist(CASE_STATES), count),
  tasks: v.record(v.picklist(TASK_STATES), count),
  events: count,
  quarantined: count,
  /** Of those, the ones of which nothing but their number is kept. */
  forgotten: count,
  /** Messages that count from the time the platform stored them, because their own was years away. */
  retimed: count,
  pending: count,
  attention: count,
  rev: count,
  stateHash: v.string(),
});
export type Diagnostics = Of<typeof Diagnostics>;

export const AppInfo = v.strictObject({
  version: v.string(),
  electron: v.string(),
  contract: v.number(),
  lang: v.picklist(['zh-CN', 'en']),
  seat: Seat,
  upstream: v.string(),
  /** Where the key comes from: the OS keychain or a passphrase. */
  keySource: v.picklist(['keychain', 'passphrase']),
});
export type AppInfo = Of<typeof AppInfo>;

/** What opens the data of this console: the system's keychain, a passphrase, a key on paper. */
export const KeyState = v.strictObject({ keychain: v.boolean(), passphrase: v.boolean(), recovery: v.boolean() });
export type KeyState = Of<typeof KeyState>;

/** What stands between start and the queue. */
export const BootState = v.variant('kind', [
  v.strictObject({ kind: v.literal('opening') }),
  v.strictObject({ kind: v.literal('choose-passphrase') }),
  v.strictObject({ kind: v.literal('need-passphrase'), wrong: v.boolean() }),
  /** `unsent`: so many commands were saved beside the file, and are given again once it is rebuilt. */
  v.strictObject({ kind: v.literal('damaged'), path: v.string(), detail: v.string(), unsent: count }),
  v.strictObject({ kind: v.literal('newer-schema'), found: v.number(), known: v.number() }),
  v.strictObject({ kind: v.literal('disk-full'), path: v.string() }),
  /** Nothing can be written into the folder. */
  v.strictObject({ kind: v.literal('read-only'), path: v.string() }),
  v.strictObject({ kind: v.literal('key-lost'), path: v.string() }),
  v.strictObject({ kind: v.literal('failed'), detail: v.string() }),
  v.strictObject({ kind: v.literal('ready') }),
  /** The data is open and work goes on, but the windows hold and show nothing. 已锁定 */
  v.strictObject({ kind: v.literal('locked'), wrong: v.boolean() }),
]);
export type BootState = Of<typeof BootState>;

/** The form whose draft the command is: it is sent, and gone, with the command. */
const fromForm = { draft: v.optional(DraftKey) };

type WithForm<S> = S extends v.StrictObjectSchema<infer E, infer M> ? v.StrictObjectSchema<E & typeof fromForm, M> : never;

const commandChannels = <N extends CommandName>(...names: N[]) =>
  Object.fromEntries(
    names.map((name) => [`cases.${name}`, channel(v.strictObject({ ...commands[name].entries, ...fromForm }), Done)]),
  ) as unknown as {
    [K in N as `cases.${K}`]: { input: WithForm<(typeof commands)[K]>; output: typeof Done };
  };

const Passphrase = v.pipe(v.string(), v.minLength(8), v.maxLength(1024));

/** Everything a window can ask of main. */
export const channels = {
  'boot.state': channel(nothing, BootState),
  'boot.unlock': channel(v.strictObject({ passphrase: Passphrase }), BootState),
  /** The key on paper opens the data, and a new passphrase takes the place of the one that was forgotten. */
  'boot.recover': channel(
    v.strictObject({ code: v.pipe(v.string(), v.minLength(20), v.maxLength(80)), passphrase: Passphrase }),
    BootState,
  ),
  /** `set-aside` keeps the damaged file under another name and rebuilds from the platform. */
  'boot.act': channel(v.strictObject({ action: v.picklist(['retry', 'set-aside', 'quit']) }), BootState),

  /** Draws the curtain now. Refused where nothing could lift it again: no passphrase is set. */
  'desk.lock': channel(nothing, nothing),
  'keys.state': channel(nothing, KeyState),
  /** `current` where there is one already. */
  'keys.setPassphrase': channel(v.strictObject({ current: v.optional(Passphrase), next: Passphrase }), KeyState),
  /** A new recovery key, told once and kept nowhere. */
  'keys.makeRecovery': channel(v.strictObject({ current: v.optional(Passphrase) }), v.strictObject({ code: v.string() })),

  'app.info': channel(nothing, AppInfo),
  'app.openWindow': channel(
    v.variant('show', [
      v.strictObject({ show: v.picklist(['dispatch', 'map', 'case', 'wall']), caseId: v.optional(Id) }),
      v.strictObject({ show: v.literal('print'), ...PaperOf.entries }),
    ]),
    nothing,
  ),
  'settings.read': channel(nothing, Settings),
  'settings.update': channel(SettingsPatch, Settings),

  'feed.snapshot': channel(v.strictObject({ cursor: v.nullable(v.string()), limit: v.pipe(count, v.maxValue(1000)) }), SnapshotPage),
  'feed.changes': channel(v.strictObject({ since: count, limit: v.pipe(count, v.maxValue(1000)) }), Page),
  'directory.read': channel(nothing, Directory),
  'directory.grids': channel(v.strictObject({ area: AreaCode }), v.array(Grid)),

  ...intakeChannels,

  'cases.read': channel(v.strictObject({ caseId: Id }), CaseDetail),
  'cases.search': channel(
    v.strictObject({ text: v.pipe(v.string(), v.trim(), v.maxLength(100)), limit: v.pipe(count, v.maxValue(200)) }),
    v.array(CaseRow),
  ),
  'cases.markRead': channel(v.strictObject({ caseId: Id }), nothing),
  ...commandChannels(
    'report',
    'accept',
    'refile',
    'reject',
    'void',
    'merge',
    'unmerge',
    'dispatch',
    'recall',
    'acknowledge',
    'arrive',
    'complete',
    'decline',
    'reply',
    'note',
    'escalate',
    'return',
    'supervise',
    'explain',
    'dispute',
    'mediate',
    'transfer',
    'extend',
    'suspend',
    'resume',
    'request',
    'answer',
    'offer',
    'verify',
    'close',
    'reopen',
  ),
  ...waitingChannels,
  ...checkerChannels,
  ...routingChannels,
  ...auditChannels,
  ...exportChannels,
  ...reportChannels,
  ...archiveChannels,
  ...evaluationChannels,
  ...wallChannels,
  ...mapChannels,
  ...baseMapChannels,
  ...mobiliseChannels,
  ...presenceChannels,
  ...draftChannels,
  ...viewChannels,
  ...upstreamChannels,
  ...peopleChannels,
  /** `again` decides the command once more on the case as it is now. */
  'attention.settle': channel(v.strictObject({ id: Id, how: v.picklist(['dismiss', 'again']) }), nothing),

  ...mediaChannels,
  ...paperChannels,
  ...rosterChannels,
  ...contactChannels,
  ...rosterImportChannels,
  ...gridImportChannels,
  ...drillChannels,
  ...selectionChannels,

  'diagnostics.read': channel(nothing, Diagnostics),
  'diagnostics.quarantine': channel(
    v.strictObject({ limit: v.pipe(count, v.maxValue(500)) }),
    v.array(
      v.strictObject({
        id: count,
        at: Millis,
        subject: v.string(),
        reason: v.string(),
        /** Of the message as it came. */
        bytes: count,
        /** Whether it can be read again: all its text is kept. */
        retry: v.boolean(),
      }),
    ),
  ),
  /** Reads one message that was set aside once more, or all of them. */
  'diagnostics.retry': channel(v.strictObject({ id: v.optional(count) }), v.strictObject({ read: count, left: count })),
} as const;

export type Channel = keyof typeof channels;
export type Input<C extends Channel> = v.InferInput<(typeof channels)[C]['input']>;
export type Output<C extends Channel> = v.InferOutput<(typeof channels)[C]['output']>;

/** What main tells the windows unasked. */
export const pushes = {
  /** Something changed; pull it. `caseIds` are the cases that changed; absent: not told, any may have. */
  poke: v.strictObject({ rev: count, directoryRev: count, caseIds: v.optional(v.array(Id)) }),
  connection: ConnectionState,
  /** A visit to somebody in care has just become late. */
  care: v.strictObject({ personId: Code, kind: v.picklist(['visit', 'look-in']) }),
  /**
   * A new urgent case, a limit near its end or past it, or a new task of the seat's own. The window shows and sounds it;
   * main raises the notification. With `sum` it stands for several cases, with `tasks` for so many new tasks; `caseId` is
   * the most pressing.
   */
  announce: v.strictObject({
    caseId: Id,
    kind: v.picklist(['urgent', 'warning', 'overdue', 'task']),
    sum: v.optional(v.strictObject({ warnings: count, overdue: count })),
    tasks: v.optional(count),
  }),
  boot: BootState,
  settings: Settings,
  /** A notification was clicked: show this case, or this person in care. */
  show: v.union([v.strictObject({ caseId: Id }), v.strictObject({ personId: Code })]),
  /** Which cases are open at other seats has changed. */
  presence: Presence,
  /** What is typed in one window is there in the others. */
  draft: DraftChange,
  /** What waits to leave the house has changed. */
  waiting: Waiting,
  /** What the map stands on, or how it can be had, has changed. */
  baseMap: BaseMapState,
} as const;
export type Push = keyof typeof pushes;
export type PushValue<P extends Push> = v.InferOutput<(typeof pushes)[P]>;
