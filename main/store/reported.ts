import type { CaseRecord, ReportedPlace, ReportedReads, ReportedWrites, Scope } from '../ports';
import { addToCounter, readCounter, setCounter } from './counters';
import { scopeClause, type Clause } from './scope';
import type { Sql } from './sql';

const MOVED = 'reportedMoved';
const SHARED = 'reportedShared';
const FROM = 'reportedFrom';

type Where = Pick<CaseRecord, 'state' | 'index'>;

/** Whether a case, as it is to be written, was reported at another time or place than it says in the file. */
export const reportMoved = ({ state, index }: Where, { state: now, index: then }: Where): boolean =>
  index.reportedAt !== then.reportedAt ||
  index.township !== then.township ||
  index.village !== then.village ||
  state.report.gridCode !== now.report.gridCode;

/** Enters when and where a case was reported. `again`: the case was there before. */
export const putReported = (sql: Sql, key: number, { state, index }: Where, again: boolean): void => {
  const { changes } = sql.run(
    `INSERT INTO reported_cases (key, at, township, village, grid) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET at = excluded.at, township = excluded.township, village = excluded.village, grid = excluded.grid
     WHERE (at, township, village, grid) IS NOT (excluded.at, excluded.township, excluded.village, excluded.grid)`,
    key,
    index.reportedAt,
    index.township,
    index.village ?? null,
    state.report.gridCode ?? null,
  );
  if (again && changes > 0) addToCounter(sql, MOVED, 1);
};

/** Other departments than before see a case that was there. */
export const sharedAnew = (sql: Sql): void => addToCounter(sql, SHARED, 1);

/** Cases that any of these sees, each once. */
const anyOf = (scopes: readonly Scope[]): Clause => {
  const clauses = scopes.map(scopeClause);
  return { sql: `(${clauses.map(({ sql }) => `(${sql})`).join(' OR ')})`, params: clauses.flatMap(({ params }) => params) };
};

export const reportedReads = (sql: Sql): ReportedReads => ({
  reportedState: () => ({
    moved: readCounter(sql, MOVED),
    shared: readCounter(sql, SHARED),
    newest: sql.get<{ key: number | null }>('SELECT max(key) AS key FROM reported_cases')?.key ?? 0,
    behind: Math.max(0, readCounter(sql, FROM) - 1),
  }),
  reportedPlaces: (scopes, { from, to }, newest) => {
    const { sql: within, params } = anyOf(scopes);
    // One text for all places: to be handed thousands of rows one by one takes ten times as long as to find them.
    const row = sql.get<{ places: string }>(
      `SELECT CAST(json_group_array(json_array(CAST(township AS TEXT), CAST(village AS TEXT), CAST(grid AS TEXT), n)) AS BLOB) AS places
       FROM (
         SELECT c.township, c.village, c.grid, count(*) AS n FROM reported_cases c INDEXED BY reported_cases_by_time
         WHERE c.at >= ? AND c.at < ? AND c.key <= ? AND ${within} GROUP BY c.township, c.village, c.grid
       )`,
      from,
      to,
      newest,
      ...params,
    );
    const places = JSON.parse(row?.places ?? '[]') as readonly (readonly [string, string | null, string | null, number])[];
    return places.map(([township, village, grid, count]) => ({ township, village, grid, count }));
  },
  reportedSince: (scopes, after, newest) => {
    const { sql: within, params } = anyOf(scopes);
    return sql.all<ReportedPlace & { readonly at: number } & Record<string, unknown>>(
      `SELECT c.at, c.township, c.village, c.grid FROM reported_cases c WHERE c.key > ? AND c.key <= ? AND ${within}`,
      after,
      newest,
      ...params,
    );
  },
});

export const reportedWrites = (sql: Sql): ReportedWrites => ({
  enterReported: (count) => {
    const below = readCounter(sql, FROM);
    const from = Math.max(1, below - count);
    // What is damaged is told when the case is read; here it is passed over.
    sql.run(
      `INSERT OR IGNORE INTO reported_cases (key, at, township, village, grid)
       SELECT key, json_extract(text, '$.index.reportedAt'), township, village, CAST(json_extract(text, '$.state.report.gridCode') AS BLOB)
       FROM (SELECT key, township, village, CAST(doc AS TEXT) AS text FROM cases WHERE key >= ? AND key < ?)
       WHERE json_valid(text)`,
      from,
      below,
    );
    setCounter(sql, FROM, from);
  },
});
