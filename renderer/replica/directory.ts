import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, useContext, useMemo } from 'react';
import type { Area, Category, Department, Rulebook } from '../../preload/contract';
import { db } from './database';

/** Areas, departments and rules as maps, for names and choices. */
export interface DirectoryView {
  readonly areas: ReadonlyMap<string, Area>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly categories: ReadonlyMap<string, Category>;
  /** Undefined until the directory has arrived. */
  readonly rulebook: Rulebook | undefined;
  /** The area's name, or its code where it is not known. */
  readonly areaName: (code: string) => string;
}

export const emptyDirectory: DirectoryView = {
  areas: new Map(),
  departments: new Map(),
  categories: new Map(),
  rulebook: undefined,
  areaName: (code) => code,
};

export const DirectoryContext = createContext<DirectoryView>(emptyDirectory);
/** The directory, read once a window. */
export const useDirectory = (): DirectoryView => useContext(DirectoryContext);

/** For the shell, which hands it to everybody by `DirectoryContext`. */
export const useLiveDirectory = (): DirectoryView => {
  const found = useLiveQuery(async () => {
    const [areas, departments, rulebook] = await Promise.all([db.areas.toArray(), db.departments.toArray(), db.meta.get('rulebook')]);
    return { areas, departments, rulebook: rulebook?.key === 'rulebook' ? rulebook.value : undefined };
  });
  return useMemo(() => {
    if (!found) return emptyDirectory;
    const areas = new Map(found.areas.map((area) => [area.code, area]));
    return {
      areas,
      departments: new Map(found.departments.map((department) => [department.id, department])),
      categories: new Map((found.rulebook?.categories ?? []).map((category) => [category.id, category])),
      rulebook: found.rulebook,
      areaName: (code) => areas.get(code)?.name ?? code,
    };
  }, [found]);
};
