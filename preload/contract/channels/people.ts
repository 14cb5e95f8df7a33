import * as v from 'valibot';
import { Assessment, Interval, Words } from '../care';
import { CareEntry } from '../care-rows';
import { PersonRow } from '../rows';
import { Code, Id, Millis, text } from '../scalars';
import { CARE_CONDITIONS, CARE_KINDS, LOOK_IN_SLOTS, REVEAL_PURPOSES, VISIT_RESULTS } from '../vocabulary';

/** Looking after people, and what is known of them. */
const channel = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) => ({ input, output });
const command = <E extends v.ObjectEntries>(entries: E) => v.strictObject({ commandId: Id, personId: Code, ...entries });
const reason = text(1000);
const day = v.pipe(v.string(), v.isoDate());
const masked = v.strictObject({ name: v.string(), phone: v.string(), relation: v.string() });

/** What a person asks for on behalf of somebody in care; as with cases the window makes `commandId` once for an act. */
export const careCommands = {
  visit: command({
    visitedAt: Millis,
    /** Absent: whoever is to go. */
    by: v.optional(Code),
    result: v.picklist(VISIT_RESULTS),
    text: v.optional(text(2000)),
    next: v.optional(text(500)),
    assessment: v.optional(Assessment),
    checkUp: v.optional(v.boolean()),
  }),
  assess: command({
    kind: v.picklist(CARE_KINDS),
    level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)),
    condition: v.optional(v.picklist(CARE_CONDITIONS)),
    reason,
  }),
  plan: command({ lookIns: v.array(v.picklist(LOOK_IN_SLOTS)), due: v.optional(day), reason }),
  hand: command({ memberId: Code }),
  /** Suspected harm to a child was reported to this kind of department; a case follows it up. */
  duty: command({ to: Code, reportedAt: Millis, words: v.optional(text(1000)) }),
  leave: command({ reason }),
  restore: command({ reason }),
} as const;
export type CareCommandName = keyof typeof careCommands;
export const CARE_COMMAND_NAMES = Object.keys(careCommands) as CareCommandName[];
export type CareCommand = { [N in CareCommandName]: { name: N } & v.InferOutput<(typeof careCommands)[N]> }[CareCommandName];

const CareDone = v.strictObject({
  personId: Code,
  rev: v.number(),
  eventIds: v.array(Id),
  /** The case that follows from it. */
  caseId: v.optional(Id),
});
const asked = <N extends CareCommandName>(name: N) => channel(careCommands[name], CareDone);

export const PersonDetail = v.strictObject({
  row: PersonRow,
  history: v.array(CareEntry),
  /** Masked: who is answerable for the person at home. */
  guardians: v.array(v.strictObject({ kind: v.picklist(CARE_KINDS), ...masked.entries })),
  /** Who can be handed the next visit. */
  members: v.array(v.strictObject({ id: Code, name: v.string(), role: v.string(), onDuty: v.boolean() })),
  /** Each reason of the care: how often the rule asks for a visit, and where the rule stands. */
  rules: v.array(v.strictObject({ kind: v.picklist(CARE_KINDS), every: Interval, source: v.optional(Words) })),
  /** Where the hours of the look-ins stand. */
  lookInSource: Words,
});
export type PersonDetail = v.InferOutput<typeof PersonDetail>;

/** One person's fields in full, to be forgotten at `until`. */
export const Revealed = v.strictObject({
  personId: Code,
  /** Instant at which the window forgets them. */
  until: Millis,
  name: v.string(),
  phone: v.optional(v.string()),
  idNumber: v.string(),
  birthDate: v.string(),
  address: v.string(),
  guardians: v.array(v.strictObject({ kind: v.picklist(CARE_KINDS), ...masked.entries })),
  notes: v.array(v.string()),
});
export type Revealed = v.InferOutput<typeof Revealed>;

export const Protection = v.strictObject({
  duty: Words,
  steps: v.array(Words),
  /** The law's articles. */
  source: Words,
  emergency: v.string(),
  /** Whom it is reported to, the leading one first; the phone is the department's own. */
  bodies: v.array(v.strictObject({ kind: Code, name: v.string(), phone: v.string() })),
  /** What was reported already, the latest first. */
  reports: v.array(v.strictObject({ at: Millis, to: Code, by: v.string(), words: v.optional(v.string()) })),
});
export type Protection = v.InferOutput<typeof Protection>;

export const peopleChannels = {
  'people.read': channel(v.strictObject({ personId: Code }), PersonDetail),
  /** People in care about whom the case is, and those who live close by; none to seats that may not see them. */
  'people.ofCase': channel(
    v.strictObject({ caseId: Id }),
    v.array(
      v.strictObject({
        personId: Code,
        relation: v.picklist(['about', 'address', 'near', 'grid']),
        /** From the case; absent: it names no point. */
        metres: v.optional(v.number()),
      }),
    ),
  ),
  'people.reveal': channel(
    v.strictObject({ personId: Code, purpose: v.picklist(REVEAL_PURPOSES), words: text(500), caseId: v.optional(Id) }),
    Revealed,
  ),
  /** How often fields were revealed today, by operator; for leads. */
  'people.reveals': channel(
    v.undefined(),
    v.strictObject({
      /** What an operator may make in a day, emergencies apart. */
      limit: v.number(),
      operators: v.array(v.strictObject({ operatorId: Code, count: v.number() })),
    }),
  ),
  /**
   * The duty to report suspected harm to a child: what to do, whom to call, what was reported. Null: neither about a minor
   * nor of a category that carries the duty.
   */
  'people.protection': channel(v.union([v.strictObject({ personId: Code }), v.strictObject({ caseId: Id })]), v.nullable(Protection)),
  'people.duty': asked('duty'),
  'people.visit': asked('visit'),
  'people.assess': asked('assess'),
  'people.plan': asked('plan'),
  'people.hand': asked('hand'),
  'people.leave': asked('leave'),
  'people.restore': asked('restore'),
} as const;
