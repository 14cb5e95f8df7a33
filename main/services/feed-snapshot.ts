import { fail, ok, type Result, type SnapshotPage } from '../../preload/contract';
import type { CaseRecord } from '../ports';
import { trayOf } from './care-tray';
import { endedCases, openCases } from './cases-in-scope';
import type { Context } from './context';
import { readCursor, writeCursor, type Cursor } from './feed-cursor';
import { peopleInScope } from './people';
import { caseRow, keptCaseRow, personRow } from './rows';
import { endedAt, RECENT_LIMIT, RECENT_MS } from './scope';

const lastEndedFirst = (a: CaseRecord, b: CaseRecord): number => endedAt(b.index) - endedAt(a.index) || (a.id < b.id ? -1 : 1);

const behind = ({ id, index }: CaseRecord, cursor: Extract<Cursor, { part: 'ended' }>): boolean =>
  endedAt(index) < cursor.at || (endedAt(index) === cursor.at && id > cursor.id);

/** Open cases in the queue's own order, so that the first page is the top of the queue. */
const openPage = (context: Context, limit: number, after: Extract<Cursor, { part: 'open' }> | undefined) => {
  const cases = openCases(context, limit, after);
  const last = cases.at(-1);
  const next: Cursor =
    last && cases.length === limit
      ? { part: 'open', order: last.index.order, id: last.id }
      : { part: 'ended', at: Number.MAX_SAFE_INTEGER, id: '' };
  return { cases, next };
};

const endedPage = (context: Context, limit: number, after: Extract<Cursor, { part: 'ended' }>) => {
  const since = context.clock.now() - RECENT_MS;
  const all = [...endedCases(context, since, RECENT_LIMIT)].sort(lastEndedFirst);
  const cases = all.filter((record) => behind(record, after)).slice(0, limit);
  const last = cases.at(-1);
  const next: Cursor =
    last && cases.length === limit ? { part: 'ended', at: endedAt(last.index), id: last.id } : { part: 'people', id: '' };
  return { cases, next };
};

const peoplePage = (context: Context, limit: number, after: string) => {
  const people = peopleInScope(context)
    .filter(({ person }) => person.id > after)
    .slice(0, limit);
  const last = people.at(-1);
  return { people, next: last && people.length === limit ? ({ part: 'people', id: last.person.id } satisfies Cursor) : null };
};

/**
 * The working set from the top of the queue: open cases, then those that ended lately, then people in care. What needs
 * attention comes with the first page. What changes meanwhile has a revision above the first page's.
 */
export const createSnapshot =
  (context: Context) =>
  ({ cursor: text, limit: asked }: { readonly cursor: string | null; readonly limit: number }): Result<SnapshotPage> => {
    const cursor = text === null ? undefined : readCursor(text);
    if (text !== null && !cursor) return fail('bad-input', 'the cursor is not one of this feed', { field: 'cursor' });
    const limit = Math.max(1, asked);
    const rev = context.store.read.rev();
    if (cursor?.part === 'people') {
      const { people, next } = peoplePage(context, limit, cursor.id);
      return ok({
        rev,
        cases: [],
        people: people.map((entry) => personRow(context, entry)),
        attention: [],
        next: next && writeCursor(next),
      });
    }
    const { cases, next } = cursor?.part === 'ended' ? endedPage(context, limit, cursor) : openPage(context, limit, cursor);
    return ok({
      rev,
      // What comes after the first page is asked for once.
      cases: cases.map((record) => (cursor ? caseRow : keptCaseRow)(context, record)),
      people: [],
      attention: cursor ? [] : [...trayOf(context)],
      next: writeCursor(next),
    });
  };
