import * as v from 'valibot';
import { DraftChange, DraftKey, draftChannels } from './channels/drafts';
import { archiveChannels } from './channels/archive';
import { bootChannels, BootState } from './channels/boot';
import { diagnosticsChannels } from './channels/diagnostics';
import { feedChannels } from './channels/feed';
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
import { Presence } from './presence';
import { CaseDetail, CaseRow } from './rows';
import { Code, Id, type Of } from './scalars';
import { Settings, SettingsPatch, Seat } from './settings';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Answer to a command: the commit has reached the disk. */
export const Done = v.strictObject({ caseId: Id, rev: v.number(), eventIds: v.array(Id) });

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

/** The form whose draft the command is: it is sent, and gone, with the command. */
const fromForm = { draft: v.optional(DraftKey) };

type WithForm<S> = S extends v.StrictObjectSchema<infer E, infer M> ? v.StrictObjectSchema<E & typeof fromForm, M> : never;

const commandChannels = <N extends CommandName>(...names: N[]) =>
  Object.fromEntries(
    names.map((name) => [`cases.${name}`, channel(v.strictObject({ ...commands[name].entries, ...fromForm }), Done)]),
  ) as unknown as {
    [K in N as `cases.${K}`]: { input: WithForm<(typeof commands)[K]>; output: typeof Done };
  };

/** Everything a window can ask of main. */
export const channels = {
  ...bootChannels,
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

  ...feedChannels,
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
  ...diagnosticsChannels,
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
   * main raises the notification. With `cases` it stands for so many urgent ones, with `sum` for several limits, with `tasks`
   * for so many new tasks; `caseId` is the most pressing, of the urgent ones the first that came in.
   */
  announce: v.strictObject({
    caseId: Id,
    kind: v.picklist(['urgent', 'warning', 'overdue', 'task']),
    cases: v.optional(count),
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
