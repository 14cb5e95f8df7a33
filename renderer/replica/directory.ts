import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, useContext, useMemo } from 'react';
import type { Area, Category, Department, Directory, Rulebook } from '../../preload/contract';
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

interface Found extends Pick<Directory, 'areas' | 'departments'> {
  readonly rulebook: Rulebook | undefined;
}

/** What this window knows before anything is copied, and the copy's name. */
let ahead: { readonly copy: string; readonly found: Found } | undefined;

/** To be called before the first drawing. */
export const showDirectoryAhead = ({ areas, departments, rulebook }: Directory, copy: string): void => {
  ahead = { copy, found: { areas, departments, rulebook } };
};

const readDirectory = async (): Promise<Found | undefined> => {
  const state = await db.meta.get('rulebook');
  const rules = state?.key === 'rulebook' ? state : undefined;
  // The same object as long as it is the same directory: whoever draws names or maps by it does so once.
  if (ahead && (!rules || rules.copy === ahead.copy)) return ahead.found;
  const [areas, departments] = await Promise.all([db.areas.toArray(), db.departments.toArray()]);
  return { areas, departments, rulebook: rules?.value };
};

/** For the shell, which hands it to everybody by `DirectoryContext`. */
export const useLiveDirectory = (): DirectoryView => {
  const found = useLiveQuery(readDirectory, [], ahead?.found);
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
