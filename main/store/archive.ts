import type { ArchiveCursor, ArchiveQuery } from '../../preload/contract';
import type { ArchivePage, Scope, StoreReads } from '../ports';
import { searchExpression } from './bigrams';
import type { CaseRows } from './case-rows';
import type { Param } from './driver';
import { areaClause, type Clause } from './scope';
import type { Sql } from './sql';

/** So many entries of an index are looked through for one page; in memory some 5 ms. */
const MOST_LOOKED_AT = 10_000;
/** So many cases found by words: each is read from its row, which lies anywhere in the file. */
const MOST_FOUND = 2000;

interface Place extends Record<string, unknown> {
  readonly key: number;
  readonly endedAt: number;
}

const both = (clauses: readonly Clause[], word: 'AND' | 'OR'): Clause => ({
  sql: clauses.map(({ sql }) => `(${sql})`).join(` ${word} `),
  params: clauses.flatMap(({ params }) => params),
});

/** Ids stand quoted in the row's JSON: found there, no other row has to be read. */
const departmentClause = (id: string): Clause => ({ sql: 'instr(c.departments, ?) > 0', params: [JSON.stringify(id)] });

const within = ({ area, departmentId }: Scope): Clause =>
  both([areaClause(area), ...(departmentId === undefined ? [] : [departmentClause(departmentId)])], 'AND');

/** What is asked of a case, of columns that stand in the index of ended cases. */
const narrowed = (scopes: readonly Scope[], { state, area, departmentId, from, to }: ArchiveQuery): Clause =>
  both(
    [
      both(scopes.map(within), 'OR'),
      ...(area === undefined ? [] : [areaClause(area)]),
      ...(departmentId === undefined ? [] : [departmentClause(departmentId)]),
      ...(state === undefined ? [] : [{ sql: 'c.state = ?', params: [state] }]),
      ...(from === undefined ? [] : [{ sql: 'c.ended_at >= ?', params: [from] }]),
      ...(to === undefined ? [] : [{ sql: 'c.ended_at < ?', params: [to] }]),
    ],
    'AND',
  );

/** The entries of the index that a page looks through, the latest ended first. */
const ended = ({ from, to }: ArchiveQuery, after: ArchiveCursor | undefined): Clause => {
  const bounds: readonly Clause[] = [
    { sql: 'c.open = 0', params: [] },
    ...(from === undefined ? [] : [{ sql: 'c.ended_at >= ?', params: [from] }]),
    ...(to === undefined ? [] : [{ sql: 'c.ended_at < ?', params: [to] }]),
    ...(after ? [{ sql: 'c.ended_at <= ? AND (c.ended_at < ? OR c.key < ?)', params: [after.endedAt, after.endedAt, after.key] }] : []),
  ];
  const { sql, params } = both(bounds, 'AND');
  return {
    sql: `SELECT c.key, c.ended_at, c.township, c.village, c.state, c.departments FROM cases c INDEXED BY cases_ended
          WHERE ${sql} ORDER BY c.ended_at DESC, c.key DESC LIMIT ${MOST_LOOKED_AT}`,
    params,
  };
};

export const archiveReads = (sql: Sql, rows: CaseRows): Pick<StoreReads, 'archive'> => {
  /** The cases of these places, in their order. */
  const read = (places: readonly Place[]) =>
    rows.select('json_each(CAST(? AS TEXT)) k CROSS JOIN cases c ON c.key = k.value', JSON.stringify(places.map(({ key }) => key)));

  /** A full page goes on behind its last case; one that is not, behind the last that was looked at. */
  const paged = (places: readonly Place[], limit: number, lastLookedAt: () => Place | undefined): ArchivePage => {
    const last = places.length >= limit ? places.at(-1) : lastLookedAt();
    return { records: read(places), next: last && { endedAt: last.endedAt, key: last.key } };
  };

  const byEnd = (scopes: readonly Scope[], query: ArchiveQuery, limit: number, after: ArchiveCursor | undefined): ArchivePage => {
    const window = ended(query, after);
    const wanted = narrowed(scopes, query);
    const places = sql.all<Place>(
      `SELECT c.key, c.ended_at AS endedAt FROM (${window.sql}) c WHERE ${wanted.sql} LIMIT ?`,
      ...window.params,
      ...wanted.params,
      limit,
    );
    return paged(places, limit, () =>
      sql.get<Place>(`SELECT c.key, c.ended_at AS endedAt FROM (${window.sql}) c LIMIT 1 OFFSET ${MOST_LOOKED_AT - 1}`, ...window.params),
    );
  };

  const byWords = (expression: string, scopes: readonly Scope[], query: ArchiveQuery, limit: number, before: number): ArchivePage => {
    const wanted = narrowed(scopes, query);
    const found = `SELECT rowid AS key FROM case_words WHERE words MATCH CAST(? AS TEXT) AND rowid < ? ORDER BY rowid DESC LIMIT ${MOST_FOUND}`;
    const params: readonly Param[] = [expression, before];
    const places = sql.all<Place>(
      `SELECT c.key, c.ended_at AS endedAt FROM (${found}) w CROSS JOIN cases c ON c.key = w.key WHERE c.open = 0 AND ${wanted.sql} LIMIT ?`,
      ...params,
      ...wanted.params,
      limit,
    );
    return paged(places, limit, () => {
      const last = sql.get<{ key: number }>(`SELECT w.key FROM (${found}) w LIMIT 1 OFFSET ${MOST_FOUND - 1}`, ...params);
      return last && { key: last.key, endedAt: 0 };
    });
  };

  return {
    archive: (scopes, query, limit, after) => {
      if (query.text === undefined || query.text === '') return byEnd(scopes, query, limit, after);
      const expression = searchExpression(query.text);
      // One Chinese character, or signs alone: nothing is found by them.
      if (expression === undefined) return { records: [], next: undefined };
      return byWords(expression, scopes, query, limit, after?.key ?? Number.MAX_SAFE_INTEGER);
    },
  };
};
