import * as v from 'valibot';
import { Millis, type Of } from '../scalars';
import { channel, nothing } from './channel';

/** Reports that this console makes by itself at the turn of a week or a month. 定期报告 */

export const ReportMade = v.strictObject({
  kind: v.picklist(['week', 'month']),
  from: Millis,
  to: Millis,
  /** When it was written. */
  at: Millis,
  /** Names of the files in the folder. */
  files: v.array(v.string()),
});
export type ReportMade = Of<typeof ReportMade>;

export const REPORT_PROBLEMS = ['folder', 'disk-full', 'failed'] as const;

export const ReportsState = v.strictObject({
  /** Where they go; absent: none are made. Only a person names it, in the system's own dialog. */
  folder: v.optional(v.string()),
  weekly: v.boolean(),
  monthly: v.boolean(),
  /** Those of the latest periods first. */
  made: v.array(ReportMade),
  /** What kept the last one from being written; it is tried again. */
  problem: v.optional(v.strictObject({ at: Millis, why: v.picklist(REPORT_PROBLEMS) })),
});
export type ReportsState = Of<typeof ReportsState>;

export const reportChannels = {
  'reports.read': channel(nothing, ReportsState),
  /** Asks for a folder; from then on reports are made, and those of the last week and month at once. For the shift lead. */
  'reports.choose': channel(nothing, ReportsState),
  /** Which are made; `stop`: none any more, and the folder is forgotten. For the shift lead. */
  'reports.plan': channel(v.strictObject({ weekly: v.boolean(), monthly: v.boolean(), stop: v.optional(v.boolean()) }), ReportsState),
} as const;
