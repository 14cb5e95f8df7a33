import type { StoreReads } from '../ports';
import { TABLES, type Kind, type Values } from './directory-tables';
import { unseal } from './document';
import { areaRange } from './scope';
import type { Sql } from './sql';

interface EntryRow extends Record<string, unknown> {
  readonly id: string;
  readonly doc: string;
  readonly crc: number;
}
type DirectoryReads = Pick<StoreReads, 'areas' | 'departments' | 'grid' | 'grids' | 'member' | 'members' | 'directoryKeys'>;

/** Entries looked up one at a time, kept parsed until the directory changes. */
export class EntryCache {
  readonly #entries = new Map<string, unknown>();

  get<V>(key: string, load: () => V): V {
    if (!this.#entries.has(key)) this.#entries.set(key, load());
    return this.#entries.get(key) as V;
  }

  clear(): void {
    this.#entries.clear();
  }
}

export const directoryReads = (sql: Sql, cache: EntryCache): DirectoryReads => {
  const parse = <K extends Kind>(kind: K, row: EntryRow): Values[K] => unseal<Values[K]>(row, `${kind} ${row.id}`);
  const all = <K extends Kind>(kind: K, rest: string, ...params: readonly string[]): Values[K][] =>
    sql.all<EntryRow>(`SELECT id, doc, crc FROM ${TABLES[kind].name} ${rest}`, ...params).map((row) => parse(kind, row));
  const one = <K extends Kind>(kind: K, id: string): Values[K] | undefined =>
    cache.get(`${kind} ${id}`, () => all(kind, 'WHERE id = ? LIMIT 1', id)[0]);

  return {
    directoryKeys: (kind) => sql.all<{ key: string }>(`SELECT key FROM ${TABLES[kind].name}`).map(({ key }) => key),
    areas: () => cache.get('areas', () => all('area', 'ORDER BY key')),
    departments: () => cache.get('departments', () => all('department', 'ORDER BY key')),
    grid: (gridCode) => one('grid', gridCode),
    grids: (area) => all('grid', 'WHERE area >= ? AND area < ? ORDER BY area, key', ...areaRange(area)),
    member: (id) => one('member', id),
    members: (area) => all('member', 'WHERE area >= ? AND area < ? ORDER BY area, key', ...areaRange(area)),
  };
};
