import type { CaseRecord } from '../ports';
import type { Context } from './context';
import { endedAt, scopesOf } from './scope';

const byId = (a: CaseRecord, b: CaseRecord): number => (a.id < b.id ? -1 : 1);
const asQueued = (a: CaseRecord, b: CaseRecord): number => a.index.order - b.index.order || byId(a, b);
const lastEndedFirst = (a: CaseRecord, b: CaseRecord): number => endedAt(b.index) - endedAt(a.index) || byId(a, b);
const lastReportedFirst = (a: CaseRecord, b: CaseRecord): number => b.index.reportedAt - a.index.reportedAt || byId(a, b);

/** Several answers as one: each case once, in one order, as many as were asked for. */
const merged = (
  lists: readonly (readonly CaseRecord[])[],
  order: (a: CaseRecord, b: CaseRecord) => number,
  limit: number,
): readonly CaseRecord[] => {
  const [first = []] = lists;
  if (lists.length === 1) return first;
  const each = new Map(lists.flat().map((record) => [record.id, record]));
  return [...each.values()].sort(order).slice(0, limit);
};

/** Open cases the seat is shown, in the queue's order, after the cursor. */
export const openCases = ({ store, getSeat }: Context, limit: number, after?: { order: number; id: string }) =>
  merged(
    scopesOf(getSeat()).map((scope) => store.read.openCases(scope, limit, after)),
    asQueued,
    limit,
  );

/** Cases the seat is shown that ended at or after `since`, the last ended first. */
export const endedCases = ({ store, getSeat }: Context, since: number, limit: number) =>
  merged(
    scopesOf(getSeat()).map((scope) => store.read.endedCases(scope, since, limit)),
    lastEndedFirst,
    limit,
  );

/** Cases the seat is shown whose text holds all the words, the latest first. */
export const foundCases = ({ store, getSeat }: Context, text: string, limit: number) =>
  merged(
    scopesOf(getSeat()).map((scope) => store.read.search(text, scope, limit)),
    lastReportedFirst,
    limit,
  );
