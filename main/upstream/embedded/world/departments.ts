import type { Department, Rulebook } from '../../../../preload/contract';
import type { DepartmentKind, Divisions } from '../data';
import { seeded } from '../random';
import { inventedName, inventedPhone } from './invented';
import type { VillagePlan } from './plan';

/** Phones of departments begin where those of members end. */
const FIRST_PHONE = 100_000;

/** The id of the department of a kind that serves a township or village. */
export const departmentId = (kind: string, area: string): string => `${kind}-${area}`;

/** Each township's departments and each village's committee, with two people on duty. */
export const makeDepartments = (
  { townships }: Divisions,
  villages: readonly VillagePlan[],
  kinds: readonly DepartmentKind[],
  rulebook: Rulebook,
  seed: number,
): readonly Department[] => {
  let phones = FIRST_PHONE;
  const make = ({ kind }: DepartmentKind, area: string, name: string): Department => {
    const random = seeded(seed, 'department', kind, area);
    return {
      id: departmentId(kind, area),
      name,
      kind,
      phone: inventedPhone((phones += 1)),
      area,
      onDuty: [1, 2].map(() => ({ name: inventedName(random), phone: inventedPhone((phones += 1)) })),
      handles: rulebook.categories.filter(({ departments }) => departments.includes(kind)).map(({ id }) => id),
    };
  };
  return [
    ...townships.flatMap((township) =>
      kinds
        .filter(({ level }) => level === 'township')
        .map((kind) => make(kind, township.code, township.name.replace(/(街道|镇|乡)$/, '') + kind.zh)),
    ),
    ...villages.flatMap((village) =>
      kinds.filter(({ level }) => level === 'village').map((kind) => make(kind, village.code, village.officialName)),
    ),
  ];
};
