import type { Department, Grid, Member } from '../../../preload/contract';
import { townshipOf } from '../../domain';
import type { PlatformLog } from '../../ports';
import { turn } from './turn';
import { departmentId } from './world/departments';

const PAGE = 400;

/** A village of the play, with its grids. */
export interface Village {
  readonly code: string;
  readonly name: string;
  readonly grids: readonly Grid[];
}

/** Who can appear on the stage, and where. */
export interface Cast {
  readonly villages: readonly Village[];
  member(id: string): Member | undefined;
  department(id: string): Department | undefined;
  /** The department of a kind that serves a village: its own, else its township's. */
  serving(kind: string, village: string): Department | undefined;
}

/** The part of the directory that plays, in the values of the platform's buckets. */
export interface CastEntry {
  readonly kind: string;
  readonly key: string;
  readonly value: unknown;
}

/** Gathers the cast of an area's townships. */
export const gatherCast = (area: string) => {
  const scope = townshipOf(area);
  const grids = new Map<string, Grid[]>();
  const names = new Map<string, string>();
  const members = new Map<string, Member>();
  const departments = new Map<string, Department>();
  return {
    add: ({ kind, key, value }: CastEntry): void => {
      if (kind === 'department') departments.set(key, value as Department);
      if (kind === 'member') members.set(key, value as Member);
      if (kind === 'area' && key.length === 12) names.set(key, (value as { name: string }).name);
      if (kind === 'grid') {
        const { area: village } = value as Grid;
        grids.set(village, [...(grids.get(village) ?? []), value as Grid]);
      }
    },
    cast: (): Cast => ({
      villages: [...grids]
        .filter(([code]) => code.startsWith(scope))
        .map(([code, own]) => ({ code, name: names.get(code) ?? code, grids: own }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      member: (id) => members.get(id),
      department: (id) => departments.get(id),
      serving: (kind, village) => departments.get(departmentId(kind, village)) ?? departments.get(departmentId(kind, townshipOf(village))),
    }),
  };
};

/** The cast as the platform's log holds it. */
export const readCast = async (log: PlatformLog, area: string): Promise<Cast> => {
  const gathered = gatherCast(area);
  for (let rev = 0; ;) {
    const page = log.directoryAfter(rev, PAGE);
    for (const { kind, key, value } of page) if (value !== null && kind !== 'person') gathered.add({ kind, key, value: JSON.parse(value) });
    if (page.length < PAGE) break;
    rev = page.at(-1)!.rev;
    await turn();
  }
  return gathered.cast();
};
