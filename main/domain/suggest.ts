import { NO_ROUTING, placeOf, rulesFor, serves, ofKind, targetAt, type RoutingFacts } from './routing';
import type { Routing, Suggestion } from '../../preload/contract';
import { categoryOf } from './clock';
import { categoryIdOf, villageOf } from './facts';
import { isLive } from './tasks';
import type { CaseState } from './types';

const COMMITTEE = 'village-committee';
/** Why, for a missed visit: whom the rules of care call for. */
const CARE = { zh: '关爱走访规则', en: 'the rules of care visits' };

/** What suggestions are made from, beside the case's own facts. */
export interface SuggestContext extends RoutingFacts {
  readonly routing?: Routing | undefined;
  /** Closed cases of the same category. */
  readonly similar?: readonly CaseState[] | undefined;
}

type Proposal = Omit<Suggestion, 'lead'> & { readonly wantsLead?: boolean };

/** What the customer's rules say, in their order. */
const byRule = (facts: SuggestContext, rules: ReturnType<typeof rulesFor>): readonly Proposal[] =>
  rules.flatMap((rule) =>
    rule.send.flatMap((target): Proposal[] => {
      const department = targetAt(target, facts.departments, placeOf(facts.state));
      if (!department) return [];
      const values = { rule: rule.id, zh: rule.why.zh, en: rule.why.en };
      return [{ departmentId: department.id, reason: 'rule', values, wantsLead: target.lead === true }];
    }),
  );

const hasDeclined = (state: CaseState, task: CaseState['tasks'][number]): boolean =>
  task.state === 'declined' && task.round === state.rework;

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

/** Without a rule: usual for the category, the committee of the village; where neither is known, who is on duty. */
const asUsual = ({ state, rulebook, departments }: SuggestContext, known: boolean): readonly Proposal[] => {
  const village = villageOf(state);
  const place = placeOf(state);
  const category = categoryOf(rulebook, categoryIdOf(state));
  const { care } = state.report;
  const usual = (care?.departments ?? category?.departments ?? []).flatMap((kind): Proposal[] => {
    const department = ofKind(departments, kind, place);
    if (!department) return [];
    if (care) return [{ departmentId: department.id, reason: 'rule', values: { rule: 'care', ...CARE } }];
    return category ? [{ departmentId: department.id, reason: 'category', values: { category: category.id } }] : [];
  });
  const committee = departments.find(({ kind, area }) => kind === COMMITTEE && area === village && village !== undefined);
  const cadres: Proposal[] = committee
    ? [{ departmentId: committee.id, reason: 'village-of-case', values: { village: committee.name } }]
    : [];
  if (known || usual.length > 0) return [...usual, ...cadres];
  const onDuty = departments
    .filter((department) => serves(department, place) && department.onDuty.length > 0 && department.area !== undefined)
    .filter((department) => department.kind !== COMMITTEE)
    .slice(0, 1)
    .map((department): Proposal => ({
      departmentId: department.id,
      reason: 'on-duty',
      values: { people: String(department.onDuty.length) },
    }));
  return [...onDuty, ...cadres];
};

/**
 * Departments proposed for a case, the lead first, each with the reason: the customer's rules, in their order; unless
 * one of them wants nobody else, what is usual for the category and the committee of the case's village; who handled
 * similar cases before; where nothing else is known, who is on duty. 派遣建议
 */
export const suggest = (context: SuggestContext): Suggestion[] => {
  const { state, departments, routing = NO_ROUTING, similar = [] } = context;
  const rules = rulesFor(routing.rules, context);
  const ruled = byRule(context, rules);
  // A rule that names nobody decides nothing: the case is not to stand without a proposal.
  const closed = ruled.length > 0 && rules.at(-1)?.only === true;
  const near = new Set(departments.filter((department) => serves(department, placeOf(state))).map((department) => department.id));
  const before = handledBefore(similar).filter((proposal) => near.has(proposal.departmentId));
  const usual = closed ? [] : asUsual(context, ruled.length + before.length > 0);
  // Whoever is at work needs no second task, and whoever has just sent it back is not asked again unbidden.
  const out = new Set(state.tasks.filter((task) => isLive(task) || hasDeclined(state, task)).map((task) => task.departmentId));
  const chosen = new Map<string, Proposal>();
  for (const proposal of [...ruled, ...usual, ...before]) {
    if (!out.has(proposal.departmentId) && !chosen.has(proposal.departmentId)) chosen.set(proposal.departmentId, proposal);
  }
  const found = [...chosen.values()];
  const lead = found.find((proposal) => proposal.wantsLead) ?? found[0];
  return found
    .toSorted((a, b) => Number(b === lead) - Number(a === lead))
    .map(({ departmentId, reason, values }, index) => ({ departmentId, reason, values, lead: index === 0 }));
};
