import type { Area, Department, Routing, RoutingProblem, RoutingRule, RoutingTarget, Rulebook } from '../../../preload/contract';
import { areaUnder } from '../area';
import { serves } from './place';

/** What there is to be named. */
export interface RoutingWorld {
  readonly rulebook: Rulebook;
  readonly areas: readonly Area[];
  readonly departments: readonly Department[];
}

/** Somewhere in this area the department can be meant. */
const reaches = (department: Department, area: string): boolean =>
  serves(department, area) || (department.area !== undefined && areaUnder(department.area, area));

const isThere = (target: RoutingTarget, { departments }: RoutingWorld, area: string | undefined): boolean =>
  departments.some((department) =>
    'id' in target ? department.id === target.id : department.kind === target.kind && (area === undefined || reaches(department, area)),
  );

const nameOf = (target: RoutingTarget): string => ('id' in target ? target.id : target.kind);

const problemsOfRule = (rule: RoutingRule, world: RoutingWorld): readonly RoutingProblem[] => {
  const { when, send, id } = rule;
  const problem = (fault: RoutingProblem['fault'], value: string): RoutingProblem => ({ rule: id, fault, value });
  const categories = (when.categories ?? []).filter((known) => !world.rulebook.categories.some((category) => category.id === known));
  const unknownAreas = (when.areas ?? []).filter((code) => !world.areas.some((area) => area.code === code));
  const areas = when.areas?.filter((code) => !unknownAreas.includes(code)) ?? [undefined];
  const missing = send.filter((target) => !areas.some((area) => isThere(target, world, area)));
  const duty = when.duty && !isThere({ kind: when.duty.kind }, world, undefined) ? [when.duty.kind] : [];
  return [
    ...categories.map((value) => problem('no-category', value)),
    ...unknownAreas.map((value) => problem('no-area', value)),
    ...[...new Set([...missing.map(nameOf), ...duty])].map((value) => problem('no-department', value)),
    ...(missing.length === send.length ? [problem('nobody', send.map(nameOf).join(', '))] : []),
  ];
};

/** Rules that name what is not there; such a rule proposes less than it says, or nobody, and breaks nothing. */
export const checkRouting = ({ rules }: Routing, world: RoutingWorld): RoutingProblem[] => {
  const twice = rules.filter((rule, index) => rules.findIndex(({ id }) => id === rule.id) !== index);
  return [
    ...twice.map(({ id }): RoutingProblem => ({ rule: id, fault: 'twice', value: id })),
    ...rules.flatMap((rule) => problemsOfRule(rule, world)),
  ];
};
