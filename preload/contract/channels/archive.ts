import * as v from 'valibot';
import { CaseRow } from '../rows';
import { AreaCode, Code, Millis, type Of } from '../scalars';
import { ENDED_STATES } from '../vocabulary';
import { channel } from './channel';

/** Cases that have ended, the latest first, a page at a time. 案卷档案 */

/** What a list of ended cases is narrowed to; absent: not. */
export const ArchiveQuery = v.strictObject({
  /** Words of the number, title, description or address; of Chinese, two characters and more. */
  text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  state: v.optional(v.picklist(ENDED_STATES)),
  /** A district, township or village (6, 9 or 12 digits). */
  area: v.optional(AreaCode),
  /** Of which this department had a task. */
  departmentId: v.optional(Code),
  /** Ended at or after. */
  from: v.optional(Millis),
  /** Ended before. */
  to: v.optional(Millis),
});
export type ArchiveQuery = Of<typeof ArchiveQuery>;

/** Where a page begins: behind the case of this place. */
export const ArchiveCursor = v.strictObject({
  endedAt: Millis,
  key: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type ArchiveCursor = Of<typeof ArchiveCursor>;

export const archiveChannels = {
  /**
   * A page. It can hold fewer rows than asked for, or none, and go on all the same: one question looks through so many cases
   * only, so that it holds up nobody. Without `next` there is nothing more.
   */
  'archive.page': channel(
    v.strictObject({
      ...ArchiveQuery.entries,
      after: v.optional(ArchiveCursor),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
    }),
    v.strictObject({
      rows: v.array(CaseRow),
      next: v.optional(ArchiveCursor),
      /** How far the search has come: all that ended after this has been looked at. Only with `next`, and without words. */
      lookedTo: v.optional(Millis),
    }),
  ),
} as const;
