import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Routing, RoutingRule, type GridType, type RoutingCondition, type Suggestion } from '../../../preload/contract';
import { addedIn, checkRouting, choiceOf, leftOutIn, NO_ROUTING, proposeRules, suggest, useOfRules } from '../../../main/domain';
import type { RoutingChoice } from '../../../main/domain';
import shipped from '../../../resources/data/routing.json';
import kinds from '../../../resources/data/departments.json';
import { COMMITTEE, departments, EMERGENCY, HOUR, MONDAY, POWER, reported, rulebook, Story, TOWNSHIP, VILLAGE, weekdays } from './world';

const OFFICE = `party-government-office-${TOWNSHIP}`;
const NIGHT = MONDAY + 14 * HOUR;

const rule = (id: string, when: RoutingCondition, send: RoutingRule['send'], only?: boolean): RoutingRule => ({
  id,
  when,
  send,
  ...(only === undefined ? {} : { only }),
  why: { zh: `因为${id}`, en: `because ${id}` },
});
const routing = (...rules: RoutingRule[]): Routing => ({ ...NO_ROUTING, rules });

interface Given {
  readonly story?: Story;
  readonly now?: number;
  readonly gridType?: GridType;
  readonly departments?: typeof departments;
}
const suggestions = (rules: readonly RoutingRule[], given: Given = {}): Suggestion[] =>
  suggest({
    state: (given.story ?? new Story().accepted()).state,
    now: given.now ?? MONDAY,
    gridType: given.gridType,
    departments: given.departments ?? departments,
    rulebook,
    calendar: weekdays,
    routing: routing(...rules),
  });
const ids = (rules: readonly RoutingRule[], given?: Given) => suggestions(rules, given).map(({ departmentId }) => departmentId);

describe('a routing rule', () => {
  it('comes before what is usual, and says which rule it is and why', () => {
    const found = suggestions([rule('office-too', { categories: ['power-tree'] }, [{ kind: 'party-government-office' }])]);
    expect(found).toEqual([
      { departmentId: OFFICE, lead: true, reason: 'rule', values: { rule: 'office-too', zh: '因为office-too', en: 'because office-too' } },
      { departmentId: POWER, lead: false, reason: 'category', values: { category: 'power-tree' } },
      { departmentId: EMERGENCY, lead: false, reason: 'category', values: { category: 'power-tree' } },
      { departmentId: COMMITTEE, lead: false, reason: 'village-of-case', values: { village: 'village-committee' } },
    ]);
  });

  it('may name the lead, who then stands first, and may want nobody else', () => {
    const send = [{ kind: 'power-supply' }, { id: EMERGENCY, lead: true }];
    expect(ids([rule('r', {}, send, true)])).toEqual([EMERGENCY, POWER]);
    expect(ids([rule('r', {}, send, true), rule('later', {}, [{ kind: 'party-government-office' }])])).toEqual([EMERGENCY, POWER]);
    expect(ids([rule('r', {}, send), rule('later', {}, [{ kind: 'party-government-office' }])])).toEqual([
      EMERGENCY,
      POWER,
      OFFICE,
      COMMITTEE,
    ]);
  });

  const one: RoutingRule['send'] = [{ kind: 'party-government-office' }];
  const applies = (when: RoutingCondition, given?: Given) => suggestions([rule('r', when, one)], given)[0]?.reason === 'rule';

  it('holds for its categories, areas and types of grid, and for no others', () => {
    expect(applies({ categories: ['power-tree', 'water'] })).toBe(true);
    expect(applies({ categories: ['water'] })).toBe(false);
    for (const area of [VILLAGE, TOWNSHIP, '530303']) expect(applies({ areas: [area] })).toBe(true);
    for (const area of ['530303101202', '530303102']) expect(applies({ areas: [area] })).toBe(false);
    expect(applies({ gridTypes: ['rural', 'compound'] }, { gridType: 'rural' })).toBe(true);
    expect(applies({ gridTypes: ['rural'] }, { gridType: 'commercial' })).toBe(false);
    expect(applies({ gridTypes: ['rural'] })).toBe(false);
  });

  it.each([
    ['06:00', true],
    ['22:00', true],
    ['23:59', true],
    ['05:59', true],
    ['06:01', false],
    ['21:59', false],
    ['12:00', false],
  ])('with hours over midnight at %s holds: %s', (time, expected) => {
    const now = Date.parse(`2026-11-23T${time}:00+08:00`);
    expect(applies({ hours: [{ from: 1320, to: 361 }] }, { now })).toBe(expected);
  });

  it.each([
    ['2026-11-23T09:00', true],
    ['2026-11-23T12:30', false],
    ['2026-11-23T18:00', false],
    ['2026-11-22T09:00', false],
  ])('tells working time from the rest: %s is %s', (time, working) => {
    const now = Date.parse(`${time}:00+08:00`);
    expect(applies({ workingTime: true }, { now })).toBe(working);
    expect(applies({ workingTime: false }, { now })).toBe(!working);
  });

  it('knows whether somebody is on duty at the department that serves the place', () => {
    const empty = departments.map((department) => (department.id === POWER ? { ...department, onDuty: [] } : department));
    expect(applies({ duty: { kind: 'power-supply', onDuty: true } })).toBe(true);
    expect(applies({ duty: { kind: 'power-supply', onDuty: true } }, { departments: empty })).toBe(false);
    expect(applies({ duty: { kind: 'power-supply', onDuty: false } }, { departments: empty })).toBe(true);
    expect(applies({ duty: { kind: 'no-such-kind', onDuty: false } })).toBe(true);
  });

  it('needs all that it says', () => {
    expect(applies({ categories: ['power-tree'], workingTime: false })).toBe(false);
    expect(applies({ categories: ['power-tree'], workingTime: false }, { now: NIGHT })).toBe(true);
  });

  it('that names nobody decides nothing, even where it wants nobody else', () => {
    expect(ids([rule('r', {}, [{ kind: 'no-such-kind' }, { id: 'no-such-id' }], true)])).toEqual(ids([]));
  });

  it('names nobody twice, and nobody who is at work already', () => {
    const rules = [rule('r', {}, [{ kind: 'power-supply' }, { id: POWER }, { kind: 'party-government-office' }])];
    expect(ids(rules)).toEqual([POWER, OFFICE, EMERGENCY, COMMITTEE]);
    expect(ids(rules, { story: new Story().accepted().dispatched(POWER) })).toEqual([OFFICE, EMERGENCY, COMMITTEE]);
  });
});

describe('a department that has just sent the case back', () => {
  it('is not proposed again', () => {
    const story = new Story().accepted().dispatched(POWER);
    story.do('department', 'decline', { taskId: story.lastTask, reason: '不属于本部门' });
    expect(ids([], { story })).toEqual([EMERGENCY, COMMITTEE]);
    expect(ids([rule('r', {}, [{ kind: 'power-supply' }])], { story })).toEqual([EMERGENCY, COMMITTEE]);
  });
});

describe('the check of the rules', () => {
  const areas = ['530303', TOWNSHIP, VILLAGE].map((code) => ({ code, name: code, level: 'village' as const, parent: null }));
  const check = (...rules: RoutingRule[]) => checkRouting(routing(...rules), { rulebook, areas, departments });

  it('finds nothing in rules that name what is there', () => {
    expect(check(rule('r', { categories: ['water'], areas: [TOWNSHIP] }, [{ kind: 'power-supply' }, { id: EMERGENCY }]))).toEqual([]);
  });

  it('finds what is not there, and a rule that thereby names nobody', () => {
    const bad = rule('r', { categories: ['ufo'], areas: ['530303999'], duty: { kind: 'watch', onDuty: true } }, [{ kind: 'ghosts' }]);
    expect(check(bad)).toEqual([
      { rule: 'r', fault: 'no-category', value: 'ufo' },
      { rule: 'r', fault: 'no-area', value: '530303999' },
      { rule: 'r', fault: 'no-department', value: 'ghosts' },
      { rule: 'r', fault: 'no-department', value: 'watch' },
      { rule: 'r', fault: 'nobody', value: 'ghosts' },
    ]);
    expect(check(rule('r', {}, [{ kind: 'ghosts' }, { kind: 'power-supply' }]))).toEqual([
      { rule: 'r', fault: 'no-department', value: 'ghosts' },
    ]);
  });

  it('looks where the rule looks: a kind that only another township has names nobody here', () => {
    const elsewhere = departments.filter(({ id }) => id !== POWER);
    const asks = rule('r', { areas: [TOWNSHIP] }, [{ kind: 'power-supply' }]);
    expect(checkRouting(routing(asks), { rulebook, areas, departments: elsewhere }).map(({ fault }) => fault)).toEqual([
      'no-department',
      'nobody',
    ]);
  });

  it('finds an id that stands twice', () => {
    const twin = rule('r', {}, [{ kind: 'power-supply' }]);
    expect(check(twin, twin)).toEqual([{ rule: 'r', fault: 'twice', value: 'r' }]);
  });

  it('finds nothing in the rules that are shipped', () => {
    const parsed = v.parse(Routing, shipped);
    const everywhere = kinds.map(({ kind }) => ({ id: kind, name: kind, kind, phone: '', onDuty: [], handles: [] }));
    expect(checkRouting(parsed, { rulebook, areas, departments: everywhere })).toEqual([]);
  });
});

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
