import * as v from 'valibot';
import { Area, Department, Grid, Rulebook } from '../directory';
import { AttentionRow, CaseRow, PersonRow } from '../rows';
import { AreaCode, Code, Id, type Of } from '../scalars';
import { channel, nothing } from './channel';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

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

/** The windows' copy of the working set, and the places it lies in. */
export const feedChannels = {
  'feed.snapshot': channel(v.strictObject({ cursor: v.nullable(v.string()), limit: v.pipe(count, v.maxValue(1000)) }), SnapshotPage),
  'feed.changes': channel(v.strictObject({ since: count, limit: v.pipe(count, v.maxValue(1000)) }), Page),
  'directory.read': channel(nothing, Directory),
  'directory.grids': channel(v.strictObject({ area: AreaCode }), v.array(Grid)),
} as const;
