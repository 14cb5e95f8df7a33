import type { Routing, RoutingProposal, RoutingRule } from '../../../preload/contract';
import { addedIn, leadingRule, leftOutIn, type RoutingChoice } from './choice';

/** Cases of one category in one township to which the same rule was applied. */
interface Group {
  readonly rule: string;
  readonly category: string;
  readonly township: string;
  readonly choices: readonly RoutingChoice[];
}

const groupsOf = (choices: readonly RoutingChoice[]): readonly Group[] => {
  const groups = new Map<string, Group & { choices: RoutingChoice[] }>();
  for (const choice of choices) {
    for (const rule of new Set([leadingRule(choice), ...choice.suggested.map((one) => one.rule)])) {
      const { category, township } = choice;
      const key = JSON.stringify([rule, category, township]);
      const group = groups.get(key) ?? { rule, category, township, choices: [] };
      group.choices.push(choice);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
};

const tally = (kinds: readonly string[]): ReadonlyMap<string, number> => {
  const counted = new Map<string, number>();
  for (const kind of kinds) counted.set(kind, (counted.get(kind) ?? 0) + 1);
  return counted;
};

/** What is suggested to most of the group, in its usual order: the ground on which the change is made. */
const usuallySuggested = ({ choices }: Group): readonly string[] => {
  const counted = tally(choices.flatMap((choice) => [...new Set(choice.suggested.map((one) => one.kind))]));
  return [...counted].filter(([, times]) => times * 2 > choices.length).map(([kind]) => kind);
};

/** A rule for this category and township alone: the other conditions of the old one stay. */
const betterRule = (
  group: Group,
  change: RoutingProposal['change'],
  kind: string,
  old: RoutingRule | undefined,
  why: RoutingRule['why'],
): RoutingRule | undefined => {
  const before = usuallySuggested(group);
  const after = change === 'add' ? [...before.filter((one) => one !== kind), kind] : before.filter((one) => one !== kind);
  if (after.length === 0) return undefined;
  return {
    id: [group.category, group.township, change, kind].join('-').slice(0, 64),
    when: { ...old?.when, categories: [group.category], areas: [group.township] },
    send: after.map((one, index) => (index === 0 ? { kind: one, lead: true } : { kind: one })),
    only: true,
    why,
  };
};

const WHY: Record<RoutingProposal['change'], (cases: number, of: number) => RoutingRule['why']> = {
  add: (cases, of) => ({ zh: `本地惯例：${of} 件中有 ${cases} 件加派`, en: `Local practice: added in ${cases} of ${of} cases` }),
  remove: (cases, of) => ({ zh: `本地惯例：${of} 件中有 ${cases} 件不派`, en: `Local practice: left out in ${cases} of ${of} cases` }),
};

/** What operators keep changing against the suggestions, as better rules that are not in the file yet; the clearest first. */
export const proposeRules = ({ learning, rules }: Routing, choices: readonly RoutingChoice[]): RoutingProposal[] => {
  const found = groupsOf(choices).flatMap((group): RoutingProposal[] => {
    const { rule, category, township } = group;
    const of = group.choices.length;
    if (of < learning.minCases) return [];
    const old = rules.find(({ id }) => id === rule);
    const added = tally(group.choices.filter((choice) => leadingRule(choice) === rule).flatMap(addedIn));
    const removed = tally(group.choices.flatMap((choice) => leftOutIn(choice).flatMap((one) => (one.rule === rule ? [one.kind] : []))));
    const proposals = (change: RoutingProposal['change'], counted: ReadonlyMap<string, number>) =>
      [...counted].flatMap(([kind, cases]): RoutingProposal[] => {
        if (cases < of * learning.share) return [];
        const better = betterRule(group, change, kind, old, WHY[change](cases, of));
        const known = better && rules.some(({ id }) => id === better.id);
        return better && !known ? [{ ...(rule === '' ? {} : { rule }), category, township, change, kind, cases, of, better }] : [];
      });
    return [...proposals('add', added), ...proposals('remove', removed)];
  });
  return found.sort((a, b) => b.cases / b.of - a.cases / a.of || b.of - a.of || (a.better.id < b.better.id ? -1 : 1));
};

/** How often each rule was applied, and how often what it said was changed. */
export const useOfRules = (choices: readonly RoutingChoice[]): ReadonlyMap<string, { uses: number; changed: number }> => {
  const used = new Map<string, { uses: number; changed: number }>();
  for (const choice of choices) {
    for (const rule of new Set([leadingRule(choice), ...choice.suggested.map((one) => one.rule)])) {
      const changed = leftOutIn(choice).some((one) => one.rule === rule) || (rule === leadingRule(choice) && addedIn(choice).length > 0);
      const before = used.get(rule) ?? { uses: 0, changed: 0 };
      used.set(rule, { uses: before.uses + 1, changed: before.changed + Number(changed) });
    }
  }
  return used;
};
