import type { CaseIndex } from '../domain';
import type { CaseRecord, StoreWrites } from '../ports';
import { indexWords } from './bigrams';
import { asRead, sealCase } from './case-record';
import type { CaseRows } from './case-rows';
import { caseCount, moveCounts, taskCount } from './counts';
import { nextRev } from './counters';
import type { Param } from './driver';
import { putMerge } from './merges';
import { nextNoticeOf } from './notices';
import { putReported, reportMoved, sharedAnew } from './reported';
import type { Sql } from './sql';
import type { ToldNotices } from './told-notices';

/** What has to be known of the row before it changes. */
interface Before {
  readonly key: number;
  readonly state: string;
  /** JSON, as in the column. */
  readonly departments: string;
  readonly taskStates: readonly string[];
  readonly searchText: string;
  /** As it stands in the file; undefined: not known without parsing it. */
  readonly index: CaseIndex | undefined;
}

interface BeforeOnDisk extends Record<string, unknown> {
  readonly key: number;
  readonly state: string;
  readonly departments: string;
  readonly task_states: string;
  readonly search_text: string;
}

/** Changes with most events. */
const COLUMNS = ['rev', 'unread', 'pending', 'doc', 'crc', 'state', 'sort', 'next_notice', 'departments', 'task_states'];
/** Changes when a case begins, moves or ends, and stands in indexes that need not be touched else. */
const PLACE_COLUMNS = ['search_text', 'open', 'township', 'village', 'lon', 'lat', 'ended_at'];

const setting = (columns: readonly string[]): string => columns.map((column) => `${column} = ?`).join(', ');
const ALL = [...COLUMNS, ...PLACE_COLUMNS];
const INSERT = `INSERT INTO cases (${ALL.join(', ')}, id) VALUES (${ALL.map(() => '?').join(', ')}, ?)`;
const UPDATE = `UPDATE cases SET ${setting(ALL)} WHERE id = ?`;
const UPDATE_IN_PLACE = `UPDATE cases SET ${setting(COLUMNS)} WHERE key = ?`;

const departmentsOf = (index: CaseIndex): string => JSON.stringify([...new Set(index.departments)].sort());

const placeOf = (index: CaseIndex): Param[] => [
  index.searchText,
  index.open ? 1 : 0,
  index.township,
  index.village ?? null,
  index.lon ?? null,
  index.lat ?? null,
  index.endedAt ?? null,
];

const isInPlace = (before: CaseIndex | undefined, index: CaseIndex): boolean => {
  if (!before) return false;
  const [then, now] = [placeOf(before), placeOf(index)];
  return then.every((value, at) => value === now[at]);
};

const beforeOf = (sql: Sql, cases: CaseRows, id: string): Before | undefined => {
  const kept = cases.kept(id);
  if (kept) {
    const { index } = kept.record;
    const { state, taskStates, searchText } = index;
    return { key: kept.key, state, departments: departmentsOf(index), taskStates, searchText, index };
  }
  const row = sql.get<BeforeOnDisk>('SELECT key, state, departments, task_states, search_text FROM cases WHERE id = ?', id);
  return (
    row && {
      key: row.key,
      state: row.state,
      departments: row.departments,
      taskStates: JSON.parse(row.task_states) as string[],
      searchText: row.search_text,
      index: undefined,
    }
  );
};

/** @returns the row's key */
const putRow = (sql: Sql, { id, index }: CaseRecord, before: Before | undefined, values: readonly Param[]): number => {
  if (!before) return sql.run(INSERT, ...values, ...placeOf(index), id).lastInsertRowid;
  if (isInPlace(before.index, index)) sql.run(UPDATE_IN_PLACE, ...values, before.key);
  else sql.run(UPDATE, ...values, ...placeOf(index), id);
  return before.key;
};

/** Stores projections, and with each what is derived from it: the index columns, the words for search, the counts. */
export const caseWrites = (sql: Sql, cases: CaseRows, told: ToldNotices): Pick<StoreWrites, 'putCase'> => ({
  putCase: (given) => {
    const before = beforeOf(sql, cases, given.id);
    const known = cases.kept(given.id)?.record;
    const record = asRead({ ...given, rev: nextRev(sql) });
    const { doc, crc } = sealCase(record);
    const { index } = record;
    const departments = departmentsOf(index);
    const values: Param[] = [
      record.rev,
      record.unread ? 1 : 0,
      record.pending,
      doc,
      crc,
      index.state,
      index.order,
      nextNoticeOf(before ? told.of(record.id) : told.none(record.id), index.limits),
      departments,
      JSON.stringify(index.taskStates),
    ];
    const key = putRow(sql, record, before, values);
    if (!known || reportMoved(known, record)) putReported(sql, key, record, before !== undefined);
    putMerge(sql, key, before?.state, record.state);
    if (departments !== (before?.departments ?? '[]')) putDepartments(sql, key, departments, before !== undefined);
    if (index.searchText !== before?.searchText) putWords(sql, key, index.searchText, before !== undefined);
    moveCounts(sql, before ? namesOf(before.state, before.taskStates) : [], namesOf(index.state, index.taskStates));
    cases.put(key, record);
    return record.rev;
  },
});

const putWords = (sql: Sql, key: number, text: string, again: boolean): void => {
  // Of a row that is new there are no words to be looked for and taken out.
  const insert = again ? 'INSERT OR REPLACE' : 'INSERT';
  sql.run(`${insert} INTO case_words (rowid, words) VALUES (?, CAST(? AS TEXT))`, key, indexWords(text));
};

const putDepartments = (sql: Sql, key: number, departments: string, again: boolean): void => {
  if (again) sharedAnew(sql);
  if (again) sql.run('DELETE FROM case_departments WHERE case_key = ?', key);
  for (const department of JSON.parse(departments) as string[])
    sql.run('INSERT INTO case_departments (case_key, department_id) VALUES (?, ?)', key, department);
};

const namesOf = (state: string, taskStates: readonly string[]): string[] => [caseCount(state), ...taskStates.map(taskCount)];
