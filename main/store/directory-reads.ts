import type { DirectoryEntry } from '../../preload/contract';
import type { StoreReads } from '../ports';
import { AreaLists, type ListEntry } from './directory-lists';
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

/** Kinds of which all entries under an area are asked for. */
type Listed = 'grid' | 'member';
const isListed = (kind: Kind): kind is Listed => kind === 'grid' || kind === 'member';

/** Entries looked up one at a time, kept parsed until their kind changes; those of an area, until one of them does. */
export class EntryCache {
  readonly #entries = new Map<string, unknown>();
  readonly #lists = { grid: new AreaLists<Values['grid']>(), member: new AreaLists<Values['member']>() };

  get<V>(key: string, load: () => V): V {
    if (!this.#entries.has(key)) this.#entries.set(key, load());
    return this.#entries.get(key) as V;
  }

  under<K extends Listed>(kind: K, area: string, load: () => readonly ListEntry<Values[K]>[]): readonly Values[K][] {
    return (this.#lists[kind] as unknown as AreaLists<Values[K]>).under(area, load);
  }

  /** These are about to be written. */
  change(entries: readonly DirectoryEntry[]): void {
    const kinds = new Set(entries.map(({ kind }) => kind));
    for (const key of this.#entries.keys()) if (kinds.has(kindOf(key))) this.#entries.delete(key);
    for (const { kind, key, value } of entries) {
      if (!isListed(kind)) continue;
      const list = this.#lists[kind] as AreaLists<Values[Listed]>;
      if (value === null) list.drop(key);
      // As the file will give it back.
      else list.put({ key, area: (value as Values[Listed]).area, value: JSON.parse(JSON.stringify(value)) as Values[Listed] });
    }
  }

  clear(): void {
    this.#entries.clear();
    for (const list of Object.values(this.#lists)) list.clear();
  }
}

const WHOLE = 'all';
/** Of the name under which something is kept: a kind, then an id or that it is all of them. */
const kindOf = (kept: string): Kind => kept.slice(0, kept.indexOf(' ')) as Kind;

export const directoryReads = (sql: Sql, cache: EntryCache): DirectoryReads => {
  const parse = <K extends Kind>(kind: K, row: EntryRow): Values[K] => unseal<Values[K]>(row, `${kind} ${row.id}`);
  const all = <K extends Kind>(kind: K, rest: string, ...params: readonly string[]): Values[K][] =>
    sql.all<EntryRow>(`SELECT id, doc, crc FROM ${TABLES[kind].name} ${rest}`, ...params).map((row) => parse(kind, row));
  const one = <K extends Kind>(kind: K, id: string): Values[K] | undefined =>
    cache.get(`${kind} ${id}`, () => all(kind, 'WHERE id = ? LIMIT 1', id)[0]);

  const under = <K extends Listed>(kind: K, area: string): readonly Values[K][] =>
    cache.under(kind, area, () =>
      sql
        .all<EntryRow & { readonly key: string; readonly area: string }>(
          `SELECT key, area, id, doc, crc FROM ${TABLES[kind].name} WHERE area >= ? AND area < ?`,
          ...areaRange(area),
        )
        .map((row) => ({ key: row.key, area: row.area, value: parse(kind, row) })),
    );

  return {
    directoryKeys: (kind) => sql.all<{ key: string }>(`SELECT key FROM ${TABLES[kind].name}`).map(({ key }) => key),
    areas: () => cache.get(`area ${WHOLE}`, () => all('area', 'ORDER BY key')),
    departments: () => cache.get(`department ${WHOLE}`, () => all('department', 'ORDER BY key')),
    grid: (gridCode) => one('grid', gridCode),
    grids: (area) => under('grid', area),
    member: (id) => one('member', id),
    members: (area) => under('member', area),
  };
};
