import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RoutingRule } from '../../../preload/contract';
import { addedIn, choiceOf, leftOutIn, NO_ROUTING, proposeRules, useOfRules, type RoutingChoice } from '../../../main/domain';
import { ids, routing, rule, suggestions } from './routing-world';
import { COMMITTEE, departments, EMERGENCY, POWER, reported, Story, TOWNSHIP } from './world';

const OFFICE = `party-government-office-${TOWNSHIP}`;

describe('what operators make of the suggestions', () => {
  const story = new Story(reported()).accepted();
  const proposed = suggestions([rule('r', {}, [{ kind: 'party-government-office' }])], { story });
  const department = (id: string) => departments.find((one) => one.id === id);
  const choose = (...chosen: string[]) =>
    choiceOf(
      story.state,
      proposed,
      chosen.map((departmentId, index) => ({ departmentId, lead: index === 0 })),
      department,
    )!;

  it('is written down by kind, with the rule that proposed each', () => {
    const choice = choose(POWER, COMMITTEE);
    expect(choice).toEqual({
      category: 'power-tree',
      township: TOWNSHIP,
      suggested: [
        { kind: 'party-government-office', rule: 'r' },
        { kind: 'power-supply', rule: '' },
        { kind: 'emergency-office', rule: '' },
        { kind: 'village-committee', rule: '' },
      ],
      chosen: ['power-supply', 'village-committee'],
    });
    expect(addedIn(choice)).toEqual([]);
    expect(leftOutIn(choice).map(({ kind, rule: by }) => [kind, by])).toEqual([
      ['party-government-office', 'r'],
      ['emergency-office', ''],
    ]);
  });

  it('counts only the first dispatch of a case', () => {
    expect(choiceOf(new Story().accepted().dispatched().state, proposed, [], department)).toBeUndefined();
    expect(choiceOf(new Story().state, proposed, [], department)).toBeUndefined();
  });

  const usual = [{ kind: 'emergency-office', rule: '' }];
  const road = (chosen: readonly string[], suggested: RoutingChoice['suggested'] = usual): RoutingChoice => ({
    category: 'road-damage',
    township: TOWNSHIP,
    suggested,
    chosen,
  });
  const eightOfTen = [
    ...Array.from({ length: 8 }, () => road(['emergency-office', 'transport'])),
    ...Array.from({ length: 2 }, () => road(['emergency-office'])),
  ];

  it('becomes a proposal when it is nearly always the same: added in 8 of 10', () => {
    expect(proposeRules(routing(), eightOfTen)).toEqual([
      {
        category: 'road-damage',
        township: TOWNSHIP,
        change: 'add',
        kind: 'transport',
        cases: 8,
        of: 10,
        better: {
          id: `road-damage-${TOWNSHIP}-add-transport`,
          when: { categories: ['road-damage'], areas: [TOWNSHIP] },
          send: [{ kind: 'emergency-office', lead: true }, { kind: 'transport' }],
          only: true,
          why: { zh: '本地惯例：10 件中有 8 件加派', en: 'Local practice: added in 8 of 10 cases' },
        },
      },
    ]);
  });

  it('gives a rule that fits the schema and, once pasted, suggests what was chosen and is not proposed again', () => {
    const choices = Array.from({ length: 6 }, () => ({
      ...road(
        ['power-supply', 'emergency-office', 'village-committee', 'party-government-office'],
        [
          { kind: 'power-supply', rule: '' },
          { kind: 'emergency-office', rule: '' },
          { kind: 'village-committee', rule: '' },
        ],
      ),
      category: 'power-tree',
    }));
    const { better } = proposeRules(routing(), choices)[0]!;
    expect(v.safeParse(RoutingRule, better).issues).toBeUndefined();
    expect(ids([better])).toEqual([POWER, EMERGENCY, COMMITTEE, OFFICE]);
    expect(proposeRules(routing(better), choices)).toEqual([]);
  });

  it('proposes to take out what is left out, and keeps the other conditions of the rule', () => {
    const old = rule('night-road', { categories: ['road-damage', 'other'], workingTime: false }, [{ kind: 'transport' }]);
    const said = ['transport', 'emergency-office'].map((kind) => ({ kind, rule: 'night-road' }));
    const choices = Array.from({ length: 5 }, () => road(['transport'], said));
    expect(proposeRules(routing(old), choices)).toMatchObject([
      {
        rule: 'night-road',
        change: 'remove',
        kind: 'emergency-office',
        better: {
          when: { categories: ['road-damage'], areas: [TOWNSHIP], workingTime: false },
          send: [{ kind: 'transport', lead: true }],
        },
      },
    ]);
  });

  it('proposes nothing from few cases, from a change that is rare, or a rule that would send nobody', () => {
    expect(proposeRules(routing(), eightOfTen.slice(0, 4))).toEqual([]);
    const rare = [...eightOfTen.slice(0, 5), ...Array.from({ length: 5 }, () => road(['emergency-office']))];
    expect(proposeRules(routing(), rare)).toEqual([]);
    const all = Array.from({ length: 5 }, () => road(['transport']));
    expect(proposeRules(routing(), all).map(({ change }) => change)).toEqual(['add']);
  });

  it('does not mix townships', () => {
    const half = eightOfTen.map((choice, index) => (index % 2 === 0 ? choice : { ...choice, township: '530303102' }));
    expect(proposeRules({ ...NO_ROUTING, learning: { days: 90, minCases: 6, share: 0.6 } }, half)).toEqual([]);
  });

  it('is counted for every rule that had a say', () => {
    const both = road(
      ['transport'],
      [
        { kind: 'transport', rule: 'a' },
        { kind: 'water-supply', rule: 'b' },
      ],
    );
    expect([...useOfRules([both])]).toEqual([
      ['a', { uses: 1, changed: 0 }],
      ['b', { uses: 1, changed: 1 }],
    ]);
  });
});
