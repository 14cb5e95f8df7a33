import { createHash } from 'node:crypto';
import { canonical } from '../domain';
import type { CaseRecord, StoreWrites } from '../ports';
import { indexWords } from './bigrams';
import { sealCase } from './case-record';
import { caseCount, moveCounts, taskCount } from './counts';
import { nextRev } from './counters';
import { putMerge } from './merges';
import { nextNoticeOf } from './notices';
import type { Sql } from './sql';

/** What has to be known of the row before it changes. */
interface Before extends Record<string, unknown> {
  readonly key: number;
  readonly state: string;
  readonly departments: string;
  readonly task_states: string;
  readonly search_text: string;
}

const COLUMNS = [
  'rev',
  'unread',
  'pending',
  'doc',
  'crc',
  'search_text',
  'state',
  'open',
  'sort',
  'township',
  'village',
  'lon',
  'lat',
  'ended_at',
  'next_notice',
  'departments',
  'task_states',
];
const INSERT = `INSERT INTO cases (${COLUMNS.join(', ')}, id) VALUES (${COLUMNS.map(() => '?').join(', ')}, ?)`;
const UPDATE = `UPDATE cases SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;

/** Two consoles with the same history have the same digest of a case: SHA-256 of its state in canonical JSON. */
const digestOf = (record: Omit<CaseRecord, 'rev'>): string => createHash('sha256').update(canonical(record.state)).digest('hex');

/** Stores projections, and with each what is derived from it: the index columns, the words for search, the counts. */
export const caseWrites = (sql: Sql): Pick<StoreWrites, 'putCase'> => ({
  putCase: (record) => {
    const { index } = record;
    const before = sql.get<Before>('SELECT key, state, departments, task_states, search_text FROM cases WHERE id = ?', record.id);
    const rev = nextRev(sql);
    const { doc, crc } = sealCase({ ...record, rev });
    const departments = JSON.stringify([...new Set(index.departments)].sort());
    const taskStates = JSON.stringify(index.taskStates);
    const answer = sql.run(
      before ? UPDATE : INSERT,
      rev,
      record.unread ? 1 : 0,
      record.pending,
      doc,
      crc,
      index.searchText,
      index.state,
      index.open ? 1 : 0,
      index.order,
      index.township,
      index.village ?? null,
      index.lon ?? null,
      index.lat ?? null,
      index.endedAt ?? null,
      nextNoticeOf(sql, record.id, index.limits),
      departments,
      taskStates,
      record.id,
    );
    sql.run('INSERT OR REPLACE INTO case_digests (id, digest) VALUES (?, ?)', record.id, digestOf(record));
    const key = before?.key ?? answer.lastInsertRowid;
    putMerge(sql, key, before?.state, record.state);
    if (departments !== (before?.departments ?? '[]')) putDepartments(sql, key, departments);
    if (index.searchText !== before?.search_text) {
      sql.run('INSERT OR REPLACE INTO case_words (rowid, words) VALUES (?, CAST(? AS TEXT))', key, indexWords(index.searchText));
    }
    moveCounts(sql, before ? namesOf(before.state, before.task_states) : [], namesOf(index.state, taskStates));
    return rev;
  },
});

const putDepartments = (sql: Sql, key: number, departments: string): void => {
  sql.run('DELETE FROM case_departments WHERE case_key = ?', key);
  sql.run(
    'INSERT INTO case_departments (case_key, department_id) SELECT ?, CAST(value AS BLOB) FROM json_each(CAST(? AS TEXT))',
    key,
    departments,
  );
};

const namesOf = (state: string, taskStates: string): string[] => [caseCount(state), ...(JSON.parse(taskStates) as string[]).map(taskCount)];
