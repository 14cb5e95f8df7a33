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

export const readCast = async (log: PlatformLog, area: string): Promise<Cast> => {
  const scope = townshipOf(area);
  const grids = new Map<string, Grid[]>();
  const names = new Map<string, string>();
  const members = new Map<string, Member>();
  const departments = new Map<string, Department>();
  const read = (kind: string, key: string, value: never) => {
    if (kind === 'department') departments.set(key, value);
    if (kind === 'member') members.set(key, value);
    if (kind === 'area' && key.length === 12) names.set(key, (value as { name: string }).name);
    if (kind === 'grid') {
      const { area: village } = value as Grid;
      grids.set(village, [...(grids.get(village) ?? []), value]);
    }
  };
  for (let rev = 0; ;) {
    const page = log.directoryAfter(rev, PAGE);
    for (const { kind, key, value } of page) if (value !== null && kind !== 'person') read(kind, key, JSON.parse(value) as never);
    if (page.length < PAGE) break;
    rev = page.at(-1)!.rev;
    await turn();
  }
  const villages = [...grids]
    .filter(([code]) => code.startsWith(scope))
    .map(([code, own]) => ({ code, name: names.get(code) ?? code, grids: own }));
  return {
    villages: villages.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    member: (id) => members.get(id),
    department: (id) => departments.get(id),
    serving: (kind, village) => departments.get(departmentId(kind, village)) ?? departments.get(departmentId(kind, townshipOf(village))),
  };
};
