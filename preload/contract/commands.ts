import * as v from 'valibot';
import { AreaCode, Code, Id, Millis, text, type Of } from './scalars';
import { Location } from './events';
import { OUTCOMES, PRIORITIES, SOURCES, SUPERVISION_LEVELS } from './vocabulary';

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
    media: v.optional(v.array(Id)),
    urgency: v.optional(v.picklist(['normal', 'urgent'])),
  }),
  accept: command({ category: Code, priority: v.picklist(PRIORITIES) }),
  reject: command({ reason }),
  merge: command({ into: Id }),
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
  reply: command({ text: text(2000) }),
  note: command({ text: text(4000) }),
  escalate: command({ toArea: AreaCode, reason }),
  supervise: command({ level: v.picklist(SUPERVISION_LEVELS), text: text(2000) }),
  /** Absent `dueAt`: one more original limit. */
  extend: command({ dueAt: v.optional(Millis), reason }),
  suspend: command({ reason, until: v.optional(Millis) }),
  resume: command({ reason: v.optional(reason) }),
  verify: command({ result: v.picklist(['pass', 'fail']), text: v.optional(text(2000)) }),
  close: command({ outcome: v.picklist(OUTCOMES), text: v.optional(text(2000)) }),
  reopen: command({ reason }),
} as const;

export type CommandName = keyof typeof commands;
export const COMMAND_NAMES = Object.keys(commands) as CommandName[];

/** A parsed command with its name, as the domain decides it. */
export type Command = { [N in CommandName]: { name: N } & Of<(typeof commands)[N]> }[CommandName];
export type CommandOf<N extends CommandName> = Extract<Command, { name: N }>;
