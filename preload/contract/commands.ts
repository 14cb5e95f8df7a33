import * as v from 'valibot';
import { AreaCode, Code, Id, Millis, text, type Of } from './scalars';
import { DisputeSize, Location } from './events';
import {
  DISPUTE_KINDS,
  MEDIATION_METHODS,
  MEDIATION_STEPS,
  PARTY_SIDES,
  TRANSFER_TARGETS,
  OUTCOMES,
  PRIORITIES,
  REQUEST_KINDS,
  SOURCES,
  SUPERVISION_LEVELS,
} from './vocabulary';

/**
 * What a person asks for. The window makes `commandId` (UUIDv7) once for a deliberate act, so that asking again after
 * a lost answer does not do it twice.
 */
const command = <E extends v.ObjectEntries>(entries: E) => v.strictObject({ commandId: Id, caseId: Id, ...entries });
const reason = text(1000);

export const commands = {
  report: command({
    title: text(120),
    description: v.pipe(v.string(), v.maxLength(4000)),
    category: v.optional(Code),
    source: v.picklist(SOURCES),
    location: Location,
    gridCode: v.optional(Code),
    reporter: v.optional(v.strictObject({ id: Code, name: text(60), phone: text(32) })),
    /** A member of the roster instead; name and phone are filled in, the window knows them masked only. */
    reporterId: v.optional(Code),
    media: v.optional(v.array(Id)),
    urgency: v.optional(v.picklist(['normal', 'urgent'])),
  }),
  accept: command({ category: Code, priority: v.picklist(PRIORITIES) }),
  reject: command({ reason }),
  /** Another category or priority for a case that is filed already. */
  refile: command({ category: Code, priority: v.picklist(PRIORITIES), reason: v.optional(reason) }),
  void: command({ reason }),
  merge: command({ into: Id }),
  unmerge: command({ reason: v.optional(reason) }),
  dispatch: command({
    tasks: v.pipe(
      v.array(
        v.strictObject({
          departmentId: Code,
          lead: v.boolean(),
          instructions: v.pipe(v.string(), v.trim(), v.maxLength(2000)),
          /** Absent: the rulebook's limit for the category and priority. */
          dueAt: v.optional(Millis),
        }),
      ),
      v.minLength(1),
      v.maxLength(20),
    ),
  }),
  recall: command({ taskId: Id, reason }),
  acknowledge: command({ taskId: Id }),
  arrive: command({ taskId: Id }),
  complete: command({ taskId: Id, feedback: text(4000), media: v.optional(v.array(Id)) }),
  decline: command({ taskId: Id, reason }),
  /** `promisedAt`: when the reporter was told that something will be done. */
  reply: command({ text: text(2000), promisedAt: v.optional(Millis) }),
  note: command({
    text: text(4000),
    /** The note says that the duty to report was done: to which kind of department, and when. */
    duty: v.optional(v.strictObject({ to: Code, at: Millis })),
  }),
  escalate: command({ toArea: AreaCode, reason }),
  return: command({ reason }),
  supervise: command({ level: v.picklist(SUPERVISION_LEVELS), text: text(2000) }),
  explain: command({ level: v.picklist(SUPERVISION_LEVELS), text: text(2000) }),
  /** Registered again it is put right; without `parties` they stay, which the window knows masked only. */
  dispute: command({
    kind: v.picklist(DISPUTE_KINDS),
    people: DisputeSize,
    parties: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            side: v.picklist(PARTY_SIDES),
            name: text(60),
            phone: v.optional(text(32)),
            idNumber: v.optional(text(32)),
          }),
        ),
        v.minLength(1),
        v.maxLength(20),
      ),
    ),
  }),
  /** Each step has its own fields: `method` and `mediator` the assignment, `kept` the return visit, `text` the others. */
  mediate: command({
    step: v.picklist(MEDIATION_STEPS),
    method: v.optional(v.picklist(MEDIATION_METHODS)),
    mediator: v.optional(text(60)),
    text: v.optional(text(2000)),
    kept: v.optional(v.boolean()),
  }),
  transfer: command({
    to: v.picklist(TRANSFER_TARGETS),
    office: text(100),
    receipt: v.optional(text(60)),
    text: v.optional(text(2000)),
  }),
  /** Absent `dueAt`: one more original limit. */
  extend: command({ dueAt: v.optional(Millis), reason }),
  suspend: command({ reason, until: v.optional(Millis) }),
  resume: command({ reason: v.optional(reason) }),
  /** Of the fields besides, each kind has its own: `dueAt` and `taskId` an extension, `until` a suspension, `outcome` a closing. */
  request: command({
    kind: v.picklist(REQUEST_KINDS),
    reason,
    dueAt: v.optional(Millis),
    until: v.optional(Millis),
    outcome: v.optional(v.picklist(OUTCOMES)),
    taskId: v.optional(Id),
  }),
  answer: command({ requestId: Id, granted: v.boolean(), reason: v.optional(reason) }),
  offer: command({ memberIds: v.pipe(v.array(Code), v.minLength(1), v.maxLength(5)), dueAt: v.optional(Millis) }),
  /** A failed check sends the departments that did it back to work, unless `redo` is false. */
  verify: command({ result: v.picklist(['pass', 'fail']), text: v.optional(text(2000)), redo: v.optional(v.boolean()) }),
  close: command({ outcome: v.picklist(OUTCOMES), text: v.optional(text(2000)) }),
  reopen: command({ reason }),
} as const;

export type CommandName = keyof typeof commands;
export const COMMAND_NAMES = Object.keys(commands) as CommandName[];

/** A parsed command with its name, as the domain decides it. */
export type Command = { [N in CommandName]: { name: N } & Of<(typeof commands)[N]> }[CommandName];
export type CommandOf<N extends CommandName> = Extract<Command, { name: N }>;
