import type { Seat } from '../../preload/contract';
import { isCalled, isToldOf } from '../domain';
import type { CaseRecord, Notice, Scope, StoreWrites } from '../ports';
import { inScope, scopesOf } from './scope';
import type { Context } from './context';

/** Cases looked at in one transaction, so that a burst does not hold up a click. */
const PAGE = 100;

type LimitKind = Exclude<Notice['kind'], 'task' | 'urgent'>;
const isOfLimit = (notice: Notice): notice is LimitNotice => notice.kind === 'warning' || notice.kind === 'overdue';
type LimitNotice = Notice & { readonly kind: LimitKind };

/** What somebody is to be told of a case's limits. */
export interface Told {
  readonly caseId: string;
  readonly kind: LimitKind;
  /** The case's place in the queue. */
  readonly order: number;
}

/** What of the limits of a case has come to pass and was never told. */
const dueOf = ({ id, index }: CaseRecord, tx: StoreWrites, now: number): readonly Omit<LimitNotice, 'announced'>[] => {
  const told = new Set(tx.notices(id).map(({ kind, key }) => `${kind} ${key}`));
  return index.limits
    .flatMap(({ key, warnAt, dueAt }) => [
      ...(now >= warnAt ? [{ key, kind: 'warning', at: warnAt, givenAt: now } as const] : []),
      ...(now > dueAt ? [{ key, kind: 'overdue', at: dueAt, givenAt: now } as const] : []),
    ])
    .filter(({ key, kind }) => !told.has(`${kind} ${key}`));
};

const latest = (notices: readonly LimitNotice[]): LimitNotice | undefined =>
  notices.toSorted((a, b) => a.at - b.at || (a.kind === 'overdue' ? 1 : -1)).at(-1);

/** Where the seat's notices come from; none, where it is called to nothing, and so they wait for who takes the chair next. */
export const noticeScopes = (seat: Seat): readonly Scope[] => (isCalled(seat.role) ? scopesOf(seat) : []);

/**
 * Writes down what is due to be told of a case; what lies before this console first listened is history, and what is
 * for others to keep is told at theirs.
 */
const give = (tx: StoreWrites, record: CaseRecord, now: number, newsSince: number, seat: Seat): readonly Told[] => {
  const isNews = (notice: Omit<LimitNotice, 'announced'>) => notice.at >= newsSince && isToldOf(seat, record.state, notice);
  const notices = dueOf(record, tx, now).map((notice) => ({ ...notice, announced: !isNews(notice) }));
  tx.addNotices(record.id, record.index.limits, notices);
  const news = notices.filter(({ announced }) => !announced);
  const last = latest(news);
  if (!last) return [];
  tx.putCase({ ...record, alert: { kind: last.kind, at: last.at } });
  return toldOf(record, news);
};

const toldOf = ({ id, index }: CaseRecord, news: readonly LimitNotice[]): readonly Told[] =>
  [...new Set(news.map(({ kind }) => kind))].map((kind) => ({ caseId: id, kind, order: index.order }));

/**
 * What was given when the console was killed before it could show it, of limits that still run: once more, since nobody
 * has seen it. Reads only.
 */
export const unannounced = ({ store, getSeat }: Context): readonly Told[] =>
  (isCalled(getSeat().role) ? store.read.unannounced(PAGE) : [])
    .filter(({ index }) => inScope(index, getSeat()))
    .flatMap((record) => {
      const running = new Set(record.index.limits.map(({ key }) => key));
      const isLeft = (notice: Notice): notice is LimitNotice => !notice.announced && isOfLimit(notice) && running.has(notice.key);
      return toldOf(record, store.read.notices(record.id).filter(isLeft));
    });

/** Written after it was shown: whoever is killed in between is told twice rather than never. */
export const markAnnounced = ({ store }: Context, told: readonly Told[]): void =>
  store.write((tx) => {
    for (const caseId of new Set(told.map((one) => one.caseId))) tx.markAnnounced(caseId, ['warning', 'overdue']);
  });

/**
 * Gives the notices that are due inside the seat's scope, a page at a time, each once in the life of its limit: the
 * table that says so is written in the transaction that decides it. Whoever calls announces what comes back, after the
 * commit. Throws StorageError, and then nothing is given.
 */
export const giveNotices = (context: Context): { readonly told: readonly Told[]; readonly more: boolean } => {
  const { store, clock, getSeat, newsSince } = context;
  const now = clock.now();
  const since = newsSince();
  const seat = getSeat();
  const due = noticeScopes(seat).flatMap((scope) => store.read.noticeDue(scope, now, PAGE));
  if (due.length === 0) return { told: [], more: false };
  const each = new Map(due.map((record) => [record.id, record]));
  const told = store.write((tx) => [...each.values()].flatMap((record) => give(tx, record, now, since, seat)));
  if (told.length > 0) context.changed$.next({ caseIds: [...new Set(told.map(({ caseId }) => caseId))] });
  return { told, more: due.length >= PAGE };
};
