import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { CARE_CONDITIONS, CARE_KINDS, CareRules } from '../../../preload/contract';
import { lookInNow, missedNow, nextVisit, owedIn, plusMonths, stepOf, plus, yearOf } from '../../../main/domain';
import shipped from '../../../resources/data/care.json';
import { holds } from '../domain/property';

const rules = v.parse(CareRules, shipped);
const date = fc.integer({ min: 0, max: 3650 }).map((days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const reason = fc.record({
  kind: fc.constantFrom(...CARE_KINDS),
  level: fc.integer({ min: 0, max: 5 }),
  condition: fc.constantFrom(...CARE_CONDITIONS),
  before: fc.option(fc.constantFrom(...CARE_CONDITIONS), { nil: undefined }),
  since: fc.constant('2023-05-05'),
});

it('the next visit lies after this one and never beyond the interval of the rule', () => {
  holds(fc.tuple(reason, date, fc.integer({ min: 1, max: 6 })), ([why, visited, made]) => {
    const { due } = nextVisit(why, visited, { visits: Array<string>(made).fill(visited), checkUps: [] }, rules);
    expect(due > visited).toBe(true);
    expect(due <= plus(visited, stepOf(why, rules).every)).toBe(true);
  });
});

it('a patient who is visited whenever a visit is due gets at least four visits in every whole year', () => {
  holds(fc.tuple(date, fc.constantFrom(...CARE_CONDITIONS)), ([first, condition]) => {
    const why = { kind: 'mental-health' as const, level: 0, condition, before: condition, since: first };
    const visits = [first];
    while (yearOf(visits.at(-1)!) < yearOf(first) + 3) {
      visits.push(nextVisit(why, visits.at(-1)!, { visits, checkUps: [] }, rules).due);
    }
    for (const year of [yearOf(first) + 1, yearOf(first) + 2])
      expect(owedIn(year, why, { visits, checkUps: [] }, rules).visits, `${year}: ${visits.join(' ')}`).toBe(0);
  });
});

it('months are added to the same day, or to the last day of a shorter month', () => {
  holds(fc.tuple(date, fc.integer({ min: 1, max: 24 })), ([from, months]) => {
    const to = plusMonths(from, months);
    const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
    expect(count(to) - count(from)).toBe(months);
    expect(Number(to.slice(8)) <= Number(from.slice(8))).toBe(true);
  });
});

it('a look-in that has become a case was late before, and one that is made is neither', () => {
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
  const plan = { slots: ['morning', 'evening'] as const, since: 0 };
  holds(fc.tuple(instant, fc.integer({ min: 0, max: 3 * 86_400_000 })), ([now, ago]) => {
    const watched = { due: '2099-01-01', graceDays: 0, lookIns: plan, lastVisit: now - ago };
    const { cases } = missedNow(watched, now, rules);
    for (const missed of cases) {
      expect(missed.caseAt <= now && watched.lastVisit < missed.dueAt).toBe(true);
      expect(missedNow(watched, missed.dueAt, rules).late.map(({ key }) => key)).toContain(missed.key);
      expect(missedNow({ ...watched, lastVisit: now }, now, rules).cases).toEqual([]);
    }
    expect(lookInNow(plan, now, now, rules)!.from).toBeGreaterThan(now);
  });
});
