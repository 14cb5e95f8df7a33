import type { Area, Department, DirectoryEntry, Grid, Member, Person } from '../../preload/contract';
import type { Param } from './driver';

/** A kind of directory entry without its removals. */
export type Values = { area: Area; grid: Grid; department: Department; member: Member; person: Person };
export type Kind = DirectoryEntry['kind'];

interface Table<V> {
  readonly name: string;
  /** The id by which the rest of the console knows the entry. */
  readonly id: (value: V) => string;
  /** Columns that queries need of the value. */
  readonly columns: (value: V, key: string) => Readonly<Record<string, Param>>;
}

export const TABLES: { readonly [K in Kind]: Table<Values[K]> } = {
  area: { name: 'areas', id: (area) => area.code, columns: () => ({}) },
  grid: { name: 'grids', id: (grid) => grid.gridCode, columns: (grid) => ({ area: grid.area }) },
  department: { name: 'departments', id: (department) => department.id, columns: () => ({}) },
  member: { name: 'members', id: (member) => member.id, columns: (member) => ({ area: member.area }) },
  person: {
    name: 'people',
    id: (person) => person.id,
    // A person's key in the bucket is <township>.<personId>.
    columns: (person, key) => ({ area: /^(\d{9})\./.exec(key)?.[1] ?? '', grid_code: person.gridCode }),
  },
};
