import type { DirectoryEntry } from '../../preload/contract';
import type { StoreWrites } from '../ports';
import { nextRev, setCounter } from './counters';
import { forgetPerson } from './care';
import type { EntryCache } from './directory-reads';
import { TABLES, type Kind, type Values } from './directory-tables';
import { seal } from './document';
import type { Param } from './driver';
import { bury, unbury } from './gone';
import type { PersonKeys } from './person-keys';
import { BUCKET } from './positions';
import type { Sql } from './sql';

/** A person gets a revision of their own; a change of anything else gives the directory as a whole a new one. */
export const directoryWrites = (sql: Sql, cache: EntryCache, keys: PersonKeys): Pick<StoreWrites, 'putDirectory'> => ({
  putDirectory: (entries, platformRev, bucket) => {
    cache.change(entries);
    for (const entry of entries) putEntry(sql, keys, entry);
    if (entries.some((entry) => entry.kind !== 'person')) setCounter(sql, 'directoryRev', nextRev(sql));
    setCounter(sql, bucket === undefined ? 'platformDirectoryRev' : BUCKET + bucket, platformRev);
  },
});

/** Who and what there was goes: another part of the platform is read from here on. */
export const forgetDirectory = (sql: Sql, cache: EntryCache): void => {
  cache.clear();
  for (const { id } of sql.all<{ id: string }>('SELECT id FROM people')) bury(sql, 'person', id, nextRev(sql));
  for (const { name } of Object.values(TABLES)) sql.run(`DELETE FROM ${name}`);
  setCounter(sql, 'directoryRev', nextRev(sql));
};

const putEntry = (sql: Sql, keys: PersonKeys, entry: DirectoryEntry): void => {
  const before = idUnder(sql, entry.kind, entry.key);
  if (entry.value === null) {
    sql.run(`DELETE FROM ${TABLES[entry.kind].name} WHERE key = ?`, entry.key);
    if (entry.kind === 'person' && before !== undefined && !isKept(sql, before)) {
      forgetPerson(sql, keys, before);
      bury(sql, 'person', before, nextRev(sql));
    }
    return;
  }
  if (entry.kind === 'person') {
    if (before !== undefined && before !== entry.value.id) bury(sql, 'person', before, nextRev(sql));
    unbury(sql, 'person', entry.value.id);
    // Sealed under the person's own key; the columns beside it are a place and no more.
    const sealed = seal(keys.seal(entry.value.id, 'record', entry.value));
    insert(sql, entry.kind, entry.key, entry.value, { rev: nextRev(sql), sealed: 1, ...sealed });
  } else {
    insert(sql, entry.kind, entry.key, entry.value as never, {});
  }
};

/** Under another key: somebody who moved to another township. */
const isKept = (sql: Sql, personId: string): boolean => sql.get('SELECT 1 AS one FROM people WHERE id = ?', personId) !== undefined;

const idUnder = (sql: Sql, kind: Kind, key: string): string | undefined =>
  sql.get<{ id: string }>(`SELECT id FROM ${TABLES[kind].name} WHERE key = ?`, key)?.id;

const insert = <K extends Kind>(sql: Sql, kind: K, key: string, value: Values[K], more: Readonly<Record<string, Param>>): void => {
  const table = TABLES[kind];
  const row: Record<string, Param> = {
    key,
    id: table.id(value),
    ...('doc' in more ? {} : seal(value)),
    ...table.columns(value, key),
    ...more,
  };
  const columns = Object.keys(row);
  sql.run(
    `INSERT OR REPLACE INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(row),
  );
};
