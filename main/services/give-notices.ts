import type { CaseRecord, Notice, StoreWrites } from '../ports';
import { scopesOf } from './scope';
import type { Context } from './context';

/** Cases looked at in one transaction, so that a burst does not hold up a click. */
const PAGE = 100;

/** What somebody is to be told of a case. */
export interface Told {
  readonly caseId: string;
  readonly kind: Notice['kind'];
  /** The case's place in the queue. */
  readonly order: number;
}

/** What of the limits of a case has come to pass and was never told. */
const dueOf = ({ id, index }: CaseRecord, tx: StoreWrites, now: number): readonly Notice[] => {
  const told = new Set(tx.notices(id).map(({ kind, key }) => `${kind} ${key}`));
  return index.limits
    .flatMap(({ key, warnAt, dueAt }) => [
      ...(now >= warnAt ? [{ key, kind: 'warning', at: warnAt, givenAt: now } as const] : []),
      ...(now > dueAt ? [{ key, kind: 'overdue', at: dueAt, givenAt: now } as const] : []),
    ])
    .filter(({ key, kind }) => !told.has(`${kind} ${key}`));
};

const latest = (notices: readonly Notice[]): Notice | undefined =>
  notices.toSorted((a, b) => a.at - b.at || (a.kind === 'overdue' ? 1 : -1)).at(-1);

/** Writes down what is due to be told of a case; what lies before this console first listened is history, and told to nobody. */
const give = (tx: StoreWrites, record: CaseRecord, now: number, newsSince: number): readonly Told[] => {
  const notices = dueOf(record, tx, now);
  tx.addNotices(record.id, record.index.limits, notices);
  const news = notices.filter(({ at }) => at >= newsSince);
  const last = latest(news);
  if (!last) return [];
  tx.putCase({ ...record, alert: { kind: last.kind, at: last.at } });
  return [...new Set(news.map(({ kind }) => kind))].map((kind) => ({ caseId: record.id, kind, order: record.index.order }));
};

/**
 * Gives the notices that are due inside the seat's scope, a page at a time, each once in the life of its limit: the
 * table that says so is written in the transaction that decides it. Whoever calls announces what comes back, after the
 * commit. Throws StorageError, and then nothing is given.
 */
export const giveNotices = (context: Context): { readonly told: readonly Told[]; readonly more: boolean } => {
  const { store, clock, getSeat, newsSince } = context;
  const now = clock.now();
  const since = newsSince();
  const due = scopesOf(getSeat()).flatMap((scope) => store.read.noticeDue(scope, now, PAGE));
  if (due.length === 0) return { told: [], more: false };
  const each = new Map(due.map((record) => [record.id, record]));
  const told = store.write((tx) => [...each.values()].flatMap((record) => give(tx, record, now, since)));
  if (told.length > 0) context.changed$.next({ caseIds: [...new Set(told.map(({ caseId }) => caseId))] });
  return { told, more: due.length >= PAGE };
};
