import type { Department, Rulebook, Suggestion } from '../../preload/contract';
import { areaUnder } from './area';
import { categoryOf } from './clock';
import { categoryIdOf, villageOf } from './facts';
import { isLive } from './tasks';
import type { CaseState } from './types';

const COMMITTEE = 'village-committee';

/** Whether a department serves this area; one without an area serves the whole district. */
const serves = (department: Department, area: string): boolean => department.area === undefined || areaUnder(area, department.area);

/** Of several the one closest to the place: a township's own before the district's. */
const nearest = (departments: readonly Department[]): Department | undefined =>
  departments.toSorted((a, b) => (b.area?.length ?? 0) - (a.area?.length ?? 0) || (a.id < b.id ? -1 : 1))[0];

type Proposal = Omit<Suggestion, 'lead'>;

/** Departments that finished tasks of similar cases, the most frequent first. */
const handledBefore = (similar: readonly CaseState[]): readonly Proposal[] => {
  const times = new Map<string, number>();
  for (const { tasks } of similar) {
    for (const task of tasks) if (task.state === 'completed') times.set(task.departmentId, (times.get(task.departmentId) ?? 0) + 1);
  }
  return [...times]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([departmentId, count]) => ({ departmentId, reason: 'handled-before', values: { times: String(count) } }));
};

/**
 * Departments proposed for a case, the lead first, each with the reason: usual for the category, the committee of the
 * case's village, handled similar cases before; where nothing else is known, who is on duty. 派遣建议
 */
export const suggest = (
  state: CaseState,
  rulebook: Rulebook,
  departments: readonly Department[],
  similar: readonly CaseState[] = [],
): Suggestion[] => {
  const village = villageOf(state);
  const place = village ?? state.area;
  const local = departments.filter((department) => serves(department, place));
  const known = new Set(local.map((department) => department.id));
  const busy = new Set(state.tasks.filter(isLive).map((task) => task.departmentId));
  const category = categoryOf(rulebook, categoryIdOf(state));

  const usual = (category?.departments ?? []).flatMap((kind): Proposal[] => {
    const department = nearest(local.filter((candidate) => candidate.kind === kind));
    return department && category ? [{ departmentId: department.id, reason: 'category', values: { category: category.id } }] : [];
  });
  const committee = local.find((department) => department.kind === COMMITTEE && department.area === village && village !== undefined);
  const cadres: Proposal[] = committee
    ? [{ departmentId: committee.id, reason: 'village-of-case', values: { village: committee.name } }]
    : [];
  const before = handledBefore(similar).filter((proposal) => known.has(proposal.departmentId));
  const onDuty = local
    .filter((department) => department.onDuty.length > 0 && department.area !== undefined && department.kind !== COMMITTEE)
    .slice(0, 1)
    .map((department): Proposal => ({
      departmentId: department.id,
      reason: 'on-duty',
      values: { people: String(department.onDuty.length) },
    }));

  const found = [...usual, ...cadres, ...before];
  const chosen = new Map<string, Proposal>();
  for (const proposal of usual.length + before.length > 0 ? found : [...onDuty, ...cadres]) {
    if (!busy.has(proposal.departmentId) && !chosen.has(proposal.departmentId)) chosen.set(proposal.departmentId, proposal);
  }
  return [...chosen.values()].map((proposal, index) => ({ ...proposal, lead: index === 0 }));
};
