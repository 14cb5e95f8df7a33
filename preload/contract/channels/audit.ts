import * as v from 'valibot';
import { Code, Millis, text, type Of } from '../scalars';
import { channel, nothing } from './channel';
import { ReportOf } from './evaluation';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Who saw or did what, why, when. 审计记录 (GB/T 22239: time, user, kind, result) */
export const AuditRecord = v.strictObject({
  n: count,
  at: Millis,
  who: v.string(),
  role: v.string(),
  /** `case.accept`, `person.reveal`, `desk.lock`… */
  kind: v.string(),
  /** Id of the case or person, or the area's code. */
  subject: v.string(),
  /** The case's number, where the subject is a case. */
  number: v.optional(v.string()),
  result: v.picklist(['ok', 'refused']),
  details: v.optional(v.record(v.string(), v.unknown())),
});
export type AuditRecord = Of<typeof AuditRecord>;

const AuditQuestion = v.strictObject({
  /** Records before this number; absent: the latest. */
  before: v.optional(count),
  limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
  who: v.optional(Code),
  /** The beginning of a kind: `case.`, `person.reveal`. */
  kind: v.optional(text(64)),
  result: v.optional(v.picklist(['ok', 'refused'])),
});

export const AuditPage = v.strictObject({
  records: v.array(AuditRecord),
  /** Ask again with this to go on; absent: that was the first record. */
  before: v.optional(count),
  length: count,
});
export type AuditPage = Of<typeof AuditPage>;

export const AuditCheck = v.strictObject({
  length: count,
  /** The first record that does not fit the chain, or that the platform knows and is not here. */
  broken: v.nullable(count),
  /** So far the platform knows this chain; null: not at all yet. */
  anchored: v.nullable(count),
  /** Audits of this console that the platform knows and that ended: each file that was set aside has one. */
  earlier: count,
  at: Millis,
});
export type AuditCheck = Of<typeof AuditCheck>;

/** For the shift lead only; asking is written down too. */
export const auditChannels = {
  'audit.read': channel(AuditQuestion, AuditPage),
  'audit.verify': channel(nothing, AuditCheck),
} as const;

/** Where the file went; absent: the person thought better of it. */
const Saved = v.strictObject({ path: v.optional(v.string()), records: count });

const Purpose = text(200);

/** What leaves the console as a file. The system's own dialog asks where to. */
export const exportChannels = {
  /** The audit with its chain, signed by this console. */
  'exports.audit': channel(nothing, Saved),
  /** Cases of the seat's area reported in a span. Unmasked for a lead who signs with a purpose, and for nobody else. */
  'exports.cases': channel(
    v.strictObject({
      format: v.picklist(['csv', 'xlsx']),
      from: Millis,
      to: Millis,
      unmasked: v.optional(v.strictObject({ purpose: Purpose })),
    }),
    Saved,
  ),
  /** The roster of the seat's area, as an import reads it. */
  'exports.roster': channel(
    v.strictObject({ format: v.picklist(['csv', 'xlsx']), unmasked: v.optional(v.strictObject({ purpose: Purpose })) }),
    Saved,
  ),
  /** The figures of a period, as a workbook with numbers to count on with. */
  'exports.evaluation': channel(ReportOf, Saved),
  /** People in care of the seat's area. */
  'exports.people': channel(
    v.strictObject({ format: v.picklist(['csv', 'xlsx']), unmasked: v.optional(v.strictObject({ purpose: Purpose })) }),
    Saved,
  ),
} as const;
