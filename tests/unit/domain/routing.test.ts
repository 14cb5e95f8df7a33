import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Routing, type RoutingCondition, type RoutingRule } from '../../../preload/contract';
import { checkRouting } from '../../../main/domain';
import shipped from '../../../resources/data/routing.json';
import kinds from '../../../resources/data/departments.json';
import { ids, routing, rule, suggestions, type Given } from './routing-world';
import { COMMITTEE, departments, EMERGENCY, HOUR, MONDAY, POWER, rulebook, Story, TOWNSHIP, VILLAGE } from './world';

const OFFICE = `party-government-office-${TOWNSHIP}`;
const NIGHT = MONDAY + 14 * HOUR;

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
