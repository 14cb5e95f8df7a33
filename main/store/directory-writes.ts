import type { DirectoryEntry } from '../../preload/contract';
import type { StoreWrites } from '../ports';
import { nextRev, setCounter } from './counters';
import type { EntryCache } from './directory-reads';
import { TABLES, type Kind, type Values } from './directory-tables';
import { seal } from './document';
import type { Param } from './driver';
import { bury, unbury } from './gone';
import { BUCKET } from './positions';
import type { Sql } from './sql';

/** A person gets a revision of their own; a change of anything else gives the directory as a whole a new one. */
export const directoryWrites = (sql: Sql, cache: EntryCache): Pick<StoreWrites, 'putDirectory'> => ({
  putDirectory: (entries, platformRev, bucket) => {
    cache.clear();
    for (const entry of entries) putEntry(sql, entry);
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

const putEntry = (sql: Sql, entry: DirectoryEntry): void => {
  const before = idUnder(sql, entry.kind, entry.key);
  if (entry.value === null) {
    sql.run(`DELETE FROM ${TABLES[entry.kind].name} WHERE key = ?`, entry.key);
    if (entry.kind === 'person' && before !== undefined) bury(sql, 'person', before, nextRev(sql));
    return;
  }
  if (entry.kind === 'person') {
    if (before !== undefined && before !== entry.value.id) bury(sql, 'person', before, nextRev(sql));
    unbury(sql, 'person', entry.value.id);
    insert(sql, entry.kind, entry.key, entry.value, { rev: nextRev(sql) });
  } else {
    insert(sql, entry.kind, entry.key, entry.value as never, {});
  }
};

const idUnder = (sql: Sql, kind: Kind, key: string): string | undefined =>
  sql.get<{ id: string }>(`SELECT id FROM ${TABLES[kind].name} WHERE key = ?`, key)?.id;

const insert = <K extends Kind>(sql: Sql, kind: K, key: string, value: Values[K], more: Readonly<Record<string, Param>>): void => {
  const table = TABLES[kind];
  const { doc, crc } = seal(value);
  const row: Record<string, Param> = { key, id: table.id(value), doc, crc, ...table.columns(value, key), ...more };
  const columns = Object.keys(row);
  sql.run(
    `INSERT OR REPLACE INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(row),
  );
};
