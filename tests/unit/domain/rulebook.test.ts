import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CARE_KINDS, PRIORITIES, Rulebook } from '../../../preload/contract';
import departments from '../../../resources/data/departments.json';
import shipped from '../../../resources/data/rulebook.json';
import { careRules } from '../../support/small-world';

const rulebook = v.parse(Rulebook, shipped);

describe('the shipped rulebook', () => {
  it('has an id for each category and template once', () => {
    for (const list of [rulebook.categories, rulebook.templates]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it('names only kinds of department that every township has', () => {
    const kinds = departments.filter(({ level }) => level === 'township').map(({ kind }) => kind);
    for (const category of rulebook.categories) {
      expect(category.departments.length).toBeGreaterThan(0);
      expect(kinds).toEqual(expect.arrayContaining(category.departments));
    }
  });

  it('has the nineteen township departments and the village committee', () => {
    expect(departments.filter(({ level }) => level === 'township')).toHaveLength(19);
    expect(departments.filter(({ level }) => level === 'village').map(({ kind }) => kind)).toEqual(['village-committee']);
  });

  it('gives a limit to every stage, category and priority', () => {
    for (const priority of PRIORITIES) {
      for (const stage of Object.values(rulebook.limits)) expect(stage[priority]).toBeDefined();
      for (const category of rulebook.categories) expect(category.handle[priority]).toBeDefined();
    }
  });

  it('offers templates only for categories that exist', () => {
    const ids = rulebook.categories.map(({ id }) => id);
    for (const template of rulebook.templates) expect(ids).toEqual(expect.arrayContaining(template.categories));
  });

  it('files unsorted cases under a category that exists', () => {
    expect(rulebook.categories.map(({ id }) => id)).toContain('other');
  });
});

describe('the shipped rules of care', () => {
  const kinds = departments.map(({ kind }) => kind);

  it('name only kinds of department that there are, and a category of the rulebook', () => {
    const { mentalHealth, others, lookIns, category } = careRules;
    const steps = [mentalHealth.stable, mentalHealth.basicallyStable, mentalHealth.stillBasicallyStable, mentalHealth.unstable];
    for (const step of [...steps, ...Object.values(others).flatMap(({ usual, high }) => [usual, high ?? usual]), lookIns])
      expect(kinds).toEqual(expect.arrayContaining([...step.departments]));
    expect(rulebook.categories.map(({ id }) => id)).toContain(category);
  });

  it('call the police where the specification does, and say where each length of time comes from', () => {
    expect(careRules.mentalHealth.unstable.departments).toContain('police-station');
    expect(Object.keys(careRules.others).sort()).toEqual(CARE_KINDS.filter((kind) => kind !== 'mental-health').toSorted());
  });

  it('name every source in both languages, and hold no other word of one alone', () => {
    const { mentalHealth, lookIns, childProtection, others } = careRules;
    for (const { source } of [mentalHealth, lookIns, childProtection, ...Object.values(others)]) {
      expect(source.zh).toMatch(/\p{Script=Han}{5}/u);
      expect(source.en).toMatch(/^[A-Z][\x20-\x7e]{20,}$/);
    }
    const loose: string[] = [];
    JSON.stringify(careRules, (key, value: unknown) => {
      if (key !== 'zh' && typeof value === 'string' && /\p{Script=Han}/u.test(value)) loose.push(`${key}: ${value}`);
      return value;
    });
    expect(loose).toEqual([]);
  });
});
